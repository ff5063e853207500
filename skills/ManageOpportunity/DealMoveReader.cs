using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Deals;

/// <summary>Reads by how much a deal's fields are to move: 概率提高10个点, 金额再加10万, "push the close date back two weeks", 推进到下一阶段. What a field is set to (涨到120万) is no move.</summary>
internal static class DealMoveReader
{
    // Room for "the amount of the deal by" between the verb and the value.
    private const int Reach = 60;

    private static readonly Lexicon Words = DealValues.Words;

    public static IReadOnlyList<DealMove> Read(Utterance utterance)
    {
        DealMove?[] found = [Stage(utterance.Text), Share(utterance) ?? Points(utterance), Amount(utterance), Day(utterance)];
        return [.. found.OfType<DealMove>()];
    }

    private static DealMove? Stage(string text)
    {
        var steps = Words.Has(text, "next_stage") ? 1 : Words.Has(text, "previous_stage") ? -1 : 0;
        return steps == 0 ? null : new DealMove(nameof(Opportunity.Stage), steps, DealMoveUnit.Stages);
    }

    // Of a probability, percent are points (from 60 up 10% is 70); of an amount, points are percent (让两个点).
    private static DealMove? Share(Utterance utterance)
    {
        var text = utterance.Text;
        if (utterance.Percents is not [{ Discount: false, Low: null } share] || Sign(text, share.Span) is not { } sign)
        {
            return null;
        }

        return Words.Has(text, "probability") || (share.Points && !Words.Has(text, "amount"))
            ? new DealMove(nameof(Opportunity.WinProbability), sign * decimal.Truncate(share.Fraction * 100), DealMoveUnit.Points)
            : Words.Has(text, "amount") ? new DealMove(nameof(Opportunity.ExpectedAmountFen), sign * share.Fraction, DealMoveUnit.Fraction) : null;
    }

    // "by 10 points" counts shares only of a probability.
    private static DealMove? Points(Utterance utterance) =>
        Words.Has(utterance.Text, "probability") && utterance.Numbers is [{ Unit: "point" or "points" or "pts" or "点", Low: null } number] && Sign(utterance.Text, number.Span) is { } sign
            ? new DealMove(nameof(Opportunity.WinProbability), sign * decimal.Truncate(number.Value), DealMoveUnit.Points)
            : null;

    private static DealMove? Amount(Utterance utterance) =>
        utterance.Money is [{ Currency: "CNY" } money] && money.Low == money.High && Sign(utterance.Text, money.Span) is { } sign
            ? new DealMove(nameof(Opportunity.ExpectedAmountFen), sign * Saturating.ToFen(money.High), DealMoveUnit.Fen)
            : null;

    private static DealMove? Day(Utterance utterance)
    {
        var text = utterance.Text;
        var field = Words.Has(text, "next_due") || Words.Has(text, "next_action") ? nameof(Opportunity.ActionDueDate)
            : Words.Has(text, "close_date") || Words.Has(text, "deal") ? nameof(Opportunity.ExpectedCloseDate) : null;
        if (field is null || utterance.Dates.Any(date => !date.ClockOnly) || utterance.Durations is not [{ Days: { } days } length])
        {
            return null;
        }

        var sign = Words.Has(text, "sooner") ? -1 : Words.Has(text, "later") ? 1 : 0;
        return (sign, length.Unit) switch
        {
            (0, _) => null,
            (_, "month") when length.Amount == decimal.Truncate(length.Amount) => new DealMove(field, sign * length.Amount, DealMoveUnit.Months),
            (_, "quarter") => new DealMove(field, sign * length.Amount * 3, DealMoveUnit.Months),
            _ => new DealMove(field, sign * days, DealMoveUnit.Days),
        };
    }

    // The word of moving stands right before the value (再加10万, "add 100k to …"), or the value stands behind "by". Further away it does something else: "add a deal, 300k", 加个单子，30万.
    private static int? Sign(string text, Span value)
    {
        var before = text[Math.Max(0, value.Start - Reach)..value.Start].TrimEnd();
        while (EndsWith(before, "hedge") is { } hedge)
        {
            before = before[..hedge.Start].TrimEnd();
        }

        if (EndsWith(before, "by") is not null)
        {
            var (up, down) = (Last(before, "up"), Last(before, "down"));
            return up == down ? null : up > down ? 1 : -1;
        }

        return EndsWith(before, "up") is not null ? 1 : EndsWith(before, "down") is not null ? -1 : null;
    }

    private static Span? EndsWith(string text, string list) =>
        Words.All(text, list).LastOrDefault() is { Length: > 0 } word && word.End == text.Length ? word : null;

    private static int Last(string text, string list) => Words.All(text, list).Select(word => word.Start).DefaultIfEmpty(-1).Max();
}
