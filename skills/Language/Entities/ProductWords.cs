namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What products are called, whole and in part; also tells which words of a deal's name are only its product.</summary>
internal sealed class ProductWords
{
    private readonly NameLexicon _lexicon;
    private readonly Dictionary<string, int> _uses = [];
    private readonly Dictionary<long, List<(string Text, double Score)>> _parts = [];

    public ProductWords(IEnumerable<NameEntry> products, NameLexicon lexicon)
    {
        _lexicon = lexicon;
        foreach (var product in products)
        {
            var parts = new List<(string, double)>();
            foreach (var name in new[] { product.Name }.Concat(product.OtherNames))
            {
                Parts(AliasList.Fold(name), parts);
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
