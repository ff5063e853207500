using SalesAssistant.Data;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Who and what a message is about.</summary>
/// <param name="Customer">Null = none named.</param>
/// <param name="Contact">Null = none named.</param>
/// <param name="Deal">The open deal that the words name, or several that they may mean; null = none.</param>
/// <param name="OpenDeals">The open deals of the customer, whether or not one was picked.</param>
internal sealed record Subject(Named? Customer, Named? Contact, Named? Deal, IReadOnlyList<RecordRef> OpenDeals)
{
    public static Subject None { get; } = new(null, null, null, []);

    /// <summary>The deal that is meant where one has to be: the named one, else the one just talked about, the person's, or the only open one; with candidates when several are left.</summary>
    public Named? Likely { get; init; }

    /// <summary>Colleagues named, in order, the speaker left out.</summary>
    public IReadOnlyList<RecordRef> Colleagues { get; init; } = [];

    public RecordRef? Team { get; init; }

    public RecordRef? Product { get; init; }

    /// <summary>Nobody was named: it is what was talked about before.</summary>
    public bool IsFromFocus { get; init; }

    /// <summary>What the sentence is about at its narrowest; null when nothing was named.</summary>
    public Named? Narrowest => Deal is { Id: not null } ? Deal : Contact ?? Customer ?? Deal;
}
