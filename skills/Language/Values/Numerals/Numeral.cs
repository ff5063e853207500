namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>How a number was written.</summary>
internal enum NumeralForm
{
    Digits,
    Chinese,
    English,
}

/// <summary>A number as it stands in a text, without what stands around it.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last.</param>
/// <param name="Low">The number, or the lower one of 三五万.</param>
/// <param name="High">The upper one; the same for a single number.</param>
/// <param name="Form">How it was written.</param>
internal readonly record struct Numeral(int Start, int End, decimal Low, decimal High, NumeralForm Form)
{
    /// <summary>The unit that the whole was multiplied by last: 10,000 for 80万; 1 without any.</summary>
    internal decimal Scale { get; init; }

    /// <summary>万, 亿, W, k, M, million stood there.</summary>
    internal bool Magnitude { get; init; }

    /// <summary>来, 多, 几, 余 or a pair of neighbours stood there.</summary>
    internal bool Approx { get; init; }

    /// <summary>两千八, 12万6: the spoken form that leaves the last unit out.</summary>
    internal bool Shorthand { get; init; }

    /// <summary>Without a digit: 百万, 上亿.</summary>
    internal bool Headless { get; init; }

    /// <summary>Plain digits that were grouped by commas.</summary>
    internal bool Grouped { get; init; }

    /// <summary>How many plain digits before the decimal point; 0 for words.</summary>
    internal int Digits { get; init; }

    /// <summary>Digits with a decimal point.</summary>
    internal bool Fraction { get; init; }

    internal int Length => End - Start;

    internal bool IsPair => Low != High;

    internal Numeral Scaled(decimal factor, int end) =>
        this with { Low = Low * factor, High = High * factor, Scale = factor, Magnitude = true, End = end };
}
