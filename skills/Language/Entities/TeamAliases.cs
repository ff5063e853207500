namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What a team is called: 华东组, 华东, East team.</summary>
internal static class TeamAliases
{
    public static void Collect(NameEntry team, AliasList aliases, NameLexicon lexicon)
    {
        foreach (var name in new[] { team.Name }.Concat(team.OtherNames))
        {
            var folded = AliasList.Fold(name);
            aliases.Add(folded, NameForm.Team, 1);
            var stem = Stem(folded, lexicon);
            if (stem != folded && !lexicon.Organisation.Everywhere.Contains(stem))
            {
                Called(stem, aliases, lexicon);
            }
        }

        if (team.Region is { Length: > 0 } region && !lexicon.Organisation.Everywhere.Contains(AliasList.Fold(region)))
        {
            Called(AliasList.Fold(region), aliases, lexicon);
        }
    }

    private static void Called(string stem, AliasList aliases, NameLexicon lexicon)
    {
        aliases.Add(stem, NameForm.Team, 0.85);
        foreach (var ending in LatinWords.HasHan(stem) ? lexicon.Organisation.TeamEndings : (IEnumerable<string>)lexicon.Organisation.TeamEndingsEnglish)
        {
            aliases.Add(LatinWords.HasHan(stem) ? stem + ending : $"{stem} {ending}", NameForm.Team, 0.95);
        }

        foreach (var (chinese, english) in lexicon.Organisation.Directions)
        {
            if (!chinese.Concat(english).Any(word => stem.StartsWith(word, StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (var word in english)
            {
                aliases.Add(word, NameForm.Team, 0.8);
                foreach (var ending in lexicon.Organisation.TeamEndingsEnglish)
                {
                    aliases.Add($"{word} {ending}", NameForm.Team, 0.95);
                }
            }

            foreach (var word in chinese)
            {
                aliases.Add(word, NameForm.Team, 0.85);
                foreach (var ending in lexicon.Organisation.TeamEndings)
                {
                    aliases.Add(word + ending, NameForm.Team, 0.93);
                }
            }
        }
    }

    private static string Stem(string name, NameLexicon lexicon)
    {
        var ending = lexicon.Organisation.TeamEndings.FirstOrDefault(word => name.Length - word.Length >= 2 && name.EndsWith(word, StringComparison.Ordinal))
            ?? lexicon.Organisation.TeamEndingsEnglish.FirstOrDefault(word => name.EndsWith(" " + word, StringComparison.Ordinal));
        return ending is null ? name : name[..^ending.Length].Trim();
    }
}
