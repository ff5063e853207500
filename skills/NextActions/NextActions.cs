using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills;

/// <summary>What to do next (R53, R24, R17).</summary>
public sealed record NextActions : Request
{
    public override string Skill => "next_actions";

    /// <summary>About one customer, contact or deal; null = everything in scope.</summary>
    public Named? About { get; init; }

    /// <summary>With focus "planned": the customers named, where they are several; else empty.</summary>
    public IReadOnlyList<RecordRef> Customers { get; init; } = [];

    /// <summary>All matching deals of the customer when it has several.</summary>
    public IReadOnlyList<RecordRef> Deals { get; init; } = [];

    /// <summary>Words that name a deal where no name stands; null = a name, or nothing, was said.</summary>
    public Clarifying.DealNaming? Naming { get; init; }

    /// <summary>Whose: a colleague; null = own (or the team's when <see cref="IsTeam"/>).</summary>
    public RecordRef? Owner { get; init; }

    /// <summary>Further colleagues, when several were named.</summary>
    public IReadOnlyList<RecordRef> MoreOwners { get; init; } = [];

    public RecordRef? Team { get; init; }

    public bool IsTeam { get; init; }

    /// <summary>Due or planned in this range; null = today and what is overdue.</summary>
    public MetricPeriod? Period { get; init; }

    /// <summary>"overdue", "due", "planned" (calendar), "closing" (expected to be signed), "risk", "quiet" (not contacted for long), "birthday" (of contacts), "all", "prepare" (for a named event).</summary>
    public string Focus { get; init; } = "all";

    /// <summary>The person speaks of the own work ("我", "my"): a supervisor's own records rather than the team's.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The whole company's work was asked for.</summary>
    public bool IsCompany { get; init; }

    /// <summary>How many were asked for ("三件事", "top 3"); null = not said.</summary>
    public int? Limit { get; init; }

    /// <summary>With focus "quiet": no contact for at least so many days; null = the company's usual limit.</summary>
    public int? QuietDays { get; init; }

    /// <summary>A list was asked for, not a choice of what to do first.</summary>
    public bool IsList { get; init; }

    /// <summary>Deals were asked for by that name: what is loose of any deal is left out.</summary>
    public bool IsOfDeals { get; init; }

    /// <summary>Conditions on deals (amount, stage, grade …).</summary>
    public IReadOnlyList<MetricFilter> Filters { get; init; } = [];
}
