using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Skills.Planning;

/// <summary>An open deal with everything around it that a suggestion can stand on.</summary>
internal sealed record DealWork(Opportunity Deal, RecordRef? Customer)
{
    public RecordRef Ref => new(RecordKind.Opportunity, Deal.Id, Deal.Name);

    /// <summary>When it entered its stage.</summary>
    public DateOnly StageSince { get; init; }

    /// <summary>Newest contact about the deal, or with its customer; null = none ever.</summary>
    public DateOnly? LastContactOn { get; init; }

    /// <summary>Newest interaction about the deal; loaded only where it is shown.</summary>
    public Interaction? LastInteraction { get; init; }

    /// <summary>What the countdown to the public pool runs on; null for a customer that nobody owns.</summary>
    public PoolClock? PoolClock { get; init; }

    public bool HasDecisionMaker { get; init; }

    /// <summary>Open tasks about the deal, soonest first.</summary>
    public IReadOnlyList<SalesTask> Tasks { get; init; } = [];

    /// <summary>Planned activities about the deal, soonest first.</summary>
    public IReadOnlyList<Activity> Activities { get; init; } = [];
}

/// <summary>Since when a customer has not been followed up, and whether the longer limit of A-grade customers holds.</summary>
internal sealed record PoolClock(DateOnly Since, bool IsGradeA);

/// <summary>Why something should be done now.</summary>
/// <param name="Kind">overdue, due, due_soon, planned, task_overdue, task_due, closing, long_in_stage, no_contact, no_decision_maker, no_activity, criterion, pool.</param>
/// <param name="Text">The sentence with its evidence.</param>
/// <param name="Urgency">0 to 1.</param>
internal sealed record Reason(string Kind, string Text, double Urgency);

/// <summary>A deal (or a task or customer without one) with its reasons.</summary>
internal sealed record Suggestion(RecordRef About, RecordRef? Customer, IReadOnlyList<Reason> Reasons, double Score)
{
    public DealWork? Work { get; init; }

    /// <summary>The interaction that a task came from; null = none.</summary>
    public RecordRef? Source { get; init; }

    /// <summary>The strongest reason.</summary>
    public string Kind => Reasons.Count == 0 ? "review" : Reasons.MaxBy(reason => reason.Urgency)!.Kind;   // not empty

    /// <summary>What snoozing remembers.</summary>
    public string Key => SuggestionKey.Of(Kind, About);
}
