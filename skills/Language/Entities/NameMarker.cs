using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Marks the names of one text: exact names in one pass over it, then surnames with titles, names in Latin letters, and, where nothing else fits, names by ear.</summary>
internal sealed class NameMarker
{
    private readonly CallerNames _scope;
    private readonly NameLexicon _lexicon;
    private readonly string _original;
    private readonly string _text;
    private readonly ulong[] _hashes;
    private readonly NameHits _hits;

    public NameMarker(CallerNames scope, string text)
    {
        _scope = scope;
        _lexicon = scope.Snapshot.Lexicon;
        _original = text;
        _text = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = AliasList.FoldChar(source[i]);
            }
        });
        _hashes = NameHash.Beginnings(_text);
        _hits = new NameHits(scope);
    }

    public IReadOnlyList<EntityMention> Mark()
    {
        Exact();
        Regions();
        _hits.All.RemoveAll(IsAccident);
        new AddressMarker(_scope, _text, _hits).Mark();
        new LatinNameMarker(_scope, _text, _original, _hits).Mark();
        DropDoubtful();
        var chosen = NameChoice.Choose(_hits.All, _text);
        var misheard = new NameHits(_scope);
        new MisheardMarker(_scope, _text, misheard, chosen).Mark();
        var heard = NameChoice.Choose(misheard.All, _text);
        chosen.RemoveAll(group => heard.Exists(longer => longer[0].Start < group[0].End && group[0].Start < longer[0].End));
        chosen.AddRange(heard);
        return MentionMaker.Make(chosen, _text, _scope);
    }

    private void Exact()
    {
        foreach (var segment in _scope.Snapshot.Segments)
        {
            for (var i = 0; i + 1 < _text.Length; i++)
            {
                var lengths = segment.Lengths(_text[i], _text[i + 1]);
                if (lengths == 0 || !LatinBoundary(i))
                {
                    continue;
                }

                for (var rest = lengths; rest != 0; rest &= rest - 1)
                {
                    var length = System.Numerics.BitOperations.TrailingZeroCount(rest);
                    if (i + length > _text.Length)
                    {
                        break;
                    }

                    if (LatinBoundary(i + length) && segment.Find(NameHash.Stretch(_hashes, i, length)).Length > 0)
                    {
                        AddOnce(i, length);
                    }
                }
            }
        }
    }

    /// <summary>明天, 高兴: companies and people are called so too, but something beside it must tell.</summary>
    private void DropDoubtful()
    {
        var doubtful = _hits.All.FindAll(IsDoubtful);
        if (doubtful.Count == 0)
        {
            return;
        }

        var sure = _hits.All.Where(hit => !IsDoubtful(hit)).ToLookup(hit => hit.Entry.CustomerId);
        var support = new NameSupport(_lexicon, _text);
        _hits.All.RemoveAll(hit => IsDoubtful(hit) && !support.Has(hit, sure));
    }

    private bool IsDoubtful(NameHit hit) =>
        hit.Entry.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.User or RecordKind.Opportunity && hit.Form is not NameForm.Title && LatinWords.IsHan(_text[hit.Start])
        && (_lexicon.Words.IsCommon(_text.AsSpan(hit.Start, hit.Length)) || (hit.Length == 2 && _lexicon.Words.Cuts(_text, hit.Start, 2)));

    private readonly HashSet<long> _looked = [];

    /// <summary>Several segments may know the same stretch; the look-up asks them all.</summary>
    private void AddOnce(int start, int length)
    {
        if (_looked.Add(((long)start << 32) | (uint)length))
        {
            _hits.Add(NameHash.Stretch(_hashes, start, length), start, length);
        }
    }

    /// <summary>A region is no record: it stands as a team candidate with id 0, so that readers see it beside the team of the same name.</summary>
    private void Regions()
    {
        foreach (var (word, region) in _scope.Snapshot.RegionNames)
        {
            for (var at = _text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                if (LatinBoundary(at) && LatinBoundary(at + word.Length))
                {
                    _hits.All.Add(new NameHit(at, word.Length, new NameEntry { Kind = RecordKind.Team, Id = 0, Name = region }, NameForm.Region, LatinWords.HasHan(word) ? 0.84 : 0.78));
                }
            }
        }
    }

    /// <summary>Not inside a Latin word.</summary>
    private bool LatinBoundary(int at) => at == 0 || at >= _text.Length || !LatinWords.IsWordChar(_text[at - 1]) || !LatinWords.IsWordChar(_text[at]);

    /// <summary>Stretches that are written like a name but are something else.</summary>
    private bool IsAccident(NameHit hit)
    {
        if (LatinWords.IsHan(_text[hit.Start]))
        {
            var isWeak = hit.Length == 2 && (hit.Form is NameForm.Given or NameForm.Part || (hit.Form == NameForm.Short && hit.Score < 0.9));
            if (isWeak && _lexicon.Words.Cuts(_text, hit.Start, hit.Length))
            {
                return true;
            }

            // 张志明 is not the 王志明 of this customer.
            return hit.Form == NameForm.Given && hit.Start > 0 && _lexicon.People.IsSurname(_text[hit.Start - 1]) && !_lexicon.People.IsWeakSurname(_text[hit.Start - 1])
                && !_lexicon.Words.Straddles(_text, hit.Start - 1) && (hit.Start < 2 || !_lexicon.Words.Contains(_text.AsSpan(hit.Start - 2, 2)));
        }

        return IsEverydayEnglish(hit);
    }

    private bool IsEverydayEnglish(NameHit hit)
    {
        var word = _text.AsSpan(hit.Start, hit.Length);
        var isCapital = char.IsUpper(_original[hit.Start]);
        if (hit.Form is NameForm.Given && _lexicon.People.EnglishWordNames.Contains(word.ToString()))
        {
            return (!isCapital && !IsTalkedTo(hit)) || (IsSentenceStart(hit.Start) && StartsClause(hit.End));
        }

        if (hit.Form is NameForm.Team or NameForm.Region && !word.Contains(' ') && hit.Score < 0.9)
        {
            var next = NextWordStart(hit.End);
            return !isCapital && !IsPlainTeam(hit, next) || (next > 0 && char.IsUpper(_original[next]) && !char.IsUpper(_original[Math.Min(next + 1, _original.Length - 1)]) && !IsSentenceStart(next));
        }

        return false;
    }

    /// <summary>"the east", "north or south" in a text that is all small letters.</summary>
    private bool IsPlainTeam(NameHit hit, int next)
    {
        var before = _text.AsSpan(0, hit.Start).TrimEnd();
        var follows = next < 0 ? "" : _text[next..Math.Min(next + 3, _text.Length)];
        return before[(before.LastIndexOf(' ') + 1)..] is "the" or "vs" or "versus" or "or" or "than" && follows is not ("of " or "gat" or "sid" or "win" or "end" or "bui" or "doo" or "ent" or "coa" or "pol" or "way") && !_original.AsSpan().ContainsAnyInRange('A', 'Z');
    }

    /// <summary>"with mark at bexley", "grace from pinnacle", all in small letters: talked to or of a company, and the company is named.</summary>
    private bool IsTalkedTo(NameHit hit)
    {
        var before = _text.AsSpan(0, hit.Start).TrimEnd();
        var word = before[(before.LastIndexOf(' ') + 1)..].ToString();
        return (_lexicon.Talk.TalkedTo.Contains(word) && _hits.All.Exists(other => other.Entry.Kind == RecordKind.Customer && other.Entry.Id == hit.Entry.CustomerId))
            || _hits.All.Exists(other => other.Entry.Kind == RecordKind.Customer && other.Entry.Id == hit.Entry.CustomerId && other.Start > hit.End && _text.AsSpan(hit.End, other.Start - hit.End).Trim() is "from" or "at" or "of");
    }

    private bool IsSentenceStart(int at)
    {
        var before = _text.AsSpan(0, at).TrimEnd();
        return before.Length == 0 || before[^1] is '.' or '!' or '?' or '\n' or ';' or '。' or '！' or '？';
    }

    /// <summary>"Will you", "Mark the": the word before is a verb.</summary>
    private bool StartsClause(int at)
    {
        var next = NextWordStart(at);
        if (next < 0)
        {
            return false;
        }

        var end = next;
        while (end < _text.Length && LatinWords.IsWordChar(_text[end]))
        {
            end++;
        }

        return _text[next..end] is "i" or "you" or "we" or "he" or "she" or "it" or "they" or "the" or "this" or "that" or "these" or "my" or "our" or "your" or "as" or "a" or "an" or "all" or "there" or "be";
    }

    private int NextWordStart(int at) => at + 1 < _text.Length && _text[at] == ' ' && LatinWords.IsWordChar(_text[at + 1]) ? at + 1 : -1;
}
