using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>头两条, 除了最后一个, 都, "the first and the third": several things of a list just shown.</summary>
/// <param name="Places">From 0, in the list's order; at least one.</param>
/// <param name="Said">The words that say so.</param>
internal sealed partial record ShownPlaces(IReadOnlyList<int> Places, IReadOnlyList<Span> Said)
{
    private const int MostNamed = 5;
    private static readonly Lexicon Words = Lexicon.Of("clarify");
    private static readonly string[][] Counts = [["两", "俩", "二", "2", "two"], ["三", "3", "three"], ["四", "4", "four"], ["五", "5", "five"]];

    /// <summary>Everything in the list is meant, whatever it holds.</summary>
    public bool IsAll { get; private init; }

    /// <summary>Several of <paramref name="count"/> things; null where one or none is said.</summary>
    public static ShownPlaces? Find(string text, int count) => AllBut(text, count) ?? Run(text, count) ?? Named(text, count) ?? All(text, count);

    private static ShownPlaces? AllBut(string text, int count)
    {
        if (Words.Find(text, "all_but") is not { } but || Single(text, count, but.End) is not { } left)
        {
            return null;
        }

        var rest = Enumerable.Range(0, count).Where(place => place != left.Place).ToList();
        return rest.Count == 0 ? null : new ShownPlaces(rest, [but, left.Said, .. Words.All(text, "all_shown")]);
    }

    // 头两条, "the first two", 后两个, "the last three".
    private static ShownPlaces? Run(string text, int count)
    {
        if (FewOfMany().Match(text) is not { Success: true } said)
        {
            return null;
        }

        var many = Math.Min(count, Array.FindIndex(Counts, words => words.Contains(said.Groups["n"].Value, StringComparer.OrdinalIgnoreCase)) + 2);
        var first = said.Groups["last"].Success ? count - many : 0;
        return new ShownPlaces([.. Enumerable.Range(first, many)], [new Span(said.Index, said.Length), .. Words.All(text, "all_shown")]);
    }

    private static ShownPlaces? Named(string text, int count)
    {
        var named = Enumerable.Range(0, Math.Min(count, MostNamed)).SelectMany(place => Words.All(text, $"place_{place + 1}").Select(said => (Place: place, Said: said))).ToList();
        var places = named.Select(one => one.Place).Distinct().ToList();
        return places.Count < 2 ? null : new ShownPlaces(places, [.. named.Select(one => one.Said), .. Words.All(text, "between_places"), .. Words.All(text, "all_shown")]);
    }

    // 周五前都行 gives leave, it does not mean all.
    private static ShownPlaces? All(string text, int count)
    {
        var said = Words.All(text, "all_shown").Where(word => !Words.All(text, "not_all").Any(other => other.Overlaps(word))).ToList();
        return said.Count == 0 ? null : new ShownPlaces([.. Enumerable.Range(0, count)], said) { IsAll = true };
    }

    private static (int Place, Span Said)? Single(string text, int count, int from)
    {
        if (Words.Find(text, "place_last", from) is { } last)
        {
            return (count - 1, last);
        }

        for (var place = 1; place <= Math.Min(count, MostNamed); place++)
        {
            if (Words.Find(text, $"place_{place}", from) is { } said)
            {
                return (place - 1, said);
            }
        }

        return null;
    }

    [GeneratedRegex("(?:头|前面?|(?<last>后面?|最后|末))(?:(?<n>[两二三四五2-5])[个条项单家件笔]|(?<n>俩))|\\b(?:first|top|(?<last>last))\\s+(?<n>two|three|four|five|[2-5])(?:\\s+ones)?\\b", RegexOptions.IgnoreCase)]
    private static partial Regex FewOfMany();
}
