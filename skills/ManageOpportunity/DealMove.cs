using System.Globalization;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Skills;

/// <summary>What a field of a deal is moved by, from where it stands when the change is proposed.</summary>
/// <param name="Field">"ExpectedAmountFen", "WinProbability", "ExpectedCloseDate", "ActionDueDate" or "Stage".</param>
/// <param name="By">Signed, in <paramref name="Unit"/>.</param>
public sealed record DealMove(string Field, decimal By, DealMoveUnit Unit)
{
    /// <summary>The field's new value in canonical text; null where there is nothing to move from, or no place to move to (no amount yet, the last stage, an amount below zero).</summary>
    internal string? From(Opportunity deal) => Field switch
    {
        nameof(Opportunity.ExpectedAmountFen) => deal.ExpectedAmountFen is { } fen ? Amount(fen) : null,
        nameof(Opportunity.WinProbability) => Text(Math.Clamp(deal.WinProbability + (int)By, 0, 100)),
        nameof(Opportunity.ExpectedCloseDate) => Day(deal.ExpectedCloseDate),
        nameof(Opportunity.ActionDueDate) => Day(deal.ActionDueDate),
        _ => Stage(deal.Stage + (int)By, deal.Stage),
    };

    private string? Amount(long fen)
    {
        var moved = Unit == DealMoveUnit.Fraction ? Math.Round(fen * (1 + By)) : fen + By;
        return moved is > 0 and < long.MaxValue ? Text((long)moved) : null;
    }

    private string? Day(DateOnly? day) => day is not { } from ? null : FieldCodec.Write(Unit == DealMoveUnit.Months ? from.AddMonths((int)By) : from.AddDays((int)By));

    // A lost deal has no next stage, and a lost one is not the next of a won one.
    private static string? Stage(Stage to, Stage from) =>
        from != Data.Opportunities.Stage.Lost && to is >= Data.Opportunities.Stage.InitialContact and <= Data.Opportunities.Stage.AfterSales ? to.ToString() : null;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a <see cref="DealMove"/> counts in.</summary>
public enum DealMoveUnit
{
    /// <summary>Hundredths of a yuan.</summary>
    Fen,

    /// <summary>A share of what the field holds: 0.05 is five percent of it.</summary>
    Fraction,

    /// <summary>Percentage points.</summary>
    Points,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Calendar months.</summary>
    Months,

    /// <summary>Stages of the funnel.</summary>
    Stages,
}
