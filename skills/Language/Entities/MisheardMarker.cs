namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Names by ear and misspelt names, only where no name stands as written.</summary>
internal sealed class MisheardMarker(CallerNames scope, string text, NameHits hits, List<List<NameHit>> chosen)
{
    private const int Longest = 8;
    private const int LongerThanSoft = 4;
    private readonly NameLexicon _lexicon = scope.Snapshot.Lexicon;
    private readonly NameSupport _support = new(scope.Snapshot.Lexicon, text);
    private readonly ILookup<long, NameHit> _sure = chosen.SelectMany(group => group).ToLookup(hit => hit.Entry.CustomerId);
    private bool[] _soft = [];

    public void Mark()
    {
        var free = new bool[text.Length];
        Array.Fill(free, true);
        _soft = new bool[text.Length];
        foreach (var group in chosen)
        {
            Array.Fill(free, false, group[0].Start, group[0].Length);
            Array.Fill(_soft, group.TrueForAll(IsSoft), group[0].Start, group[0].Length);
        }

        for (var i = 0; i + 1 < text.Length; i++)
        {
            if ((free[i] || _soft[i]) && (free[i + 1] || _soft[i + 1]) && LatinWords.IsHan(text[i]) && LatinWords.IsHan(text[i + 1]))
            {
                ByEar(i, free);
            }
            else if (free[i] && LatinWords.IsWordChar(text[i]) && (i == 0 || !LatinWords.IsWordChar(text[i - 1])))
            {
                Misspelt(i, free);
            }
        }
    }

    /// <summary>华东 in 华东机写: a region, a team or a company's head may be the beginning of a longer name by ear.</summary>
    private static bool IsSoft(NameHit hit) => hit.Form is NameForm.Team or NameForm.Region || (hit.Form == NameForm.Short && hit.Score < 0.9);

    private void ByEar(int start, bool[] free)
    {
        ulong lengths = 0;
        foreach (var segment in scope.Snapshot.Segments)
        {
            lengths |= segment.SoundLengths(_lexicon.Sounds.Folded(text[start]), _lexicon.Sounds.Folded(text[start + 1]));
        }

        var isFree = true;
        Span<char> sounds = stackalloc char[Longest];
        for (var length = 1; length <= Longest && start + length <= text.Length; length++)
        {
            var at = start + length - 1;
            if ((!free[at] && !_soft[at]) || !LatinWords.IsHan(text[at]))
            {
                break;
            }

            isFree &= free[at];

            sounds[length - 1] = (char)_lexicon.Sounds.Folded(text[at]);
            if (length >= (isFree ? 2 : LongerThanSoft) && (lengths >> length & 1) != 0)
            {
                Heard(start, length, NameHash.Of(sounds[..length], NameSpace.Sound), isFree);
            }
        }
    }

    private void Heard(int start, int length, ulong key, bool isFree)
    {
        var found = new NameHits(scope);
        if (!found.Add(key, start, length))
        {
            return;
        }

        var words = text.AsSpan(start, length);
        var isGrammar = _lexicon.Talk.Grammar.Contains(text[start]) || _lexicon.Talk.Grammar.Contains(text[start + length - 1]);
        var isCut = _lexicon.Words.Straddles(text, start) || _lexicon.Words.Straddles(text, start + length);
        foreach (var hit in found.All)
        {
            var (same, exact, isWord) = Compare(hit.Entry, words);
            if (same < 0 || same == length || exact < length - 1 || (!isFree && same < length - 1))
            {
                continue;
            }

            var isThin = length == 2 && (same == 0 || exact < 2 || (scope.Owners is null && scope.Snapshot.IsLarge));
            if ((!isCut && (!isGrammar || (length > 2 && same == length - 1 && !HasCommonWord(words))) && !isWord && !isThin) || _support.Has(hit, _sure, isFaint: length == 2 && same == 0))
            {
                hits.All.Add(hit with { Score = Math.Clamp(hit.Score + (0.05 * same / length), 0.6, 0.75) });
            }
        }
    }

    /// <summary>How many characters of the heard stretch are written as in the name, and how many sound just the same; −1 when the name has no such stretch.
    /// IsWord: an everyday word in it is written otherwise than in the name.</summary>
    private (int Same, int Exact, bool IsWord) Compare(NameEntry entry, ReadOnlySpan<char> heard)
    {
        var best = (Same: -1, Exact: 0, IsWord: true);
        foreach (var name in entry.OtherNames.Append(entry.Name))
        {
            var folded = AliasList.Fold(name);
            for (var from = 0; from + heard.Length <= folded.Length; from++)
            {
                int same = 0, exact = 0;
                var isAlike = true;
                for (var i = 0; i < heard.Length && isAlike; i++)
                {
                    isAlike = _lexicon.Sounds.AlikeSound(folded[from + i], heard[i]);
                    same += folded[from + i] == heard[i] ? 1 : 0;
                    exact += isAlike && _lexicon.Sounds.SameSound(folded[from + i], heard[i]) ? 1 : 0;
                }

                if (isAlike && same > best.Same)
                {
                    best = (same, exact, HasOtherWord(heard, folded.AsSpan(from, heard.Length)));
                }
            }
        }

        return best;
    }

    private bool HasCommonWord(ReadOnlySpan<char> heard)
    {
        for (var from = 0; from < heard.Length - 1; from++)
        {
            if (_lexicon.Words.IsCommon(heard.Slice(from, 2)))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasOtherWord(ReadOnlySpan<char> heard, ReadOnlySpan<char> name)
    {
        for (var from = 0; from < heard.Length - 1; from++)
        {
            for (var to = from + 2; to <= heard.Length; to++)
            {
                if (_lexicon.Words.Contains(heard[from..to]) && !heard[from..to].SequenceEqual(name[from..to]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Misspelt(int start, bool[] free)
    {
        var end = start;
        while (end < text.Length && LatinWords.IsWordChar(text[end]) && free[end])
        {
            end++;
        }

        var word = text[start..end];
        if (word.Length < 4 || _lexicon.IsEnglishWord(word))
        {
            return;
        }

        var found = new NameHits(scope);
        foreach (var key in Misspellings.Of(word))
        {
            found.Add(NameHash.Of(key, NameSpace.Skeleton), start, end - start);
        }

        foreach (var hit in found.All.DistinctBy(hit => (hit.Entry.Kind, hit.Entry.Id)))
        {
            var limit = word.Length >= 8 ? 2 : 1;
            foreach (var name in hit.Entry.OtherNames.Append(hit.Entry.Name).Select(AliasList.Fold).Where(name => !LatinWords.HasHan(name)))
            {
                foreach (var part in LatinWords.Split(name).Take(3))
                {
                    if (part.Length >= 4 && LatinWords.Distance(part, word, limit) <= limit)
                    {
                        hits.All.Add(hit);
                    }
                }
            }
        }
    }
}
