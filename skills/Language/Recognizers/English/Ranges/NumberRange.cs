using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Ranges;

/// <summary>Numbers from a lower to an upper limit; a missing limit is null.</summary>
internal sealed record NumberRange(int From, int To, double? Lower, double? Upper, bool HasLower, bool HasUpper)
{
    /// <summary>"[20,100)", "(,30]": round brackets leave the limit out.</summary>
    internal string Text =>
        $"{(HasLower ? '[' : '(')}{Write(Lower)},{Write(Upper)}{(HasUpper ? ']' : ')')}";

    internal static NumberRange On(Side side, int from, int to, double number) => side switch
    {
        Side.Above => new NumberRange(from, to, number, null, false, false),
        Side.AtLeast => new NumberRange(from, to, number, null, true, false),
        Side.Below => new NumberRange(from, to, null, number, false, false),
        Side.AtMost => new NumberRange(from, to, null, number, false, true),
        _ => new NumberRange(from, to, number, number, true, true),
    };

    /// <summary>The numbers that are in both; null when the two do not bound one stretch from both sides.</summary>
    internal NumberRange? And(NumberRange other)
    {
        var (low, high) = Upper is null ? (this, other) : (other, this);
        return low is { Lower: { } from, Upper: null } && high is { Lower: null, Upper: { } to } && from < to
            ? new NumberRange(From, other.To, from, to, low.HasLower, high.HasUpper)
            : null;
    }

    private static string Write(double? limit) => limit is { } number ? EnglishNumber.Format(number) : "";
}
