using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Who and what a message (or one clause of it) is about, resolved jointly by <see cref="JointResolver"/>. Null = not said.</summary>
public sealed record ResolvedTalk
{
    /// <summary>Nothing named.</summary>
    public static ResolvedTalk Empty { get; } = new();

    /// <summary>The customer: named, or through its contact or deal; with at most five candidates when the names leave it open.</summary>
    public Named? Customer { get; init; }

    /// <summary>The customer's person that the talk was with (the first named who was there).</summary>
    public Named? Contact { get; init; }

    /// <summary>All of the customer's people named, in order.</summary>
    public IReadOnlyList<RecordRef> Contacts { get; init; } = [];

    /// <summary>Strict: the deal (open or closed) that the words themselves name, by its name or product; ambiguous when they fit several. Null when the words name none.</summary>
    public Named? Opportunity { get; init; }

    /// <summary>Lenient: <see cref="Opportunity"/> if it is open, else the open deal the talk is most likely about: the one just talked about, the contact's, or the only one; ambiguous when several are left.
    /// Null when the talk is about a closed deal, about paying or service, or when there is no open deal.</summary>
    public Named? LikelyOpportunity { get; init; }

    /// <summary>The closed deal that the words fit better than any open one.</summary>
    public RecordRef? ClosedDeal { get; init; }

    /// <summary>True when words of paying or service stand there.</summary>
    public bool IsAfterSale { get; init; }

    /// <summary>The customer's open deals, the likeliest first.</summary>
    public IReadOnlyList<RecordRef> OpenDeals { get; init; } = [];

    /// <summary>Colleagues named, the speaker left out.</summary>
    public IReadOnlyList<RecordRef> Colleagues { get; init; } = [];

    /// <summary>A team named.</summary>
    public RecordRef? Team { get; init; }

    /// <summary>A region named, as customers and teams write it.</summary>
    public string? Region { get; init; }

    /// <summary>Products named, the surest first.</summary>
    public IReadOnlyList<RecordRef> Products { get; init; } = [];

    /// <summary>True when the customer was not named here but talked about in the turns before.</summary>
    public bool IsFromFocus { get; init; }

    /// <summary>"Customer", "Contact", "Opportunity" … → the words it came from.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
}
