using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>English words that stand behind a number without being what it counts.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "a", "an", "and", "or", "to", "of", "in", "on", "for", "by", "at", "but", "with", "is", "was", "are", "were", "be", "been", "then", "than", "from", "until", "till", "before", "after", "per", "the", "that",
        "this", "these", "those", "so", "as", "if", "not", "no", "we", "they", "he", "she", "it", "i", "you", "am", "pm", "which", "who", "when", "while", "because", "including", "incl", "excl", "net", "gross",
        "plus", "max", "total", "budget", "left", "now", "today", "tomorrow", "yesterday", "next", "last", "all", "will", "would", "can", "could", "should", "has", "have", "had", "did", "do", "does", "how", "what",
        "our", "their", "his", "her", "its", "my", "your", "instead", "either", "percent", "pct", "each", "every", "also", "too", "maybe", "approx", "about", "around", "ish", "only", "still", "already",
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static bool IsStop(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
