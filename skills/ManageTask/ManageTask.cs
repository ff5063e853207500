using SalesAssistant.Data;

namespace SalesAssistant.Skills;

/// <summary>Create, move, complete, cancel a task or a planned activity (R21, R24). Action: create, update, complete, cancel.</summary>
public sealed record ManageTask(string Action) : Request
{
    public override string Skill => "manage_task";

    /// <summary>An existing task or activity.</summary>
    public Named? Item { get; init; }

    /// <summary>Beside <see cref="Item"/>, what else of the list just shown is changed the same way.</summary>
    public IReadOnlyList<RecordRef> MoreItems { get; init; } = [];

    /// <summary>What was said of the existing item, where the store has to find it; null = the one talked about last.</summary>
    public string? ItemWords { get; init; }

    /// <summary>The day the existing item stands on, where one was said.</summary>
    public DateOnly? ItemOn { get; init; }

    /// <summary>No week was said with <see cref="ItemOn"/>: of a list just shown it is the day of that name there.</summary>
    public bool IsOnBareWeekday { get; init; }

    public string? Title { get; init; }

    public DateOnly? Due { get; init; }

    public TimeOnly? Time { get; init; }

    /// <summary>No week was said with <see cref="Due"/>: it is the day of that name in the item's own week, where that is a later one.</summary>
    public bool IsDueInItsWeek { get; init; }

    /// <summary>Shift of the due date in days, such as −1 for "a day earlier".</summary>
    public int? ShiftDays { get; init; }

    /// <summary>Shift of the clock time in minutes, such as 60 for "an hour later".</summary>
    public int? ShiftMinutes { get; init; }

    public RecordRef? Owner { get; init; }

    /// <summary>Beside <see cref="Owner"/>, who else gets a new task of the kind.</summary>
    public IReadOnlyList<RecordRef> MoreOwners { get; init; } = [];

    /// <summary>One new task each for everybody who sells in <see cref="Team"/>, or among those whom the caller leads.</summary>
    public bool IsForEverybody { get; init; }

    /// <summary>Whose everybody; null = the caller's own people.</summary>
    public RecordRef? Team { get; init; }

    public Named? Customer { get; init; }

    public Named? Contact { get; init; }

    public Named? Opportunity { get; init; }

    /// <summary>For a planned activity: visit, call, demo …; null = a plain task.</summary>
    public string? ActivityType { get; init; }
}
