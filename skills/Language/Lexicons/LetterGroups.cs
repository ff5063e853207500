using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>Which letter groups stand in a text, for all words and phrases that wait for some: one pass over the text instead of a search for each list.</summary>
internal static class LetterGroups
{
    private const int Kept = 4;
    private const int Longest = 3;
    private static readonly Lock Changing = new();
    private static readonly ConcurrentDictionary<ulong, int[]> Waiting = new();
    private static readonly ulong[] Firsts = new ulong[1024];   // one bit a character: whether a group begins with it
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
                Firsts[group[0] >> 6] |= 1UL << (group[0] & 63);
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
        for (var at = 0; at < text.Length; at++)
        {
            ulong key = EntryPattern.Fold(text[at]);
            if ((Firsts[key >> 6] & (1UL << (int)(key & 63))) == 0)
            {
                continue;
            }

            Mark(key, found);
            for (var next = at + 1; next < text.Length && next < at + Longest; next++)
            {
                key = (key << 16) | EntryPattern.Fold(text[next]);
                Mark(key, found);
            }
        }
    }

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
