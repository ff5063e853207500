namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>One way to place an expression on the calendar.</summary>
/// <param name="Timex">The expression in TIMEX form: "XXXX-11-07", "(T09,T11,PT2H)".</param>
/// <param name="Start">The point, or the first moment of a range; null when the range is open there. A time of day stands on day one of year one.</param>
/// <param name="End">The moment behind a range; null for points and open ranges. Both null: nothing that the calendar has (30 February, "summer").</param>
internal readonly record struct Candidate(string Timex, DateTime? Start, DateTime? End = null)
{
    internal bool Resolved => Start is not null || End is not null;
}
