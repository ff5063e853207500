using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What regions are called: as written, and by direction words of both languages.</summary>
internal static class RegionWords
{
    public static FrozenDictionary<string, string> Of(IEnumerable<string> regions, NameLexicon lexicon)
    {
        var words = new Dictionary<string, string>();
        foreach (var region in regions)
        {
            var folded = AliasList.Fold(region);
            if (folded.Length < 2 || lexicon.Organisation.Everywhere.Contains(folded))
            {
                continue;
            }

            words.TryAdd(folded, region);
            foreach (var (chinese, english) in lexicon.Organisation.Directions.Where(direction => direction.Chinese.Concat(direction.English).Contains(folded)))
            {
                foreach (var word in chinese.Concat(english))
                {
                    words.TryAdd(word, region);
                }
            }
        }

        return words.ToFrozenDictionary();
    }
}
