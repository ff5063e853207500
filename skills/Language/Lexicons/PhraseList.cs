using System.Text;
using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>A list of words and small patterns of one meaning, matched in one pass. Chinese stands anywhere, Latin words only whole; case is ignored.</summary>
/// <remarks>An entry is a regular expression without captures; gaps in it are bounded (".{0,6}"), so that matching stays linear in practice.</remarks>
public sealed partial class PhraseList
{
    /// <summary>A list that never matches.</summary>
    public static PhraseList Empty { get; } = new([]);

    // One expression of 3,000 characters becomes one method of 45 kB, and the runtime's compiler takes 20 MB of working memory for it.
    private const int LongestPart = 240;
    private readonly PhrasePart[] _parts;

    internal PhraseList(IEnumerable<string> entries)
    {
        // Longest first: a regex alternation takes the first that fits, and the longer word is the more telling one.
        _parts = [.. Parts(entries.Where(entry => entry.Length > 0).Select(Counted).OrderByDescending(entry => entry.Length))];
    }

    /// <summary>The expressions, in the order in which they win.</summary>
    internal IReadOnlyList<PhrasePart> Expressions => _parts;

    /// <summary>True when one of the phrases stands in <paramref name="text"/>.</summary>
    public bool IsIn(string text)
    {
        var holds = LetterGroups.In(text);
        foreach (var part in _parts)
        {
            if (part.May(holds) && part.Expression.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one of the phrases stands in <paramref name="span"/> of <paramref name="text"/>.</summary>
    public bool IsIn(string text, Span span) => First(text, span) is not null;

    /// <summary>True when <paramref name="text"/> begins with one of the phrases.</summary>
    public bool Begins(string text) => First(text) is { Start: 0 };

    /// <summary>True when one of the phrases ends right at <paramref name="end"/>; at most 16 characters are looked back, but never before <paramref name="from"/>.</summary>
    public bool EndsAt(string text, int end, int from = 0)
    {
        var holds = LetterGroups.In(text);
        if (!Array.Exists(_parts, part => part.May(holds)))
        {
            return false;
        }

        var start = Math.Min(end, Math.Max(from, end - 16));
        var window = text[start..end].TrimEnd();
        return All(window, new Span(0, window.Length), holds).Any(found => found.End == window.Length);
    }

    /// <summary>True when one of the phrases stands right at <paramref name="start"/>, blanks skipped, before <paramref name="to"/>.</summary>
    public bool StartsAt(string text, int start, int to = int.MaxValue)
    {
        to = Math.Min(Math.Min(to, text.Length), start + 24);
        while (start < to && text[start] == ' ')
        {
            start++;
        }

        return start < to && First(text, new Span(start, to - start)) is { } found && found.Start == start;
    }

    /// <summary>Where the first of the phrases stands in <paramref name="text"/>; null when none does.</summary>
    public Span? First(string text) => First(text, new Span(0, text.Length));

    /// <summary>Where the first of the phrases stands within <paramref name="span"/>; null when none does.</summary>
    public Span? First(string text, Span span)
    {
        var holds = LetterGroups.In(text);
        Span? first = null;
        foreach (var part in _parts)
        {
            if (part.May(holds) && part.Expression.Match(text, span.Start, span.Length) is { Success: true } match && (first is null || match.Index < first.Value.Start))
            {
                first = new Span(match.Index, match.Length);
            }
        }

        return first;
    }

    /// <summary>All places within <paramref name="span"/>, in order, none within another; where two begin together the longer entry's.</summary>
    public IReadOnlyList<Span> All(string text, Span span) => All(text, span, LetterGroups.In(text));

    private List<Span> All(string text, Span span, FoundGroups holds)
    {
        var within = text.AsSpan(span.Start, span.Length);
        List<Span>? found = null;
        List<(Regex Part, Span Place)>? open = null;
        foreach (var part in _parts)
        {
            if (part.May(holds) && part.Expression is var expression && From(expression, within, 0) is { } place)
            {
                (open ??= []).Add((expression, place));
            }
        }

        while (open is { Count: > 0 })
        {
            var place = open.MinBy(one => one.Place.Start).Place;   // the first of equals: the earlier part holds the longer entries
            (found ??= []).Add(new Span(span.Start + place.Start, place.Length));
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (open[i].Place.Start >= place.End)
                {
                    continue;
                }

                if (From(open[i].Part, within, place.End) is { } next)
                {
                    open[i] = (open[i].Part, next);
                }
                else
                {
                    open.RemoveAt(i);
                }
            }
        }

        return found ?? [];
    }

    private static Span? From(Regex part, ReadOnlySpan<char> text, int start)
    {
        foreach (var match in part.EnumerateMatches(text, start))
        {
            if (match.Length > 0)
            {
                return new Span(match.Index, match.Length);
            }
        }

        return null;
    }

    // Entries of one kind stand together: those that are waited for by their letters, and those that may stand anywhere.
    private static IEnumerable<PhrasePart> Parts(IEnumerable<string> entries)
    {
        var pattern = new StringBuilder();
        var needed = new HashSet<string>();
        foreach (var (expression, groups) in entries.SelectMany(Pieces))
        {
            if (pattern.Length > 0 && (pattern.Length + expression.Length > LongestPart || (needed.Count == 0) != (groups.Count == 0)))
            {
                yield return new PhrasePart(pattern.ToString(), [.. needed]);
                pattern.Clear();
                needed.Clear();
            }

            pattern.Append(pattern.Length > 0 ? "|" : "").Append(expression);
            needed.UnionWith(groups);
        }

        if (pattern.Length > 0)
        {
            yield return new PhrasePart(pattern.ToString(), [.. needed]);
        }
    }

    // An entry of many alternatives in several expressions.
    private static IEnumerable<(string Expression, IReadOnlySet<string> Needed)> Pieces(string entry)
    {
        var piece = new StringBuilder();
        var needed = new HashSet<string>();
        foreach (var alternative in EntryPattern.Alternatives(entry))
        {
            var groups = EntryPattern.Needed(alternative);
            if (piece.Length > 0 && (piece.Length + alternative.Length > LongestPart || (needed.Count == 0) != groups.IsEmpty))
            {
                yield return (Bounded(entry, piece.ToString()), needed);
                piece.Clear();
                needed = [];
            }

            piece.Append(piece.Length > 0 ? "|" : "").Append(alternative);
            needed.UnionWith(groups);
        }

        yield return (Bounded(entry, piece.ToString()), needed);
    }

    // .NET 10's compiled expressions miscount a lazy loop over a group: "(?:[a-z]+ ){0,4}?" takes six rounds, or leaves the array.
    private static string Counted(string entry) =>
        LazyGroup().IsMatch(entry) ? throw new InvalidDataException($"A lazy loop over a group is not matched rightly: write \"{entry}\" without the ? behind its loop.") : entry;

    [GeneratedRegex(@"\)(?:[*+]|\{\d+(?:,\d*)?\})\?")]
    private static partial Regex LazyGroup();

    // A Latin phrase stands only as whole words; "it" is not in "with".
    private static string Bounded(string entry, string alternatives)
    {
        if (entry.Any(c => c is >= '\u3400' and <= '\u9fff'))
        {
            return $"(?:{alternatives})";
        }

        var after = entry[^1] == ' ' ? "" : "(?![A-Za-z0-9])";
        return $"(?<![A-Za-z0-9])(?:{alternatives}){after}";
    }
}
