using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What company names are made of.</summary>
internal sealed class CompanyWords
{
    private readonly string[] _legal;
    private readonly string[] _scope;
    private readonly string[] _business;
    private readonly FrozenSet<string> _businessSet;

    public CompanyWords(Dictionary<string, object?> map)
    {
        _legal = ByLength(map, "legal_zh");
        _scope = ByLength(map, "scope_zh");
        _business = ByLength(map, "business_zh");
        _businessSet = _business.ToFrozenSet();
        Regions = NameLexicon.Strings(map, "regions_zh").ToFrozenSet();
        LegalEnglish = NameLexicon.Strings(map, "legal_en").ToFrozenSet();
        GenericEnglish = NameLexicon.Strings(map, "generic_en").ToFrozenSet();
        Introductions = NameLexicon.Strings(map, "introduces_company");
        EnglishIntroductions = NameLexicon.Strings(map, "introduces_company_en");
        BusinessEnglish = NameLexicon.Strings(map, "business_en").ToFrozenSet();
    }

    /// <summary>Region words such as 华东: never a company's head alone.</summary>
    public FrozenSet<string> Regions { get; }

    /// <summary>去了, 新客户 … before a company.</summary>
    public IReadOnlyList<string> Introductions { get; }

    /// <summary>"new customer", "visited" …</summary>
    public IReadOnlyList<string> EnglishIntroductions { get; }

    public FrozenSet<string> LegalEnglish { get; }

    public FrozenSet<string> GenericEnglish { get; }

    public FrozenSet<string> BusinessEnglish { get; }

    public bool IsBusiness(string word) => _businessSet.Contains(word);

    /// <summary>The legal form (and scope word) that <paramref name="name"/> ends in; empty when none.</summary>
    public string LegalEnding(ReadOnlySpan<char> name) => Ending(name, _legal) is { Length: > 0 } legal ? legal : Ending(name, _scope);

    /// <summary>The line of business that <paramref name="name"/> ends in; empty when none.</summary>
    public string BusinessEnding(ReadOnlySpan<char> name) => Ending(name, _business);

    /// <summary>The legal form or line of business that <paramref name="text"/> begins with; empty when none.</summary>
    public string Beginning(ReadOnlySpan<char> text)
    {
        foreach (var word in _legal)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        foreach (var word in _business)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return "";
    }

    private static string Ending(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.Length > word.Length && name.EndsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return "";
    }

    private static string[] ByLength(Dictionary<string, object?> map, string key) =>
        [.. NameLexicon.Strings(map, key).Distinct().OrderByDescending(word => word.Length)];
}
