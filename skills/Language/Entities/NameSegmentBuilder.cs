using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Collects the names of records and makes a <see cref="NameSegment"/> of them.</summary>
internal sealed class NameSegmentBuilder(NameLexicon lexicon, ProductWords products)
{
    private readonly ulong[] _lengths = NameSegment.NewFilter();
    private readonly ulong[] _soundLengths = NameSegment.NewFilter();
    private readonly Dictionary<long, ushort> _owners = [];
    private ulong[] _keys = new ulong[1024];
    private Posting[] _postings = new Posting[1024];
    private int _count;

    /// <param name="entries">Sorted by kind and id.</param>
    /// <param name="customerOwner">The owner of a customer; 0 for the pool.</param>
    public NameSegment Build(NameEntry[] entries, Func<long, long> customerOwner)
    {
        if (entries.Length * 4 > _keys.Length)
        {
            _keys = new ulong[entries.Length * 4];
            _postings = new Posting[entries.Length * 4];
        }

        var aliases = new AliasList();
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            aliases.Clear();
            AliasMaker.Collect(entry, aliases, lexicon, products);
            if (aliases.Count == 0)
            {
                continue;
            }

            var own = Rank(entry.IsPublic ? 0 : entry.OwnerId != 0 ? entry.OwnerId : customerOwner(entry.CustomerId));
            var other = entry.IsPublic || entry.Kind == RecordKind.Customer ? own : Rank(customerOwner(entry.CustomerId));
            foreach (var alias in aliases)
            {
                Add(alias, i, own);
                if (other != own)
                {
                    Add(alias, i, other);
                }
            }
        }

        Array.Sort(_keys, _postings, 0, _count);
        Array.Resize(ref _postings, _count);
        return new NameSegment(entries, _keys, _postings, _count, _lengths, _soundLengths, _owners);
    }

    private void Add(Alias alias, int entry, ushort owner)
    {
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, _count * 2);
            Array.Resize(ref _postings, _count * 2);
        }

        _keys[_count] = NameHash.Of(alias.Text, alias.Space);
        _postings[_count++] = new Posting(entry, owner, alias.Form, (byte)Math.Round(alias.Score * 100));
        if (alias.Space == NameSpace.Written)
        {
            _lengths[NameSegment.Pair(alias.Text[0], alias.Text[1])] |= 1UL << alias.Text.Length;
        }
        else if (alias.Space == NameSpace.Sound)
        {
            _soundLengths[NameSegment.Pair(alias.Text[0], alias.Text[1])] |= 1UL << alias.Text.Length;
        }
    }

    private ushort Rank(long owner)
    {
        if (owner == 0)
        {
            return 0;
        }

        if (!_owners.TryGetValue(owner, out var rank))
        {
            rank = (ushort)Math.Min(_owners.Count + 1, ushort.MaxValue);
            _owners[owner] = rank;
        }

        return rank;
    }
}
