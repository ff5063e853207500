using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Names by ear and misspelt names, only where no name stands as written.</summary>
internal sealed class MisheardMarker(CallerNames scope, string text, NameHits hits, List<Span> taken, List<List<NameHit>> chosen)
{
    private const int Longest = 8;
    private readonly NameLexicon _lexicon = scope.Snapshot.Lexicon;

    public void Mark()
    {
        var free = new bool[text.Length];
        Array.Fill(free, true);
        foreach (var span in taken)
        {
            Array.Fill(free, false, span.Start, span.Length);
        }

        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (free[i] && free[i + 1] && LatinWords.IsHan(text[i]) && LatinWords.IsHan(text[i + 1]))
            {
                ByEar(i, free);
            }
            else if (free[i] && LatinWords.IsWordChar(text[i]) && (i == 0 || !LatinWords.IsWordChar(text[i - 1])))
            {
                Misspelt(i, free);
            }
        }
    }

    private void ByEar(int start, bool[] free)
    {
        ulong lengths = 0;
        foreach (var segment in scope.Snapshot.Segments)
        {
            lengths |= segment.SoundLengths(_lexicon.Sounds.Folded(text[start]), _lexicon.Sounds.Folded(text[start + 1]));
        }

        Span<char> sounds = stackalloc char[Longest];
        for (var length = 1; length <= Longest && start + length <= text.Length; length++)
        {
            var at = start + length - 1;
            if (!free[at] || !LatinWords.IsHan(text[at]))
            {
                break;
            }

            sounds[length - 1] = (char)_lexicon.Sounds.Folded(text[at]);
            if (length >= 2 && (lengths >> length & 1) != 0)
            {
                Heard(start, length, NameHash.Of(sounds[..length], NameSpace.Sound));
            }
        }
    }

    private void Heard(int start, int length, ulong key)
    {
        var found = new NameHits(scope);
        if (!found.Add(key, start, length))
        {
            return;
        }

        var words = text.AsSpan(start, length);
        var isWord = _lexicon.Words.Contains(words) || (length > 2 && _lexicon.Words.Split(words.ToString()).TrueForAll(part => _lexicon.Words.Contains(part)));
        foreach (var hit in found.All)
        {
            var same = Same(hit.Entry, words);
            var needsMore = isWord || (length == 2 && (_lexicon.Words.Straddles(text, start) || _lexicon.Words.Straddles(text, start + length) || same == 0));
            if (same >= 0 && (!needsMore || HasSupport(hit)))
            {
                hits.All.Add(hit with { Score = Math.Clamp(hit.Score + (0.05 * same / length), 0.6, 0.75) });
            }
        }
    }

    /// <summary>How many characters of the heard stretch are written as in the name; −1 when the name has no such stretch.</summary>
    private int Same(NameEntry entry, ReadOnlySpan<char> heard)
    {
        var best = -1;
        foreach (var name in entry.OtherNames.Append(entry.Name))
        {
            var folded = AliasList.Fold(name);
            for (var from = 0; from + heard.Length <= folded.Length; from++)
            {
                var same = 0;
                var isAlike = true;
                for (var i = 0; i < heard.Length && isAlike; i++)
                {
                    isAlike = _lexicon.Sounds.AlikeSound(folded[from + i], heard[i]);
                    same += folded[from + i] == heard[i] ? 1 : 0;
                }

                best = isAlike ? Math.Max(best, same) : best;
            }
        }

        return best;
    }

    /// <summary>Its city before it, its line of business behind it, or one of its people close by.</summary>
    private bool HasSupport(NameHit hit)
    {
        if (hit.Entry.Kind != RecordKind.Customer)
        {
            return _lexicon.People.FormLength(text, hit.End) > 0 || chosen.Exists(group => group.Exists(other => other.Entry.Kind == RecordKind.Customer && other.Entry.Id == hit.Entry.CustomerId));
        }

        if (hit.Entry.Title is { Length: > 0 } city && text.AsSpan(0, hit.Start).EndsWith(city, StringComparison.Ordinal))
        {
            return true;
        }

        var behind = _lexicon.Companies.Beginning(text.AsSpan(hit.End));
        return (behind.Length > 0 && hit.Entry.OtherNames.Append(hit.Entry.Name).Any(name => AliasList.Fold(name).Contains(behind, StringComparison.Ordinal)))
            || chosen.Exists(group => group[0].Start - hit.End is >= 0 and <= 3 && group.Exists(other => other.Entry.Kind is RecordKind.Contact or RecordKind.Opportunity && other.Entry.CustomerId == hit.Entry.Id));
    }

    private void Misspelt(int start, bool[] free)
    {
        var end = start;
        while (end < text.Length && LatinWords.IsWordChar(text[end]) && free[end])
        {
            end++;
        }

        var word = text.AsSpan(start, end - start);
        if (word.Length < 4 || _lexicon.IsEnglishWord(word.ToString()) || LatinWords.Skeleton(word) is not { Length: >= 3 } skeleton)
        {
            return;
        }

        var found = new NameHits(scope);
        found.Add(NameHash.Of(skeleton, NameSpace.Skeleton), start, end - start);
        foreach (var hit in found.All)
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
