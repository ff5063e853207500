using SalesAssistant.Data;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Who and what a message is about.</summary>
/// <param name="Customer">Null = none named.</param>
/// <param name="Contact">Null = none named.</param>
/// <param name="Deal">The one deal, or several that the words may mean; null = none.</param>
/// <param name="OpenDeals">The open deals of the customer, whether or not one was picked.</param>
internal sealed record Subject(Named? Customer, Named? Contact, Named? Deal, IReadOnlyList<RecordRef> OpenDeals)
{
    public static Subject None { get; } = new(null, null, null, []);

    /// <summary>Colleagues named, in order.</summary>
    public IReadOnlyList<RecordRef> Colleagues { get; init; } = [];

    public RecordRef? Team { get; init; }

    public RecordRef? Product { get; init; }

    /// <summary>Nobody was named: it is what was talked about before.</summary>
    public bool IsFromFocus { get; init; }

    /// <summary>What the sentence is about at its narrowest; null when nothing was named.</summary>
    public Named? Narrowest => Deal is { Id: not null } ? Deal : Contact ?? Customer ?? Deal;
}
