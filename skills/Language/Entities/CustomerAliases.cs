using System.Text;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What a company is called: its names, the names without legal form, place and line of business, and its distinctive head.</summary>
internal static class CustomerAliases
{
    private const int LongestRomanised = 4;
    private const int ShortestRomanised = 5;

    public static void Collect(NameEntry customer, AliasList aliases, NameLexicon lexicon)
    {
        Name(customer.Name, NameForm.Full, 1, aliases, lexicon);
        foreach (var name in customer.OtherNames)
        {
            Name(name, NameForm.Short, 0.97, aliases, lexicon);
        }
    }

    /// <summary>The distinctive head of a Chinese company name, such as 恒拓 of 大连恒拓机床有限公司; null when it has none.</summary>
    public static string? Head(string name, NameLexicon lexicon)
    {
        var bare = WithoutPlace(WithoutLegal(WithoutBrackets(AliasList.Fold(name)), lexicon), lexicon);
        return Peel(bare, lexicon, null) is { } head && IsDistinctive(head, lexicon) ? head : null;
    }

    private static void Name(string name, NameForm form, double score, AliasList aliases, NameLexicon lexicon)
    {
        var folded = AliasList.Fold(name);
        if (LatinWords.HasHan(folded))
        {
            Chinese(folded, form, score, aliases, lexicon);
        }
        else
        {
            English(folded, form == NameForm.Full ? form : NameForm.English, score, aliases, lexicon);
        }
    }

    private static void Chinese(string name, NameForm form, double score, AliasList aliases, NameLexicon lexicon)
    {
        aliases.Add(name, form, score);
        aliases.Add(name.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), form, score - 0.01);
        var core = WithoutLegal(WithoutBrackets(name), lexicon);
        if (!IsCommonOnly(core, lexicon))
        {
            aliases.Add(core, NameForm.Short, Math.Min(score, 0.95));
        }

        var bare = WithoutPlace(core, lexicon);
        if (!IsCommonOnly(bare, lexicon))
        {
            aliases.Add(bare, NameForm.Short, Math.Min(score, 0.93));
            Sound(bare, 0.72, aliases, lexicon);
        }

        var tails = new List<string>();
        if (Peel(bare, lexicon, tails) is not { } head || !IsDistinctive(head, lexicon))
        {
            return;
        }

        // A line of business that no list has, such as 丝绸: an everyday word behind something of the company's own.
        if (head.Length >= 4 && lexicon.Words.Contains(head.AsSpan(head.Length - 2)) && !lexicon.Words.Contains(head.AsSpan(head.Length - 3)) && !lexicon.Words.Contains(head.AsSpan(0, head.Length - 2)) && IsDistinctive(head[..^2], lexicon))
        {
            aliases.Add(head[..^2], NameForm.Short, 0.76);
            Sound(head[..^2], 0.6, aliases, lexicon);
        }

        aliases.Add(head, NameForm.Short, lexicon.Words.Contains(head) ? 0.72 : head.Length > 2 ? 0.88 : 0.84);
        Sound(head, head.Length > 2 ? 0.7 : 0.62, aliases, lexicon);
        Romanised(head, aliases, lexicon);
        foreach (var tail in tails)
        {
            aliases.Add(head + tail, NameForm.Short, 0.9);
            if (tail.Length > 2 && lexicon.Companies.IsBusiness(tail[..2]))
            {
                aliases.Add(head + tail[..2], NameForm.Short, 0.9);
            }
        }
    }

    private static void English(string name, NameForm form, double score, AliasList aliases, NameLexicon lexicon)
    {
        aliases.Add(name, form, score);
        var words = LatinWords.Split(WithoutBrackets(name));
        var count = words.Count;
        while (count > 1 && lexicon.Companies.LegalEnglish.Contains(words[count - 1]))
        {
            count--;
        }

        for (var length = count; length > 1; length--)
        {
            if (length >= count - 1 || length == 2)
            {
                aliases.Add(string.Join(' ', words.Take(length)), NameForm.English, length == count ? Math.Min(score, 0.95) : 0.9);
            }
        }

        if (count == 0)
        {
            return;
        }

        var first = words[0];
        var isTelling = first.Length > 2 && !lexicon.Companies.GenericEnglish.Contains(first) && !lexicon.Companies.BusinessEnglish.Contains(first);
        if (isTelling || count == 1)
        {
            aliases.Add(first, NameForm.English, count == 1 ? score : 0.86);
            Skeleton(first, aliases);
        }
        else if (count > 1)
        {
            Skeleton(words[0] + words[1], aliases);
        }
    }

    private static void Skeleton(string word, AliasList aliases)
    {
        foreach (var key in word.Length >= 5 ? Misspellings.Of(word) : [])
        {
            aliases.Add(key, NameForm.Misheard, 0.66, NameSpace.Skeleton);
        }
    }

    /// <summary>恒拓 is "Hengtuo" in an English sentence.</summary>
    private static void Romanised(string head, AliasList aliases, NameLexicon lexicon)
    {
        if (head.Length > LongestRomanised)
        {
            return;
        }

        var syllables = head.Select(lexicon.Sounds.Syllable).ToArray();
        Latin(string.Concat(syllables), aliases, lexicon);
        for (var i = 0; i < head.Length; i++)
        {
            if (lexicon.Sounds.OtherSyllable(head[i]) is { Length: > 0 } other)
            {
                Latin(string.Concat(syllables[..i]) + other + string.Concat(syllables[(i + 1)..]), aliases, lexicon);
            }
        }
    }

    private static void Latin(string name, AliasList aliases, NameLexicon lexicon)
    {
        if (name.Length >= ShortestRomanised && !lexicon.IsEnglishWord(name))
        {
            aliases.Add(name, NameForm.English, 0.8, NameSpace.Romanised);
        }
    }

    internal static void Sound(string name, double score, AliasList aliases, NameLexicon lexicon)
    {
        if (name.Length is < 2 or > 8)
        {
            return;
        }

        var sound = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            var syllable = lexicon.Sounds.Folded(character);
            if (syllable == 0)
            {
                return;
            }

            sound.Append((char)syllable);
        }

        aliases.Add(sound.ToString(), NameForm.Misheard, score, NameSpace.Sound);
        for (var i = 0; i < name.Length; i++)
        {
            if (lexicon.Sounds.FoldedOther(name[i]) is var other and not 0)
            {
                var second = new StringBuilder(sound.ToString()) { [i] = (char)other };
                aliases.Add(second.ToString(), NameForm.Misheard, score, NameSpace.Sound);
            }
        }
    }

    private static string WithoutBrackets(string name)
    {
        for (int open; (open = name.IndexOf('(', StringComparison.Ordinal)) >= 0;)
        {
            var close = name.IndexOf(')', open);
            name = close < 0 ? name[..open] : name.Remove(open, close - open + 1);
        }

        return name.Trim();
    }

    private static string WithoutLegal(string name, NameLexicon lexicon)
    {
        while (lexicon.Companies.LegalEnding(name) is { Length: > 0 } ending && name.Length - ending.Length >= 2)
        {
            name = name[..^ending.Length];
        }

        return name;
    }

    private static string WithoutPlace(string name, NameLexicon lexicon)
    {
        for (var again = true; again;)
        {
            again = false;
            for (var length = Math.Min(5, name.Length - 2); length >= 2; length--)
            {
                if (!lexicon.Places.Contains(name[..length]))
                {
                    continue;
                }

                var rest = name[length..];
                rest = rest.Length > 2 && rest[0] is '省' or '市' or '县' or '区' ? rest[1..] : rest;
                if (IsCommonOnly(rest, lexicon))
                {
                    continue;   // 青岛啤酒 stays as it is: without the place nothing of its own is left
                }

                name = rest;
                again = true;
                break;
            }
        }

        return name;
    }

    /// <summary>Takes lines of business off the end; what is left is the head. Null when nothing of its own is left.</summary>
    private static string? Peel(string name, NameLexicon lexicon, List<string>? tails)
    {
        while (true)
        {
            var ending = lexicon.Companies.BusinessEnding(name);
            ending = ending.Length > 0 ? ending : lexicon.Companies.LegalEnding(name);
            if (ending.Length == 0 || name.Length - ending.Length < 2)
            {
                return name;
            }

            tails?.Add(ending);
            name = name[..^ending.Length];
        }
    }

    private static bool IsDistinctive(string head, NameLexicon lexicon) =>
        head.Length >= 2 && !IsCommonOnly(head, lexicon) && !lexicon.Places.Contains(head);

    /// <summary>Only region, place and business words.</summary>
    private static bool IsCommonOnly(string name, NameLexicon lexicon)
    {
        if (name.Length < 2)
        {
            return true;
        }

        return lexicon.Companies.Regions.Contains(name) || lexicon.Companies.IsBusiness(name)
            || lexicon.Companies.LegalEnding("_" + name) == name
            || (lexicon.Companies.BusinessEnding(name) is { Length: > 0 } ending && lexicon.Companies.IsBusiness(name[..^ending.Length]));
    }
}
