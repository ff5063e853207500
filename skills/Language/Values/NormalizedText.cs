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

        if (span.Length == 0)
        {
            return new Span(span.Start < Text.Length ? _offsets[span.Start] : Original.Length, 0);
        }

        return Span.Between(_offsets[span.Start], _offsets[span.End - 1] + 1);
    }
}
