using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Words of teams, directions and products.</summary>
internal sealed class OrganisationWords
{
    public OrganisationWords(Dictionary<string, object?> map)
    {
        TeamEndings = [.. NameLexicon.Strings(map, "team_endings_zh").OrderByDescending(word => word.Length)];
        TeamEndingsEnglish = NameLexicon.Strings(map, "team_endings_en").ToFrozenSet();
        Everywhere = NameLexicon.Strings(map, "everywhere").ToFrozenSet();
        ProductGeneric = NameLexicon.Strings(map, "product_generic").ToFrozenSet();
        ProductGenericEnglish = NameLexicon.Strings(map, "product_generic_en").ToFrozenSet();
        DealGeneric = NameLexicon.Strings(map, "deal_generic").ToFrozenSet();
        DealGenericEnglish = NameLexicon.Strings(map, "deal_generic_en").ToFrozenSet();
        Regional = map["regional_words"] is Dictionary<object, object?> regional
            ? [.. regional.Keys.SelectMany(word => ((List<object?>)regional[word]!).Select(other => (word.ToString()!, other!.ToString()!)))]   // the file has only strings
            : [];
        Directions = [.. ((List<object?>)map["directions"]!).Select(ReadDirection)];
    }

    public IReadOnlyList<string> TeamEndings { get; }

    public FrozenSet<string> TeamEndingsEnglish { get; }

    public FrozenSet<string> Everywhere { get; }

    public FrozenSet<string> ProductGeneric { get; }

    public FrozenSet<string> ProductGenericEnglish { get; }

    public FrozenSet<string> DealGeneric { get; }

    public FrozenSet<string> DealGenericEnglish { get; }

    /// <summary>A word of products and what it is called elsewhere: 网关, 闸道器.</summary>
    public IReadOnlyList<(string Word, string Other)> Regional { get; }

    /// <summary>Groups of words for one direction.</summary>
    public IReadOnlyList<(string[] Chinese, string[] English)> Directions { get; }

    private static (string[] Chinese, string[] English) ReadDirection(object? item)
    {
        var direction = ((Dictionary<object, object?>)item!).ToDictionary(pair => pair.Key.ToString()!, pair => pair.Value);
        return ([.. NameLexicon.Strings(direction, "zh")], [.. NameLexicon.Strings(direction, "en")]);
    }
}
