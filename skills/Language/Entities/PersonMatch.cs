namespace SalesAssistant.Skills.Language.Entities;

/// <summary>How well words such as 孙总, 志明 or "Laura" name one given person.</summary>
internal static class PersonMatch
{
    /// <summary>0 to 1; 0 when they do not.</summary>
    public static double Score(string words, NamedRecord person, NameLexicon lexicon) =>
        person.Names.Max(name => Score(AliasList.Fold(words), AliasList.Fold(name), person.Title, lexicon));

    private static double Score(string words, string name, string? title, NameLexicon lexicon)
    {
        if (words == name || (name.Length > 1 && words.StartsWith(name, StringComparison.Ordinal)))
        {
            return 1;
        }

        if (!LatinWords.HasHan(name))
        {
            var parts = LatinWords.Split(name);
            var said = LatinWords.Split(words);
            return said.Count > 0 && parts.Count > 0 && (parts[0] == said[^1] || parts[^1] == said[^1]) ? 0.76 : Titled(words, parts[^1], title, lexicon);
        }

        var surname = name[..lexicon.People.SurnameLength(name)];
        var given = name[surname.Length..];
        if (given.Length >= 2 && words.StartsWith(given, StringComparison.Ordinal))
        {
            return 0.74;
        }

        return Titled(words, surname, title, lexicon);
    }

    /// <summary>Surname and form of address; by ear somewhat less.</summary>
    private static double Titled(string words, string surname, string? title, NameLexicon lexicon)
    {
        for (var length = 1; length <= 2 && length < words.Length; length++)
        {
            if (lexicon.People.FormLength(words, length) is var form and > 0 && length + form == words.Length)
            {
                var fit = TitleFit.Of(lexicon.People.Form(words[length..])!, title, null);
                var said = words[..length];
                if (said == surname)
                {
                    return fit;
                }

                var sound = string.Concat(said.Select(lexicon.Sounds.Syllable));
                return length == 1 && (sound == surname || (surname.Length == 1 && lexicon.Sounds.AlikeSound(said[0], surname[0]))) ? fit * 0.75 : 0;
            }
        }

        return 0;
    }
}
