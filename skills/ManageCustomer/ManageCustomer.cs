namespace SalesAssistant.Skills;

/// <summary>Create or change a customer, a contact or tags (R1, R4, R9).</summary>
public sealed record ManageCustomer(string Action) : Request
{
    public override string Skill => "manage_customer";

    /// <summary>The customer; for create its new name.</summary>
    public Named? Customer { get; init; }

    public Named? Contact { get; init; }

    /// <summary>Field name → new canonical text. Field names of Customer, or of Contact when <see cref="Contact"/> is set.</summary>
    public IReadOnlyDictionary<string, string?> Changes { get; init; } = new Dictionary<string, string?>();

    /// <summary>What was said for a field that takes one of several choices and is none of them.</summary>
    public IReadOnlyList<string> NoChoice { get; init; } = [];

    public IReadOnlyList<string> AddTags { get; init; } = [];

    public IReadOnlyList<string> RemoveTags { get; init; } = [];
}
