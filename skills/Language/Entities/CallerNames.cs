using System.Collections.Frozen;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>The names of one snapshot within one caller's rights.</summary>
internal sealed class CallerNames(NameSnapshot snapshot, Caller caller) : NameScope
{
    private readonly FrozenSet<long> _team = caller.Scope == AccessScope.Team && caller.TeamId is { } team ? snapshot.Members.GetValueOrDefault(team) ?? FrozenSet<long>.Empty : FrozenSet<long>.Empty;

    public override Caller Caller => caller;

    internal NameSnapshot Snapshot => snapshot;

    internal override NameLexicon? Lexicon => snapshot.Lexicon;

    public override IReadOnlyList<string> Regions => snapshot.Regions;

    internal override IReadOnlyList<string> Competitors => snapshot.Competitors;

    /// <summary>Whose records are the caller's; 0 stands for the pool. Null = everybody's.</summary>
    internal IEnumerable<long>? Owners => caller.Scope switch
    {
        AccessScope.All => null,
        AccessScope.Team => _team.Append(caller.UserId).Append(0).Distinct(),
        AccessScope.Own => [caller.UserId, 0],
        _ => [0],
    };

    public override IReadOnlyList<EntityMention> Mark(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length < 2 ? [] : new NameMarker(this, text).Mark();
    }

    public override NamedRecord? Find(RecordKind kind, long id) => snapshot.Find(kind, id) is { } entry && CanSee(entry) ? entry.ToRecord() : null;

    public override IReadOnlyList<NamedRecord> ContactsOf(long customerId) => [.. Children(customerId, RecordKind.Contact).OrderBy(entry => entry.Id).Select(entry => entry.ToRecord())];

    public override IReadOnlyList<NamedRecord> DealsOf(long customerId) =>
        [.. Children(customerId, RecordKind.Opportunity).OrderByDescending(entry => entry.IsOpen).ThenByDescending(entry => entry.LastTouched).ThenBy(entry => entry.Id).Select(entry => entry.ToRecord())];

    public override IReadOnlyList<NamedRecord> PlannedOf(long customerId) =>
        [.. Children(customerId, RecordKind.Activity).OrderBy(entry => entry.LastTouched).ThenBy(entry => entry.Id).Select(entry => entry.ToRecord())];

    public override IReadOnlyList<NamedRecord> All(RecordKind kind) => kind is RecordKind.User or RecordKind.Team or RecordKind.Product
        ? [.. snapshot.All(kind).Where(entry => entry.IsOpen).OrderBy(entry => entry.Id).Select(entry => entry.ToRecord())]
        : [];

    internal IEnumerable<NameEntry> Children(long customerId, RecordKind kind) => snapshot.ChildrenOf(customerId).Where(entry => entry.Kind == kind && CanSee(entry));

    /// <summary>The rule of data/Access, which a test compares: a customer through its owner, what is about a customer through its own owner or the customer's; the pool's customers and their people are there for all who sell.</summary>
    internal bool CanSee(NameEntry entry)
    {
        if (entry.IsPublic || caller.Scope == AccessScope.All)
        {
            return true;
        }

        if (caller.Scope == AccessScope.None)
        {
            return false;
        }

        if (IsMine(entry.OwnerId))
        {
            return true;
        }

        var customer = entry.Kind == RecordKind.Customer ? entry : entry.CustomerId == 0 ? null : snapshot.Find(RecordKind.Customer, entry.CustomerId);
        return customer is not null && (IsMine(customer.OwnerId) || (customer.OwnerId == 0 && entry.Kind is RecordKind.Customer or RecordKind.Contact));
    }

    private bool IsMine(long owner) => owner != 0 && (owner == caller.UserId || _team.Contains(owner));
}
