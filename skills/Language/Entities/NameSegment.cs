using System.Numerics;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>One meaning of a key. Owner: rank of the owner in the segment (0 = visible to all or in the pool), so that long lists can be cut to a caller's own.</summary>
internal readonly record struct Posting(int Entry, ushort Owner, NameForm Form, byte Score);

/// <summary>An unchangeable index over some records: hash of a name → the records that it may mean.</summary>
internal sealed class NameSegment
{
    private const int FilterBits = 18;
    private readonly ulong[] _slots;
    private readonly int[] _starts;
    private readonly int[] _groupEnds;
    private readonly Posting[] _postings;
    private readonly ulong[] _lengths;
    private readonly ulong[] _soundLengths;
    private readonly Dictionary<long, ushort> _owners;

    internal NameSegment(NameEntry[] entries, ulong[] keys, Posting[] postings, int count, ulong[] lengths, ulong[] soundLengths, Dictionary<long, ushort> owners)
    {
        Entries = entries;
        _postings = postings;
        _lengths = lengths;
        _soundLengths = soundLengths;
        _owners = owners;
        var groups = 0;
        for (var i = 0; i < count; i++)
        {
            groups += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, groups + (groups / 2)));
        _slots = new ulong[size];
        _starts = new int[size];
        _groupEnds = new int[size];
        for (int start = 0, end; start < count; start = end)
        {
            end = start + 1;
            while (end < count && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 8)
            {
                Array.Sort(postings, start, end - start, ByOwner.Instance);
            }

            var slot = (int)(keys[start] & (ulong)(size - 1));
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = keys[start];
            _starts[slot] = start;
            _groupEnds[slot] = end;
        }
    }

    public NameEntry[] Entries { get; }

    /// <summary>Bit n is set when some name of n characters may begin with these two.</summary>
    public ulong Lengths(char first, char second) => _lengths[Pair(first, second)];

    /// <summary>The same for folded syllables.</summary>
    public ulong SoundLengths(ushort first, ushort second) => _soundLengths[Pair((char)first, (char)second)];

    public ReadOnlySpan<Posting> Find(ulong key)
    {
        for (var slot = (int)(key & (ulong)(_slots.Length - 1)); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (_slots[slot] == key)
            {
                return _postings.AsSpan(_starts[slot], _groupEnds[slot] - _starts[slot]);
            }
        }

        return [];
    }

    /// <summary>The part of a long list that belongs to one owner; 0 = the pool and public records.</summary>
    public ReadOnlySpan<Posting> Of(ReadOnlySpan<Posting> list, long owner)
    {
        var rank = (ushort)0;
        if (owner != 0 && !_owners.TryGetValue(owner, out rank))
        {
            return [];
        }

        var from = LowerBound(list, rank);
        return list[from..LowerBound(list, rank + 1)];
    }

    internal static int Pair(char first, char second) => (int)(((first * 0x9E3779B1u) ^ (second * 0x85EBCA77u)) >> (32 - FilterBits));

    internal static ulong[] NewFilter() => new ulong[1 << FilterBits];

    private static int LowerBound(ReadOnlySpan<Posting> list, int rank)
    {
        int low = 0, high = list.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Owner < rank)
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

    private sealed class ByOwner : IComparer<Posting>
    {
        public static ByOwner Instance { get; } = new();

        public int Compare(Posting x, Posting y) => x.Owner.CompareTo(y.Owner);
    }
}
