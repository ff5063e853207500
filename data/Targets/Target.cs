namespace SalesAssistant.Data.Targets;

/// <summary>What a person has agreed to sell in a month (R34); quarters and years are sums of their months.</summary>
public sealed class Target : Record, IOwned
{
    /// <summary>Whose target.</summary>
    public long? OwnerId { get; set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; set; }

    /// <summary>Fen.</summary>
    public long AmountFen { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; set; } = "CNY";
}
