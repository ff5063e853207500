namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Names in the other script: "Wang Lei" for 王磊, "Mr Wang", 汤姆 for Tom, "north gate" for Northgate.</summary>
internal sealed class LatinNameMarker(CallerNames scope, string text, string original, NameHits hits)
{
    private readonly NameLexicon _lexicon = scope.Snapshot.Lexicon;

    public void Mark()
    {
        var words = Words();
        for (var i = 0; i < words.Count; i++)
        {
            var (start, length) = words[i];
            var word = text.Substring(start, length);
            if (length >= 4)
            {
                hits.Add(NameHash.Of(word, NameSpace.Romanised), start, length);
            }

            if (i + 1 < words.Count && words[i + 1].Start - start - length <= 2 && text.AsSpan(start + length, words[i + 1].Start - start - length).Trim(" .-").IsEmpty)
            {
                Pair(words[i], words[i + 1], word);
            }
        }

        Transliterated();
    }

    private void Pair((int Start, int Length) first, (int Start, int Length) second, string word)
    {
        var next = text.Substring(second.Start, second.Length);
        var length = second.Start + second.Length - first.Start;
        if (_lexicon.People.EnglishTitles.Contains(word))
        {
            if (char.IsUpper(original[second.Start]) || !_lexicon.People.EnglishWordNames.Contains(next))
            {
                hits.Add(NameHash.Of(next, NameSpace.Surname), first.Start, length, 1, NameForm.Title);
            }

            return;
        }

        if (word.Length >= 2 && next.Length >= 2)
        {
            hits.Add(NameHash.Of(word + next, NameSpace.Romanised), first.Start, length);
            hits.Add(NameHash.Of(next + word, NameSpace.Romanised), first.Start, length);
            hits.Add(NameHash.Of(word + next), first.Start, length, 0.85, NameForm.Misheard);
        }
    }

    /// <summary>Chinese spellings of English given names.</summary>
    private void Transliterated()
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (!LatinWords.IsHan(text[i]))
            {
                continue;
            }

            for (var length = Math.Min(6, text.Length - i); length >= 2; length--)
            {
                if (_lexicon.Transliterations.TryGetValue(text.Substring(i, length), out var names))
                {
                    var found = false;
                    foreach (var name in names)
                    {
                        found |= hits.Add(NameHash.Of(name), i, length, 0.95, NameForm.Given);
                    }

                    if (found)
                    {
                        break;
                    }
                }
            }
        }
    }

    private List<(int Start, int Length)> Words()
    {
        var words = new List<(int, int)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!LatinWords.IsWordChar(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && LatinWords.IsWordChar(text[i]))
            {
                i++;
            }

            if (!char.IsAsciiDigit(text[start]))
            {
                words.Add((start, i - start));
            }
        }

        return words;
    }
}
