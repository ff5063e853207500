using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Words around names that tell what the talk is about; folded.</summary>
internal sealed class TalkWords(Dictionary<string, object?> map)
{
    /// <summary>Paying, invoices, service.</summary>
    public IReadOnlyList<string> AfterSale { get; } = [.. NameLexicon.Strings(map, "after_sale_zh"), .. NameLexicon.Strings(map, "after_sale_en")];

    /// <summary>没空, was out.</summary>
    public IReadOnlyList<string> Absent { get; } = NameLexicon.Strings(map, "absent");

    /// <summary>跟, with.</summary>
    public IReadOnlyList<string> TalkedTo { get; } = NameLexicon.Strings(map, "talked_to");

    /// <summary>咱们, our.</summary>
    public IReadOnlyList<string> Ours { get; } = NameLexicon.Strings(map, "ours");

    /// <summary>Everyday words that the word list lacks.</summary>
    public IReadOnlyList<string> Modern { get; } = NameLexicon.Strings(map, "modern_words");

    /// <summary>Characters of grammar and counting.</summary>
    public FrozenSet<char> Grammar { get; } = (map["grammar"]?.ToString() ?? "").ToFrozenSet();

    /// <summary>The first of <paramref name="words"/> that stands in <paramref name="text"/>, Latin ones as whole words; null when none.</summary>
    public static string? FirstIn(IReadOnlyList<string> words, string text)
    {
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var isInside = LatinWords.IsWordChar(word[0]) && ((at > 0 && LatinWords.IsWordChar(text[at - 1])) || (at + word.Length < text.Length && LatinWords.IsWordChar(text[at + word.Length])));
                if (!isInside)
                {
                    return word;
                }
            }
        }

        return null;
    }
}
