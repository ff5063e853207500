using System.Collections.Immutable;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>Which letter groups stand in a text, for everything that waits for some: one pass over the text instead of one search for each list.</summary>
internal static class LetterGroups
{
    private const int Kept = 4;
    private const int Longest = 3;
    private static readonly Lock Changing = new();
    private static readonly Dictionary<ulong, List<int>> Waiting = [];
    private static int _seats;
    private static volatile Table? _table;

    [ThreadStatic]
    private static FoundGroups?[]? _found;

    [ThreadStatic]
    private static int _oldest;

    /// <summary>A seat for something that can stand only in texts which hold one of <paramref name="groups"/> (one to three folded characters each); -1 when there are none to wait for.</summary>
    public static int Seat(ImmutableArray<string> groups)
    {
        if (groups.IsEmpty)
        {
            return -1;
        }

        lock (Changing)
        {
            foreach (var group in groups)
            {
                var key = Key(group);
                (Waiting.TryGetValue(key, out var seats) ? seats : Waiting[key] = []).Add(_seats);
            }

            _table = null;
            return _seats++;
        }
    }

    /// <summary>What <paramref name="text"/> holds. The last few texts are remembered: a message is asked about hundreds of times.</summary>
    public static FoundGroups In(string text)
    {
        var table = _table ?? Laid();
        var found = _found ??= new FoundGroups?[Kept];
        foreach (var one in found)
        {
            if (one is not null && one.IsOf(text, table))
            {
                return one;
            }
        }

        var slot = _oldest++ & (Kept - 1);
        var fresh = found[slot] ??= new FoundGroups();
        fresh.Read(text, table);
        return fresh;
    }

    private static Table Laid()
    {
        lock (Changing)
        {
            return _table ??= new Table(Waiting, _seats);
        }
    }

    private static ulong Key(string group)
    {
        var key = 0UL;
        foreach (var c in group)
        {
            key = (key << 16) | c;
        }

        return key;
    }

    /// <summary>The groups with their seats, as they stood at one moment.</summary>
    internal sealed class Table
    {
        private readonly ulong[] _firsts = new ulong[1024];   // one bit a character: whether a group begins with it
        private readonly Dictionary<ulong, int[]> _seats;

        public Table(Dictionary<ulong, List<int>> waiting, int seats)
        {
            _seats = waiting.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
            Words = (seats + 63) / 64;
            foreach (var key in waiting.Keys)
            {
                var first = key >> 32 is not 0 and var long3 ? long3 : key >> 16 is not 0 and var long2 ? long2 : key;
                _firsts[first >> 6] |= 1UL << (int)(first & 63);
            }
        }

        /// <summary>How many words of bits the seats take.</summary>
        public int Words { get; }

        public void Mark(string text, ulong[] bits)
        {
            for (var at = 0; at < text.Length; at++)
            {
                ulong key = EntryPattern.Fold(text[at]);
                if ((_firsts[key >> 6] & (1UL << (int)(key & 63))) == 0)
                {
                    continue;
                }

                Mark(key, bits);
                for (var next = at + 1; next < text.Length && next < at + Longest; next++)
                {
                    key = (key << 16) | EntryPattern.Fold(text[next]);
                    Mark(key, bits);
                }
            }
        }

        private void Mark(ulong key, ulong[] bits)
        {
            if (_seats.TryGetValue(key, out var seats))
            {
                foreach (var seat in seats)
                {
                    bits[seat >> 6] |= 1UL << (seat & 63);
                }
            }
        }
    }
}
