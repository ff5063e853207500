namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>The text being read and the moment it was said at.</summary>
internal sealed record DateContext(EnglishText Text, DateTime Reference)
{
    internal DateTime Today => Reference.Date;

    internal string Word(int i) => Text[i].Text;

    internal bool Is(int i, string word) => Text.Is(i, word);

    internal bool IsAny(int i, params ReadOnlySpan<string> words) => Text.IsAny(i, words);

    internal int Skip(int i, params ReadOnlySpan<string> words) => Text.Skip(i, words);
}
