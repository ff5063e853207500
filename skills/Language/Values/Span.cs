namespace SalesAssistant.Skills.Language.Values;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
/// <param name="Start">Offset of the first unit.</param>
/// <param name="Length">Number of units; 0 for a place between two.</param>
public readonly record struct Span(int Start, int Length)
{
    /// <summary>Offset behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>True when both stretches share at least one unit.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>The words that this stretch covers in <paramref name="text"/>.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Substring(Start, Length);
    }

    internal static Span Between(int start, int end) => new(start, end - start);
}
