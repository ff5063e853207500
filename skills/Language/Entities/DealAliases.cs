using System.Buffers;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What a deal is called: its whole name, the part behind the customer, and the words of it that tell deals apart.</summary>
internal static class DealAliases
{
    internal static readonly SearchValues<char> Separators = SearchValues.Create("-—:/_|·");

    public static void Collect(NameEntry deal, AliasList aliases, NameLexicon lexicon, ProductWords products)
    {
        aliases.Add(AliasList.Fold(deal.Name), NameForm.Full, 1);
        var part = Part(deal);
        if (products.Contains(part) || lexicon.Words.Contains(part))
        {
            return;
        }

        aliases.Add(part, NameForm.Part, 0.9);
        if (!deal.IsOpen)
        {
            return;
        }

        foreach (var word in Words(part, lexicon, products))
        {
            if (!lexicon.Words.Contains(word))
            {
                aliases.Add(word, NameForm.Part, word.Length > 2 ? 0.7 : 0.55);
            }
        }
    }

    /// <summary>The folded name without the customer that it begins with.</summary>
    public static string Part(NameEntry deal)
    {
        var name = AliasList.Fold(deal.Name);
        var at = name.AsSpan().IndexOfAny(Separators);
        if (at > 0 && at < name.Length - 2)
        {
            return name[(at + 1)..].Trim();
        }

        return name[deal.CustomerPrefix..].Trim(' ', '-');
    }

    /// <summary>Notes where the customer's name ends in a deal's name without separator, such as "Acme Cold store".</summary>
    public static void RememberCustomer(NameEntry deal, NameEntry customer)
    {
        var name = AliasList.Fold(deal.Name);
        if (name.AsSpan().IndexOfAny(Separators) > 0)
        {
            return;
        }

        var longest = 0;
        foreach (var other in customer.OtherNames.Append(customer.Name))
        {
            var folded = AliasList.Fold(other);
            var first = folded.Split(' ')[0];
            foreach (var start in new[] { folded, first })
            {
                if (start.Length is > 1 and < 250 && start.Length > longest && name.Length - start.Length >= 2 && name.StartsWith(start, StringComparison.Ordinal))
                {
                    longest = start.Length;
                }
            }
        }

        deal.CustomerPrefix = (byte)longest;
    }

    /// <summary>The telling words of a folded deal name: neither its product nor generic.</summary>
    public static IEnumerable<string> Words(string part, NameLexicon lexicon, ProductWords products)
    {
        foreach (var word in LatinWords.Split(part).Where(word => !LatinWords.HasHan(word) && word.Length > 2))
        {
            if (!lexicon.Organisation.DealGenericEnglish.Contains(word) && !products.Contains(word) && !lexicon.IsEnglishWord(word))
            {
                yield return word;
            }
        }

        foreach (var run in ProductWords.HanRuns(part))
        {
            foreach (var rest in WithoutProducts(run, products))
            {
                if (rest.Length >= 2 && !lexicon.Organisation.DealGeneric.Contains(rest) && !products.Contains(rest))
                {
                    yield return rest;
                }

                var pieces = lexicon.Words.Split(rest);
                foreach (var piece in pieces.Where(piece => pieces.Count > 1 && piece.Length >= 2 && !lexicon.Organisation.DealGeneric.Contains(piece) && !products.Contains(piece)))
                {
                    yield return piece;
                }
            }
        }
    }

    private static string[] WithoutProducts(string run, ProductWords products)
    {
        foreach (var product in products.LongHan)
        {
            run = run.Replace(product, " ", StringComparison.Ordinal);
        }

        return run.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
