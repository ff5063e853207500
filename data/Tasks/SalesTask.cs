using SalesAssistant.Data.Interactions;

namespace SalesAssistant.Data.Tasks;

/// <summary>Something to do, with its date and owner: the one home of a follow-up (R24).</summary>
public sealed class SalesTask : Record, IOfCustomer
{
    /// <summary>What to do.</summary>
    public required string Title { get; set; }

    /// <summary>Business date it is due; null = no date.</summary>
    public DateOnly? DueDate { get; set; }

    /// <summary>Clock time on that date in the company's zone; null = any time.</summary>
    public TimeOnly? DueTime { get; set; }

    /// <summary>UTC moment to remind at; null = no reminder.</summary>
    public DateTime? RemindAt { get; set; }

    /// <summary>Who does it.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Who made it.</summary>
    public long? CreatedById { get; set; }

    /// <summary>About this customer.</summary>
    public long? CustomerId { get; set; }

    /// <summary>About this person.</summary>
    public long? ContactId { get; set; }

    /// <summary>About this deal.</summary>
    public long? OpportunityId { get; set; }

    /// <summary>Made by this note.</summary>
    public long? InteractionId { get; set; }

    /// <summary>1 high, 2 normal, 3 low.</summary>
    public int Priority { get; set; } = 2;

    /// <summary>State.</summary>
    public WorkStatus Status { get; set; }

    /// <summary>UTC; null while open.</summary>
    public DateTime? CompletedAt { get; set; }
}

/// <summary>A next step that a person put off or does not want to hear of again.</summary>
public sealed class SuggestionSnooze
{
    /// <summary>Caller-made id.</summary>
    public long Id { get; set; }

    /// <summary>Whose suggestion.</summary>
    public long UserId { get; set; }

    /// <summary>What the suggestion is about, such as "overdue:opportunity:123".</summary>
    public required string Key { get; set; }

    /// <summary>Business date it may come back; null = never.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }
}
