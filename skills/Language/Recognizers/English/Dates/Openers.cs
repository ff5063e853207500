using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>The words that an expression of time can begin with: most words of a sentence are none, and no reader is asked about them.</summary>
internal static class Openers
{
    private static readonly string[] Structural =
    [
        "a", "an", "the", "my", "half", "few", "several", "some", "couple", "another", "all", "whole", "full", "entire", "more", "less", "longer", "shorter", "fewer", "greater",
        "early", "earlier", "late", "later", "mid", "in", "at", "on", "during", "for", "from", "between", "within", "every", "each", "any", "once", "tonight", "tonite",
        "noon", "midday", "noonish", "midnight", "q", "h", "fy", "cy", "sy", "calendar", "fiscal", "financial", "school", "academic", "business", "same", "rest", "ytd", "mtd", "qtd",
        "eoy", "eom", "eow", "eod", "end", "start", "beginning", "middle", "bi", "semi", "w", "final", "spring", "summer", "fall", "autumn", "winter",
        "today", "tomorrow", "tmr", "tmrw", "tomorow", "yesterday", "otd",
    ];

    private static readonly FrozenSet<string> Words = new IEnumerable<string>[]
    {
        Structural, NumberWords.Cardinals.Keys, NumberWords.Ordinals.Keys, DateWords.All, DayParts.Words, Decades.Names, Sets.AdverbWords, Holidays.FirstWords, Bounds.FirstWords, Moments.FirstWords,
    }.SelectMany(words => words).ToFrozenSet();

    internal static bool Contains(string word) => Words.Contains(word);
}
