namespace SalesAssistant.Skills.Language.Recognizers.English;

internal enum TokenKind : byte
{
    Word,
    Digits,
    Mark,
}

/// <summary>A word, a run of digits or a single mark of an English text.</summary>
/// <param name="Text">In lower case, with plain quotes and dashes.</param>
/// <param name="Spaced">True when blanks stand before it.</param>
internal readonly record struct EnglishToken(TokenKind Kind, string Text, int Start, int End, bool Spaced)
{
    internal bool IsWord => Kind == TokenKind.Word;

    internal bool IsDigits => Kind == TokenKind.Digits;
}
