using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What a person is called: full name, given name, surname (for 孙总 and Mr Wang), the name in Latin letters, the name by ear.</summary>
internal static class PersonAliases
{
    private const int MostWords = 5;
    private const int FewWords = 3;

    // Whatever an import puts into the name's column: none of these calls a person, though some people are called so (Mr So, Ms He).
    private static readonly FrozenSet<string> FunctionWords = new[]
    {
        "a", "an", "and", "or", "to", "of", "in", "on", "for", "by", "at", "but", "with", "from", "is", "was", "are", "be", "do", "does", "did", "the", "that", "this", "these", "those", "so", "as", "if", "not", "no",
        "all", "each", "every", "any", "i", "we", "you", "they", "he", "she", "it", "me", "us", "them", "him", "his", "her", "its", "our", "your", "their", "my", "who", "which", "what", "how", "when", "where", "one", "only", "now", "here", "there", "then",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static void Collect(string name, AliasList aliases, NameLexicon lexicon, double weight)
    {
        var folded = AliasList.Fold(name);
        if (LatinWords.HasHan(folded))
        {
            Chinese(folded.Replace(" ", "", StringComparison.Ordinal), aliases, lexicon, weight);
        }
        else
        {
            Western(folded, aliases, lexicon, weight);
        }
    }

    private static void Chinese(string name, AliasList aliases, NameLexicon lexicon, double weight)
    {
        aliases.Add(name, NameForm.Full, weight);
        if (name.Length is < 2 or > 5)
        {
            return;
        }

        var surname = name[..lexicon.People.SurnameLength(name)];
        var given = name[surname.Length..];
        if (given.Length >= 2)
        {
            aliases.Add(given, NameForm.Given, weight * (lexicon.Words.Contains(given) ? 0.5 : 0.74));
        }

        var latinSurname = Romanise(surname, lexicon);
        aliases.Add(surname, NameForm.Title, weight * 0.9, NameSpace.Surname);
        aliases.Add(latinSurname, NameForm.Title, weight * 0.7, NameSpace.Surname);
        aliases.Add(latinSurname + Romanise(given, lexicon), NameForm.English, weight * 0.85, NameSpace.Romanised);
        CustomerAliases.Sound(name, weight * (name.Length > 2 ? 0.72 : 0.64), aliases, lexicon);
    }

    private static void Western(string name, AliasList aliases, NameLexicon lexicon, double weight)
    {
        var words = LatinWords.Split(name);
        aliases.Add(string.Join(' ', words), NameForm.Full, weight);
        if (words.Count is < 2 or > MostWords || (words.Count > FewWords && words.Exists(FunctionWords.Contains)))
        {
            return;   // a sentence, whoever wrote it there, is nobody's first and last name
        }

        AddGiven(words[0], weight * 0.8, aliases);
        AddGiven(words[^1], words[^1].Length > 2 ? weight * 0.74 : 0, aliases);
        aliases.Add(words[0] + " " + words[^1], NameForm.Full, weight * 0.95);
        aliases.Add(words[^1], NameForm.Title, weight * 0.85, NameSpace.Surname);
        aliases.Add(string.Concat(words), NameForm.English, weight * 0.85, NameSpace.Romanised);
        foreach (var key in new[] { words[0], words[^1] }.Where(word => word.Length >= 5).SelectMany(Misspellings.Of))
        {
            aliases.Add(key, NameForm.Misheard, weight * 0.6, NameSpace.Skeleton);
        }
    }

    private static void AddGiven(string word, double score, AliasList aliases)
    {
        if (!FunctionWords.Contains(word))
        {
            aliases.Add(word, NameForm.Given, score);
        }
    }

    private static string Romanise(string name, NameLexicon lexicon) => string.Concat(name.Select(lexicon.Sounds.Syllable));
}
