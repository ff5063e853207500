using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;

namespace SalesAssistant.Skills;

/// <summary>A customer, a deal or all customers of a colleague go to another one, with the open work on them (R8).</summary>
public sealed record HandOver : Request
{
    public override string Skill => Opportunity is null && Naming is null ? "manage_customer" : "manage_opportunity";

    public Named? Customer { get; init; }

    public Named? Opportunity { get; init; }

    /// <summary>Words that name the deal where no name stands; null = a name, or no deal.</summary>
    public DealNaming? Naming { get; init; }

    /// <summary>All customers of this colleague; null = the customer or deal that is named.</summary>
    public RecordRef? From { get; init; }

    /// <summary>Who gets them; null = asked.</summary>
    public RecordRef? To { get; init; }
}
