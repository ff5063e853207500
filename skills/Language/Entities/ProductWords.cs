namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What products are called, whole and in part; also tells which words of a deal's name are only its product.</summary>
internal sealed class ProductWords
{
    private const int MostLearned = 500;
    private readonly NameLexicon _lexicon;
    private readonly Dictionary<string, int> _uses = [];
    private readonly Dictionary<long, List<(string Text, double Score)>> _parts = [];

    /// <param name="deals">Which stretches of a product's name people use alone is learned from deal names.</param>
    public ProductWords(IEnumerable<NameEntry> products, IEnumerable<NameEntry> deals, NameLexicon lexicon)
    {
        var sold = deals.GroupBy(deal => deal.ProductId).ToDictionary(group => group.Key, group => group.Take(MostLearned).Select(deal => AliasList.Fold(deal.Name)).ToList());
        _lexicon = lexicon;
        foreach (var product in products)
        {
            var parts = new List<(string, double)>();
            foreach (var name in new[] { product.Name }.Concat(product.OtherNames))
            {
                Parts(AliasList.Fold(name), parts);
                Learned(AliasList.Fold(name), product.Id, sold, parts);
            }

            _parts[product.Id] = parts;
            foreach (var word in parts.Select(part => part.Item1).Distinct())
            {
                _uses[word] = _uses.GetValueOrDefault(word) + 1;
            }
        }

        LongHan = [.. _uses.Keys.Where(word => word.Length > 2 && LatinWords.HasHan(word)).OrderByDescending(word => word.Length)];
    }

    /// <summary>Chinese product words of three characters and more, longest first.</summary>
    public IReadOnlyList<string> LongHan { get; }

    /// <summary>Whether a folded word stands for products.</summary>
    public bool Contains(string word) => _uses.ContainsKey(word);

    public void Collect(NameEntry product, AliasList aliases)
    {
        foreach (var name in new[] { product.Name }.Concat(product.OtherNames))
        {
            aliases.Add(AliasList.Fold(name), NameForm.Full, 1);
        }

        foreach (var (word, score) in _parts.GetValueOrDefault(product.Id) ?? [])
        {
            aliases.Add(word, NameForm.Part, score);
            foreach (var (own, other) in _lexicon.Organisation.Regional.Where(pair => word.Contains(pair.Word, StringComparison.Ordinal)))
            {
                aliases.Add(word.Replace(own, other, StringComparison.Ordinal), NameForm.Part, score);
            }
        }
    }

    /// <summary>Latin type words (WMS), and runs of Chinese words of the name that are not generic; the longer the surer.</summary>
    private void Parts(string name, List<(string, double)> parts)
    {
        var words = LatinWords.Split(name);
        foreach (var word in words.Where(word => !LatinWords.HasHan(word) && word.Length >= 2 && !_lexicon.Organisation.ProductGenericEnglish.Contains(word) && !word.All(char.IsAsciiDigit)))
        {
            parts.Add((word, words.Count == 1 ? 1 : 0.75));
        }

        foreach (var run in HanRuns(name))
        {
            var pieces = _lexicon.Words.Split(run);
            for (var from = 0; from < pieces.Count; from++)
            {
                for (var to = from + 1; to <= pieces.Count; to++)
                {
                    var whole = string.Concat(pieces.Skip(from).Take(to - from));
                    if (whole.Length >= 2 && !pieces.Skip(from).Take(to - from).All(_lexicon.Organisation.ProductGeneric.Contains))
                    {
                        parts.Add((whole, whole.Length == run.Length ? 0.9 : 0.5 + (0.4 * whole.Length / run.Length)));
                    }
                }
            }
        }
    }

    /// <summary>Stretches of the name that stand in several of its deals and hardly in others' (网关 of 物联网关).</summary>
    private void Learned(string name, long product, Dictionary<long, List<string>> sold, List<(string, double)> parts)
    {
        if (product == 0 || !sold.TryGetValue(product, out var own))
        {
            return;
        }

        foreach (var run in HanRuns(name))
        {
            for (var length = Math.Min(4, run.Length - 1); length >= 2; length--)
            {
                for (var from = 0; from + length <= run.Length; from++)
                {
                    var word = run.Substring(from, length);
                    var count = own.Count(deal => deal.Contains(word, StringComparison.Ordinal));
                    if (count >= 2 && !_lexicon.Organisation.ProductGeneric.Contains(word) && !parts.Exists(part => part.Item1 == word) && count >= 4 * sold.Where(other => other.Key != product).Sum(other => other.Value.Count(deal => deal.Contains(word, StringComparison.Ordinal))))
                    {
                        parts.Add((word, 0.5 + (0.4 * word.Length / run.Length)));
                    }
                }
            }
        }
    }

    internal static IEnumerable<string> HanRuns(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && LatinWords.IsHan(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                yield return text[start..i];
            }
        }
    }
}
