using System.Numerics;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>One meaning of a key. Owner: rank of the owner in the segment (0 = visible to all or in the pool), so that long lists can be cut to a caller's own.</summary>
internal readonly record struct Posting(int Entry, ushort Owner, NameForm Form, byte Score);

/// <summary>An unchangeable index over some records: hash of a name → the records that it may mean.</summary>
internal sealed class NameSegment
{
    private const int FilterBits = 18;
    private const int MostBucketBits = 20;

    // Keys in their order: the first bits name a bucket, the next 32 are kept. Two of three million different keys fall together in one build of a thousand.
    private readonly int _bucketBits;
    private readonly int[] _buckets;
    private readonly uint[] _rests;
    private readonly int[] _starts;
    private readonly Posting[] _postings;
    private readonly ulong[] _lengths;
    private readonly ulong[] _soundLengths;
    private readonly Dictionary<long, ushort> _owners;

    /// <param name="entries">What the postings point to.</param>
    /// <param name="keys">Ascending; the first <paramref name="count"/> count.</param>
    /// <param name="postings">One to each key.</param>
    /// <param name="count">How many keys there are.</param>
    /// <param name="lengths">Filter of <see cref="Lengths"/>.</param>
    /// <param name="soundLengths">Filter of <see cref="SoundLengths"/>.</param>
    /// <param name="owners">Owner → rank in the postings.</param>
    internal NameSegment(NameEntry[] entries, ulong[] keys, Posting[] postings, int count, ulong[] lengths, ulong[] soundLengths, Dictionary<long, ushort> owners)
    {
        Entries = entries;
        _postings = postings;
        _lengths = lengths;
        _soundLengths = soundLengths;
        _owners = owners;
        _bucketBits = Math.Clamp(BitOperations.Log2((uint)count + 1), 4, MostBucketBits);
        var groups = 0;
        for (var i = 0; i < count; i++)
        {
            groups += i == 0 || Kept(keys[i]) != Kept(keys[i - 1]) ? 1 : 0;
        }

        _buckets = new int[(1 << _bucketBits) + 1];
        _rests = new uint[groups];
        _starts = new int[groups + 1];
        var group = 0;
        for (int start = 0, end; start < count; start = end, group++)
        {
            end = start + 1;
            while (end < count && Kept(keys[end]) == Kept(keys[start]))
            {
                end++;
            }

            if (end - start > 8)
            {
                Array.Sort(postings, start, end - start, ByOwner.Instance);
            }

            _rests[group] = (uint)Kept(keys[start]);
            _starts[group] = start;
            _buckets[Bucket(keys[start]) + 1] = group + 1;
        }

        _starts[groups] = count;
        for (var bucket = 1; bucket < _buckets.Length; bucket++)
        {
            _buckets[bucket] = Math.Max(_buckets[bucket], _buckets[bucket - 1]);   // an empty bucket ends where the one before does
        }
    }

    public NameEntry[] Entries { get; }

    /// <summary>Bit n is set when some name of n characters may begin with these two.</summary>
    public ulong Lengths(char first, char second) => _lengths[Pair(first, second)];

    /// <summary>The same for folded syllables.</summary>
    public ulong SoundLengths(ushort first, ushort second) => _soundLengths[Pair((char)first, (char)second)];

    public ReadOnlySpan<Posting> Find(ulong key)
    {
        var bucket = Bucket(key);
        var rest = (uint)Kept(key);
        for (var group = _buckets[bucket]; group < _buckets[bucket + 1]; group++)
        {
            if (_rests[group] == rest)
            {
                return _postings.AsSpan(_starts[group], _starts[group + 1] - _starts[group]);
            }
        }

        return [];
    }

    private int Bucket(ulong key) => (int)(key >> (64 - _bucketBits));

    // The bucket and the 32 bits behind it.
    private ulong Kept(ulong key) => key >> (32 - _bucketBits);

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
