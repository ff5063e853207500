using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Surname and form of address: 孙总, 欧阳部长, 王姐, 老王; matched on the person's own title where the words say something.</summary>
internal sealed class AddressMarker(CallerNames scope, string text, NameHits hits)
{
    /// <summary>老王, 小李: says nothing of the title, and more of a colleague than of a customer.</summary>
    private static readonly AddressForm Familiar = new([], [], [], true, null);
    private readonly NameLexicon _lexicon = scope.Snapshot.Lexicon;

    /// <summary>By where they end.</summary>
    private readonly ILookup<int, NameHit> _customers = hits.All.Where(hit => hit.Entry.Kind == RecordKind.Customer).ToLookup(hit => hit.End);

    public void Mark()
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (LatinWords.IsHan(text[i]) && _lexicon.People.FormLength(text, i) is var length and > 0)
            {
                Titled(i, length);
            }

            if (_lexicon.People.FamiliarPrefixes.Contains(text[i - 1], StringComparison.Ordinal) && _lexicon.People.IsSurname(text[i]) && !IsWordAround(i - 1, i + 1))
            {
                Found(i, 1, Familiar, i - 1, i + 1, 0.8);
            }
        }
    }

    private void Titled(int at, int length)
    {
        var form = _lexicon.People.Form(text.Substring(at, length))!;
        var end = at + length;
        if (at >= 2 && _lexicon.People.IsCompound(text.AsSpan(at - 2, 2)) && Found(at - 2, 2, form, at - 2, end, 1))
        {
            return;
        }

        if (!LatinWords.IsHan(text[at - 1]) || IsWordAround(at - 1, end))
        {
            return;
        }

        var isGrammar = _lexicon.People.IsWeakSurname(text[at - 1]) && end < text.Length && _lexicon.People.NotAfterWeak.Contains(text[end], StringComparison.Ordinal)
            && !(at >= 2 && "跟找见给陪问约访".Contains(text[at - 2], StringComparison.Ordinal));   // 跟方总在现场
        if (_lexicon.People.IsSurname(text[at - 1]) && !isGrammar)
        {
            Found(at - 1, 1, form, at - 1, end, 1);
        }
        else if (CustomersBefore(at - 1) is { Count: > 0 } customers)
        {
            Found(at - 1, 1, form, at - 1, end, 1, customers);   // 恒拓的将总: no surname, but somebody of theirs sounds so
        }
    }

    private HashSet<long> CustomersBefore(int at)
    {
        var end = at > 0 && text[at - 1] is '的' ? at - 1 : at;
        return [.. _customers[end].Select(hit => hit.Entry.Id)];
    }

    /// <summary>工[程总], [施工], [方总]是: part of everyday words.</summary>
    private bool IsWordAround(int start, int end)
    {
        if (_lexicon.Words.Contains(text.AsSpan(start, end - start)))
        {
            return true;
        }

        return _lexicon.Words.Straddles(text, start) && !_customers.Contains(start);
    }

    private bool Found(int surname, int surnameLength, AddressForm form, int start, int end, double weight, HashSet<long>? customers = null)
    {
        var people = new NameHits(scope);
        var name = text.AsSpan(surname, surnameLength);
        people.Add(NameHash.Of(name, NameSpace.Surname), start, end - start);
        var exact = people.All.Count;
        if (surnameLength == 1)
        {
            // By ear (何总 for 贺总), or a Chinese surname that stands in Latin letters (Alan Chen = 陈总).
            people.Add(NameHash.Of(_lexicon.Sounds.Syllable(name[0]), NameSpace.Surname), start, end - start);
        }

        var best = 0.0;
        var found = new List<NameHit>();
        for (var i = 0; i < people.All.Count; i++)
        {
            var hit = people.All[i];
            var isOther = i >= exact;
            if (isOther && people.All.FindIndex(0, exact, other => ReferenceEquals(other.Entry, hit.Entry)) >= 0)
            {
                continue;
            }

            var colleague = ReferenceEquals(form, Familiar) && hit.Entry.Kind == RecordKind.User ? 1.3 : 1;
            var fit = TitleFit.Of(form, hit.Entry) * weight * colleague * (isOther ? LatinWords.HasHan(hit.Entry.Name) ? 0.72 : 0.9 : 1);
            if (fit >= (isOther ? 0.5 : 0.29) && (customers is null || customers.Contains(hit.Entry.CustomerId)))
            {
                found.Add(hit with { Score = fit, Form = isOther && LatinWords.HasHan(hit.Entry.Name) ? NameForm.Misheard : NameForm.Title });
                best = Math.Max(best, fit);
            }
        }

        // A weak fit counts only where nothing better is there; by ear only where no contact has the surname, and never a colleague.
        var hasExact = found.Any(hit => hit.Form == NameForm.Title && hit.Entry.Kind == RecordKind.Contact);
        hits.All.AddRange(found.Where(hit => hit.Score >= best - 0.3 && (hit.Form == NameForm.Title || (!hasExact && hit.Entry.Kind == RecordKind.Contact))));
        return found.Count > 0;
    }
}
