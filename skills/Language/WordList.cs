using SalesAssistant.Skills.Language.Lexicons;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language;

/// <summary>Words to look for. Latin ones match whole words only, case ignored; "…" inside a word stands for up to twelve characters of anything.</summary>
internal sealed class WordList
{
    private const int GapLength = 12;
    private readonly string[][] _words;

    // Most lists have no word in most messages, and the others one or two: their beginnings are waited for.
    private readonly int[] _seats;
    private readonly int _seatOfAll;

    public WordList(IEnumerable<string> words)
    {
        _words = [.. words.OrderByDescending(word => word.Length).Select(word => word.Split('…'))];
        var beginnings = _words.Select(parts => EntryPattern.NeededLiteral(parts[0])).ToList();
        _seats = [.. beginnings.Select(LetterGroups.Seat)];
        _seatOfAll = LetterGroups.Seat(beginnings.Exists(group => group.IsEmpty) ? [] : [.. beginnings.SelectMany(group => group).Distinct()]);
    }

    /// <summary>The first word in <paramref name="text"/>, the longest of those that start there; null when none.</summary>
    public Span? Find(string text, int from = 0)
    {
        if (from < 0 || from >= text.Length || LetterGroups.In(text) is var holds && !holds.May(_seatOfAll))
        {
            return null;
        }

        Span? best = null;
        for (var i = 0; i < _words.Length; i++)
        {
            if (holds.May(_seats[i]) && FindWord(text, _words[i], from) is { } found && (best is null || found.Start < best.Value.Start))
            {
                best = found;
            }
        }

        return best;
    }

    /// <summary>The longest word that starts at <paramref name="at"/>; null when none does.</summary>
    public Span? At(string text, int at)
    {
        foreach (var parts in _words)
        {
            var end = at + parts[0].Length;
            if (parts.Length == 1 && end <= text.Length && string.Compare(text, at, parts[0], 0, parts[0].Length, StringComparison.OrdinalIgnoreCase) == 0 && !CutsWord(text, at - 1, at) && !CutsWord(text, end - 1, end))
            {
                return new Span(at, parts[0].Length);
            }
        }

        return null;
    }

    /// <summary>All words in <paramref name="text"/>, without overlap.</summary>
    public IEnumerable<Span> All(string text)
    {
        if (text.Length == 0 || !LetterGroups.In(text).May(_seatOfAll))
        {
            yield break;
        }

        // Per word its next place, looked for again only when it is passed: no word is searched twice in one stretch.
        var next = Places(text);
        for (var from = 0; ;)
        {
            Span? best = null;
            for (var i = 0; i < next.Length; i++)
            {
                if (next[i] is { } passed && passed.Start < from)
                {
                    next[i] = FindWord(text, _words[i], from);
                }

                best = next[i] is { } found && (best is null || found.Start < best.Value.Start) ? found : best;
            }

            if (best is not { } first)
            {
                yield break;
            }

            yield return first;
            from = first.End;
        }
    }

    // The first place of each word.
    private Span?[] Places(string text)
    {
        var holds = LetterGroups.In(text);
        var places = new Span?[_words.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = holds.May(_seats[i]) ? FindWord(text, _words[i], 0) : null;
        }

        return places;
    }

    private static Span? FindWord(string text, string[] parts, int from)
    {
        for (var start = IndexOf(text, parts[0], from); start >= 0; start = IndexOf(text, parts[0], start + 1))
        {
            var end = start + parts[0].Length;
            var fits = true;
            foreach (var part in parts.Skip(1))
            {
                var at = IndexOf(text, part, end, end + GapLength + part.Length);
                fits = at >= 0;
                if (!fits)
                {
                    break;
                }

                end = at + part.Length;
            }

            if (fits)
            {
                return new Span(start, end - start);
            }
        }

        return null;
    }

    // No further than to: behind a first part that stands everywhere, the second must not be looked for in the whole text each time.
    private static int IndexOf(string text, string word, int from, int to = int.MaxValue)
    {
        to = Math.Min(to, text.Length);
        for (var at = from; at <= to; at++)
        {
            at = text.IndexOf(word, at, to - at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return -1;
            }

            if (!CutsWord(text, at - 1, at) && !CutsWord(text, at + word.Length - 1, at + word.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool CutsWord(string text, int left, int right) =>
        left >= 0 && right < text.Length && char.IsAsciiLetter(text[left]) && char.IsAsciiLetter(text[right]);
}
