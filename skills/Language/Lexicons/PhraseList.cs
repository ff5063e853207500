using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Lexicons;

/// <summary>A list of words and small patterns of one meaning, matched in one pass. Chinese stands anywhere, Latin words only whole; case is ignored.</summary>
/// <remarks>An entry is a regular expression without captures; gaps in it are bounded (".{0,6}"), so that matching stays linear in practice.</remarks>
public sealed partial class PhraseList
{
    /// <summary>A list that never matches.</summary>
    public static PhraseList Empty { get; } = new([]);

    // Lists that are asked often are compiled, one at a time and beside the work: most of a short-lived run never pays for it.
    private const int OftenAsked = 400;
    private static readonly Lock Compiling = new();
    private volatile Regex? _any;
    private int _asked;

    internal PhraseList(IEnumerable<string> entries)
    {
        // Longest first: a regex alternation takes the first that fits, and the longer word is the more telling one.
        var patterns = entries.Where(entry => entry.Length > 0).Select(Counted).OrderByDescending(entry => entry.Length).Select(Bounded).ToList();
        if (patterns.Count > 0)
        {
            _any = new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
    }

    /// <summary>True when one of the phrases stands in <paramref name="text"/>.</summary>
    public bool IsIn(string text) => Any?.IsMatch(text) == true;

    /// <summary>True when one of the phrases stands in <paramref name="span"/> of <paramref name="text"/>.</summary>
    public bool IsIn(string text, Span span) => First(text, span) is not null;

    /// <summary>True when <paramref name="text"/> begins with one of the phrases.</summary>
    public bool Begins(string text) => Any?.Match(text) is { Success: true, Index: 0 };

    /// <summary>True when one of the phrases ends right at <paramref name="end"/>; at most 16 characters are looked back, but never before <paramref name="from"/>.</summary>
    public bool EndsAt(string text, int end, int from = 0)
    {
        var start = Math.Min(end, Math.Max(from, end - 16));
        var window = text[start..end].TrimEnd();
        for (var match = Any?.Match(window); match is { Success: true }; match = match.NextMatch())
        {
            if (match.Index + match.Length == window.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one of the phrases stands right at <paramref name="start"/>, blanks skipped, before <paramref name="to"/>.</summary>
    public bool StartsAt(string text, int start, int to = int.MaxValue)
    {
        to = Math.Min(Math.Min(to, text.Length), start + 24);
        while (start < to && text[start] == ' ')
        {
            start++;
        }

        return start < to && Any?.Match(text, start, to - start) is { Success: true } match && match.Index == start;
    }

    /// <summary>Where the first of the phrases stands in <paramref name="text"/>; null when none does.</summary>
    public Span? First(string text) => First(text, new Span(0, text.Length));

    /// <summary>Where the first of the phrases stands within <paramref name="span"/>; null when none does.</summary>
    public Span? First(string text, Span span) =>
        Any?.Match(text, span.Start, span.Length) is { Success: true } match ? new Span(match.Index, match.Length) : null;

    /// <summary>All places within <paramref name="span"/>, in order.</summary>
    public IEnumerable<Span> All(string text, Span span)
    {
        if (Any is not { } any)
        {
            return [];
        }

        List<Span>? found = null;
        foreach (var match in any.EnumerateMatches(text.AsSpan(span.Start, span.Length)))
        {
            if (match.Length > 0)
            {
                (found ??= []).Add(new Span(span.Start + match.Index, match.Length));
            }
        }

        return found ?? [];
    }

    private Regex? Any
    {
        get
        {
            if (_any is { } any && _asked < OftenAsked && Interlocked.Increment(ref _asked) == OftenAsked)
            {
                _ = Task.Run(() =>
                {
                    lock (Compiling)
                    {
                        _any = new Regex(any.ToString(), any.Options | RegexOptions.Compiled);
                    }
                });
            }

            return _any;
        }
    }

    // .NET 10's compiled expressions miscount a lazy loop over a group: "(?:[a-z]+ ){0,4}?" takes six rounds, or leaves the array.
    private static string Counted(string entry) =>
        LazyGroup().IsMatch(entry) ? throw new InvalidDataException($"A lazy loop over a group is not matched rightly: write \"{entry}\" without the ? behind its loop.") : entry;

    [GeneratedRegex(@"\)(?:[*+]|\{\d+(?:,\d*)?\})\?")]
    private static partial Regex LazyGroup();

    // A Latin phrase stands only as whole words; "it" is not in "with".
    private static string Bounded(string entry)
    {
        if (entry.Any(c => c is >= '\u3400' and <= '\u9fff'))
        {
            return $"(?:{entry})";
        }

        var after = entry[^1] == ' ' ? "" : "(?![A-Za-z0-9])";
        return $"(?<![A-Za-z0-9])(?:{entry}){after}";
    }
}
