namespace SalesAssistant.Skills;

/// <summary>What there is about a customer or a person (R2, R9).</summary>
public sealed record CustomerProfile(Named About) : Request
{
    public override string Skill => "customer_profile";

    /// <summary>"all", "contacts", "deals", "history", "decision_maker", "phone", "tags".</summary>
    public string Aspect { get; init; } = "all";
}
