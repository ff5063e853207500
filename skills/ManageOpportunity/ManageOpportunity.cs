namespace SalesAssistant.Skills;

/// <summary>Create or change a deal (R14, R15). Action: create, update, delete.</summary>
public sealed record ManageOpportunity(string Action) : Request
{
    public override string Skill => "manage_opportunity";

    public Named? Opportunity { get; init; }

    public Named? Customer { get; init; }

    /// <summary>What was said, for picking the deal once the customer is known; null where no message stands behind the request.</summary>
    public string? Said { get; init; }

    /// <summary>Words that name the deal where no name stands and what was talked about before was taken; null = a name, or nothing, was said.</summary>
    public Clarifying.DealNaming? Naming { get; init; }

    /// <summary>Fields that move from where they stand when the change is proposed.</summary>
    public IReadOnlyList<DealMove> Moves { get; init; } = [];

    /// <summary>Field name of Opportunity → new canonical text.</summary>
    public IReadOnlyDictionary<string, string?> Changes { get; init; } = new Dictionary<string, string?>();
}
