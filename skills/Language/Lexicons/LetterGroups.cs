using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>Which letter groups stand in a text, for all words and phrases that wait for some: one pass over the text instead of a search for each list.</summary>
internal static class LetterGroups
{
    private const int Kept = 4;
    private static readonly Lock Changing = new();
    private static readonly ConcurrentDictionary<ulong, int[]> Waiting = new();

    // What spares most look-ups: one bit a character that is a group, one bit a pair (folded to 16 bits) that a group begins with.
    private static readonly ulong[] Singles = new ulong[1024];
    private static readonly ulong[] Pairs = new ulong[1024];
    private static volatile int _seats;

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
            var seat = _seats;
            foreach (var group in groups)
            {
                Waiting.AddOrUpdate(Key(group), [seat], (_, seats) => [.. seats, seat]);
                var (marks, mark) = group.Length == 1 ? (Singles, group[0]) : (Pairs, Pair(group[0], group[1]));
                marks[mark >> 6] |= 1UL << (mark & 63);
            }

            _seats = seat + 1;   // last: whoever sees it sees the groups
            return seat;
        }
    }

    /// <summary>What <paramref name="text"/> holds. The last few texts are remembered: a message is asked about hundreds of times.</summary>
    public static FoundGroups In(string text)
    {
        var seats = _seats;
        var found = _found ??= new FoundGroups?[Kept];
        foreach (var one in found)
        {
            if (one is not null && one.IsOf(text, seats))
            {
                return one;
            }
        }

        var slot = _oldest++ & (Kept - 1);
        var fresh = found[slot] ??= new FoundGroups();
        Mark(text, fresh.Begin(text, seats));
        return fresh;
    }

    private static void Mark(string text, FoundGroups found)
    {
        var next = text.Length > 0 ? EntryPattern.Fold(text[0]) : '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var first = next;
            if (Has(Singles, first))
            {
                Mark(first, found);
            }

            if (at + 1 == text.Length)
            {
                break;
            }

            next = EntryPattern.Fold(text[at + 1]);
            if (Has(Pairs, Pair(first, next)))
            {
                var key = ((ulong)first << 16) | next;
                Mark(key, found);
                if (at + 2 < text.Length)
                {
                    Mark((key << 16) | EntryPattern.Fold(text[at + 2]), found);
                }
            }
        }
    }

    private static bool Has(ulong[] marks, int mark) => (marks[mark >> 6] & (1UL << (mark & 63))) != 0;

    private static ushort Pair(char first, char next) => (ushort)((first * 31) ^ (next * 4099));

    private static void Mark(ulong key, FoundGroups found)
    {
        if (Waiting.TryGetValue(key, out var seats))
        {
            found.Add(seats);
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
}
