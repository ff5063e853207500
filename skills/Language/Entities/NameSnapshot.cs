using System.Collections.Frozen;
using System.Collections.Immutable;
using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>All names at one moment; never changes. A large base and, on top, what has changed since it was built.</summary>
internal sealed class NameSnapshot
{
    private const int LargeCompany = 5000;
    private readonly NameEntry[] _base;
    private readonly int[] _starts;   // where each kind begins
    private readonly int[] _children;
    private readonly ImmutableDictionary<(RecordKind, long), NameEntry?> _changed;
    private readonly ImmutableDictionary<long, ImmutableHashSet<(RecordKind, long)>> _changedChildren;

    private NameSnapshot(
        NameLexicon lexicon, ProductWords products, NameEntry[] entries, int[] children, ImmutableArray<NameSegment> segments,
        ImmutableDictionary<(RecordKind, long), NameEntry?> changed, ImmutableDictionary<long, ImmutableHashSet<(RecordKind, long)>> changedChildren, long sequence, FrozenDictionary<long, FrozenSet<long>>? members = null)
    {
        Lexicon = lexicon;
        Products = products;
        _base = entries;
        _starts = Array.ConvertAll(Enum.GetValues<RecordKind>(), kind => LowerBound(kind, long.MinValue));
        _children = children;
        Segments = segments;
        _changed = changed;
        _changedChildren = changedChildren;
        Sequence = sequence;
        Members = members ?? All(RecordKind.User).Where(user => user.TeamId != 0).GroupBy(user => user.TeamId).ToFrozenDictionary(team => team.Key, team => team.Select(user => user.Id).ToFrozenSet());
        IsLarge = entries.Length > LargeCompany;
        Regions = [];
        Competitors = [];
        RegionNames = FrozenDictionary<string, string>.Empty;
    }

    public NameLexicon Lexicon { get; }

    public ProductWords Products { get; }

    public ImmutableArray<NameSegment> Segments { get; }

    /// <summary>The change log's number up to which changes are in.</summary>
    public long Sequence { get; }

    /// <summary>How many entries of the log were there in its last stretch, where late ones may still appear.</summary>
    public long Late { get; private init; }

    /// <summary>People of each team.</summary>
    public FrozenDictionary<long, FrozenSet<long>> Members { get; }

    /// <summary>As written.</summary>
    public IReadOnlyList<string> Regions { get; private init; }

    /// <summary>Rivals that deals name, lower case.</summary>
    public IReadOnlyList<string> Competitors { get; private init; }

    /// <summary>Folded words → the region as written.</summary>
    public FrozenDictionary<string, string> RegionNames { get; private init; }

    /// <summary>So many names that two characters always sound like one of them.</summary>
    public bool IsLarge { get; }

    /// <summary>How many records have changed since the base was built.</summary>
    public int Changed => _changed.Count;

    public static NameSnapshot Build(NameLexicon lexicon, IEnumerable<NameEntry> records, long sequence, long late = 0)
    {
        var entries = records.ToArray();
        Array.Sort(entries, static (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : a.Id.CompareTo(b.Id));
        var products = new ProductWords(entries.Where(entry => entry.Kind == RecordKind.Product), entries.Where(entry => entry.Kind == RecordKind.Opportunity && entry.ProductId != 0), lexicon);
        var owners = entries.Where(entry => entry.Kind == RecordKind.Customer).ToDictionary(entry => entry.Id, entry => entry.OwnerId);
        var segment = new NameSegmentBuilder(lexicon, products).Build(entries, id => owners.GetValueOrDefault(id));
        var children = Enumerable.Range(0, entries.Length).Where(i => entries[i].CustomerId != 0 && entries[i].Kind != RecordKind.Customer).ToArray();
        var parents = Array.ConvertAll(children, i => entries[i].CustomerId);
        Array.Sort(parents, children);
        var regions = entries.Where(entry => entry.Kind is RecordKind.Customer or RecordKind.Team && !string.IsNullOrEmpty(entry.Region)).Select(entry => entry.Region!).Distinct().ToList();
        return new NameSnapshot(
            lexicon, products, entries, children, [segment],
            ImmutableDictionary<(RecordKind, long), NameEntry?>.Empty, ImmutableDictionary<long, ImmutableHashSet<(RecordKind, long)>>.Empty, sequence)
        {
            Regions = regions,
            Competitors = Rivals(entries, []),
            RegionNames = RegionWords.Of(regions, lexicon),
            Late = late,
        };
    }

    /// <summary>This snapshot with some records made, changed or gone (null).</summary>
    public NameSnapshot With(IReadOnlyList<(RecordKind Kind, long Id, NameEntry? Entry)> changes, long sequence, long late)
    {
        if (changes.Count == 0)
        {
            return new NameSnapshot(Lexicon, Products, _base, _children, Segments, _changed, _changedChildren, sequence, Members) { Regions = Regions, Competitors = Competitors, RegionNames = RegionNames, Late = late };
        }

        var reowned = changes.Where(change => change is { Kind: RecordKind.Customer, Entry: not null } && Find(change.Kind, change.Id) is { } before && before.OwnerId != change.Entry!.OwnerId)
            .SelectMany(change => ChildrenOf(change.Id)).ToList();
        var changed = _changed.ToBuilder();
        var children = _changedChildren.ToBuilder();
        foreach (var (kind, id, entry) in changes)
        {
            changed[(kind, id)] = entry;
            if (entry is { CustomerId: not 0, Kind: not RecordKind.Customer })
            {
                children[entry.CustomerId] = (children.GetValueOrDefault(entry.CustomerId) ?? ImmutableHashSet<(RecordKind, long)>.Empty).Add((kind, id));
            }
        }

        // Children of a customer that went to another owner are entered once more, under the new owner.
        var fresh = changes.Where(change => change.Entry is not null).Select(change => change.Entry!).Concat(reowned).DistinctBy(entry => (entry.Kind, entry.Id)).ToList();
        var all = changed.ToImmutable();
        var segments = Segments;
        while (segments.Length > 1 && segments[^1].Entries.Length <= fresh.Count * 2)
        {
            var known = fresh.Select(entry => (entry.Kind, entry.Id)).ToHashSet();
            fresh.AddRange(segments[^1].Entries.Where(entry => !known.Contains((entry.Kind, entry.Id)) && (!all.TryGetValue((entry.Kind, entry.Id), out var now) || ReferenceEquals(now, entry))));
            segments = segments.RemoveAt(segments.Length - 1);
        }

        fresh.Sort(static (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : a.Id.CompareTo(b.Id));
        long OwnerOf(long customer) => all.TryGetValue((RecordKind.Customer, customer), out var now) ? now?.OwnerId ?? 0 : Find(RecordKind.Customer, customer)?.OwnerId ?? 0;
        segments = segments.Add(new NameSegmentBuilder(Lexicon, Products).Build([.. fresh], OwnerOf));
        var regions = Regions.Union(fresh.Where(entry => entry.Kind is RecordKind.Customer or RecordKind.Team && !string.IsNullOrEmpty(entry.Region)).Select(entry => entry.Region!)).ToList();
        return new NameSnapshot(Lexicon, Products, _base, _children, segments, all, children.ToImmutable(), sequence, changes.Any(change => change.Kind == RecordKind.User) ? null : Members)
        {
            Regions = regions,
            Competitors = Rivals(fresh, Competitors),
            RegionNames = regions.Count == Regions.Count ? RegionNames : RegionWords.Of(regions, Lexicon),
            Late = late,
        };
    }

    private static List<string> Rivals(IEnumerable<NameEntry> entries, IEnumerable<string> known) =>
        [.. entries.Where(entry => entry.Competitors is not null).SelectMany(entry => entry.Competitors!.ToLowerInvariant().Split([',', '，', '、', ';', '；', '/'], StringSplitOptions.TrimEntries)).Where(name => name.Length is >= 2 and <= 40).Union(known)];

    /// <summary>Everything as it now stands, for a new base.</summary>
    public IEnumerable<NameEntry> Everything() =>
        _base.Where(IsCurrent).Concat(_changed.Values.Where(entry => entry is not null).Select(entry => entry!));

    public NameEntry? Find(RecordKind kind, long id)
    {
        if (_changed.Count > 0 && _changed.TryGetValue((kind, id), out var changed))
        {
            return changed;
        }

        var at = Guess(kind, id) is var guess and >= 0 ? guess : LowerBound(kind, id);
        return at < _base.Length && Is(at, kind, id) ? _base[at] : null;
    }

    // Numbers are mostly given in one row: then the place is known without a search. -1 where they are not.
    private int Guess(RecordKind kind, long id)
    {
        var start = _starts[(int)kind];
        var at = start < _base.Length && id >= _base[start].Id ? start + (id - _base[start].Id) : long.MaxValue;
        return (ulong)at < (ulong)_base.Length && Is((int)at, kind, id) ? (int)at : -1;
    }

    private bool Is(int at, RecordKind kind, long id) => _base[at].Kind == kind && _base[at].Id == id;

    /// <summary>False for what a segment still holds of a record that has changed since.</summary>
    public bool IsCurrent(NameEntry entry) =>
        _changed.Count == 0 || !_changed.TryGetValue((entry.Kind, entry.Id), out var now) || ReferenceEquals(now, entry);

    public IEnumerable<NameEntry> ChildrenOf(long customerId)
    {
        int low = 0, high = _children.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_base[_children[middle]].CustomerId < customerId)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < _children.Length && _base[_children[low]].CustomerId == customerId; low++)
        {
            if (IsCurrent(_base[_children[low]]))
            {
                yield return _base[_children[low]];
            }
        }

        foreach (var key in _changedChildren.GetValueOrDefault(customerId) ?? [])
        {
            if (_changed[key] is { } entry && entry.CustomerId == customerId)
            {
                yield return entry;
            }
        }
    }

    public IEnumerable<NameEntry> All(RecordKind kind)
    {
        for (var at = LowerBound(kind, long.MinValue); at < _base.Length && _base[at].Kind == kind; at++)
        {
            if (IsCurrent(_base[at]))
            {
                yield return _base[at];
            }
        }

        foreach (var ((changedKind, _), entry) in _changed)
        {
            if (changedKind == kind && entry is not null)
            {
                yield return entry;
            }
        }
    }

    private int LowerBound(RecordKind kind, long id)
    {
        int low = 0, high = _base.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var entry = _base[middle];
            if (entry.Kind < kind || (entry.Kind == kind && entry.Id < id))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
