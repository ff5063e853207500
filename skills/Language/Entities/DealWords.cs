namespace SalesAssistant.Skills.Language.Entities;

/// <summary>How well a text fits the words of a deal's name, weighed by how much they tell this deal from the customer's others.</summary>
internal static class DealWords
{
    /// <summary>Score: about 1 for a telling word of the name; Words: what was found in the text, null when nothing.</summary>
    public static (double Score, string? Words) Evidence(NamedRecord deal, IReadOnlyList<NamedRecord> all, string text)
    {
        var common = Prefix(deal, all);
        var score = 0.0;
        string? longest = null;
        foreach (var word in Stretches(Part(deal.Record.Name, common)))
        {
            if (!Stands(word, text))
            {
                continue;
            }

            var others = all.Count(other => other.Id != deal.Id && Stands(word, Part(other.Record.Name, common)));
            score += Worth(word) / (1 + others);
            longest = longest is null || word.Length > longest.Length ? word : longest;
        }

        return (score, longest);
    }

    /// <summary>The folded name behind what all the customer's deals begin with.</summary>
    private static string Part(string name, int common)
    {
        var folded = AliasList.Fold(name);
        return common < folded.Length ? folded[common..] : folded;
    }

    private static int Prefix(NamedRecord deal, IReadOnlyList<NamedRecord> all)
    {
        var name = AliasList.Fold(deal.Record.Name);
        var at = name.AsSpan().IndexOfAny(DealAliases.Separators);
        if (at > 0)
        {
            return at + 1;
        }

        if (all.Count < 2 || LatinWords.HasHan(name))
        {
            return 0;
        }

        // "Acme Cold store", "Acme Gateways": the common first word is the customer.
        var first = name.Split(' ')[0].Length + 1;
        return first < name.Length && all.All(other => AliasList.Fold(other.Record.Name).StartsWith(name[..first], StringComparison.Ordinal)) ? first : 0;
    }

    /// <summary>Two-character stretches of Chinese, stems of English words, other Latin words and numbers as they are.</summary>
    private static IEnumerable<string> Stretches(string part)
    {
        var seen = new HashSet<string>();
        foreach (var run in ProductWords.HanRuns(part))
        {
            for (var i = 0; i + 1 < run.Length; i++)
            {
                if (seen.Add(run.Substring(i, 2)))
                {
                    yield return run.Substring(i, 2);
                }
            }
        }

        foreach (var word in LatinWords.Split(part))
        {
            var stem = Stem(word);
            if (stem.Length >= 2 && !char.IsAsciiDigit(stem[0]) && stem is not ("the" or "and" or "for" or "of" or "in" or "at" or "with" or "phase") && seen.Add(stem))
            {
                yield return stem;
            }
        }
    }

    private static bool Stands(string word, string text)
    {
        if (LatinWords.IsHan(word[0]))
        {
            return text.Contains(word, StringComparison.Ordinal);
        }

        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            while (end < text.Length && LatinWords.IsWordChar(text[end]))
            {
                end++;
            }

            if ((at == 0 || !LatinWords.IsWordChar(text[at - 1])) && end - at - word.Length <= 3)
            {
                return true;
            }
        }

        return false;
    }

    private static double Worth(string word) => LatinWords.IsHan(word[0])
        ? word is "项目" or "平台" or "系统" or "服务" or "方案" or "设备" or "年度" ? 0.15 : 0.55
        : word is "annual" or "new" or "pilot" or "project" or "support" or "batch" or "deal" or "plant" or "line" ? 0.4 : 0.9;

    private static string Stem(string word)
    {
        foreach (var ending in (string[])["ing", "ies", "ed", "es", "s", "y"])
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
