namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>An interval of numbers.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Low">Null when it has no lower bound.</param>
/// <param name="LowIncluded">True when the bound itself belongs to it.</param>
/// <param name="High">Null when it has no upper bound.</param>
/// <param name="HighIncluded">True when the bound itself belongs to it.</param>
internal sealed record NumberBounds(int Start, int End, double? Low, bool LowIncluded, double? High, bool HighIncluded)
{
    /// <summary>False for a number without any bound.</summary>
    internal bool IsComplete => Low is not null || High is not null;

    /// <summary>"[10,20)", "(500,)".</summary>
    internal string Interval => (LowIncluded ? "[" : "(") + Text(Low) + "," + Text(High) + (HighIncluded ? "]" : ")");

    internal static NumberBounds Nothing(int start, int end) => new(start, end, null, false, null, false);

    internal static NumberBounds Of(int start, int end, Comparison comparison, double value) => comparison switch
    {
        Comparison.More => new NumberBounds(start, end, value, false, null, false),
        Comparison.AtLeast => new NumberBounds(start, end, value, true, null, false),
        Comparison.Less => new NumberBounds(start, end, null, false, value, false),
        Comparison.AtMost => new NumberBounds(start, end, null, false, value, true),
        _ => new NumberBounds(start, end, value, true, value, true),
    };

    /// <summary>Both bounds in one, where one is a lower and the other a higher upper one; else null.</summary>
    internal NumberBounds? With(NumberBounds next)
    {
        var (lower, upper) = Low is not null ? (this, next) : (next, this);
        return lower is { Low: { } low, High: null } && upper is { High: { } high, Low: null } && low < high
            ? new NumberBounds(Start, next.End, low, lower.LowIncluded, high, upper.HighIncluded)
            : null;
    }

    private static string Text(double? value) => value is { } said ? NumberHit.Text(said) : "";
}

/// <summary>How a number bounds what is counted.</summary>
internal enum Comparison
{
    Equal,
    More,
    AtLeast,
    Less,
    AtMost,
}
