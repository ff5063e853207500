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
    internal string? From(Opportunity deal) => From(FieldCodec.Write(Field switch
    {
        nameof(Opportunity.ExpectedAmountFen) => deal.ExpectedAmountFen,
        nameof(Opportunity.WinProbability) => deal.WinProbability,
        nameof(Opportunity.ExpectedCloseDate) => deal.ExpectedCloseDate,
        nameof(Opportunity.ActionDueDate) => deal.ActionDueDate,
        _ => deal.Stage,
    }));

    /// <summary>The same from what the field holds, in canonical text; null = nothing.</summary>
    internal string? From(string? held) => held is null ? null : Field switch
    {
        nameof(Opportunity.ExpectedAmountFen) => Amount(long.Parse(held, CultureInfo.InvariantCulture)),
        nameof(Opportunity.WinProbability) => Text(Math.Clamp(int.Parse(held, CultureInfo.InvariantCulture) + (int)By, 0, 100)),
        nameof(Opportunity.Stage) => Enum.Parse<Stage>(held) is var stage ? Moved(stage + (int)By, stage) : null,
        _ => FieldCodec.Read(held, typeof(DateOnly)) is DateOnly day ? FieldCodec.Write(Unit == DealMoveUnit.Months ? day.AddMonths((int)By) : day.AddDays((int)By)) : null,
    };

    private string? Amount(long fen)
    {
        var moved = Unit == DealMoveUnit.Fraction ? Math.Round(fen * (1 + By)) : fen + By;
        return moved is > 0 and < long.MaxValue ? Text((long)moved) : null;
    }

    // A lost deal has no next stage, and a lost one is not the next of a won one.
    private static string? Moved(Stage to, Stage from) => from != Stage.Lost && to is >= Stage.InitialContact and <= Stage.AfterSales ? to.ToString() : null;

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
