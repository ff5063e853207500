using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>A form of address behind a name, and the job titles that it suits.</summary>
/// <param name="Words">总, 部长, 姐 …</param>
/// <param name="Fits">Words of a Chinese job title.</param>
/// <param name="FitsEnglish">Words of an English job title.</param>
/// <param name="IsForAnyone">Also said to people whose title does not say so.</param>
/// <param name="Gender">"male", "female" or null.</param>
internal sealed record AddressForm(IReadOnlyList<string> Words, IReadOnlyList<string> Fits, IReadOnlyList<string> FitsEnglish, bool IsForAnyone, string? Gender);

/// <summary>What names of people are made of, and how they are addressed.</summary>
internal sealed class PeopleWords
{
    private const int CommonSurnames = 200;
    private readonly FrozenSet<char> _surnames;
    private readonly FrozenSet<char> _common;
    private readonly FrozenSet<char> _weak;
    private readonly string[] _compound;
    private readonly FrozenDictionary<string, AddressForm> _forms;
    private readonly FrozenDictionary<string, AddressForm>.AlternateLookup<ReadOnlySpan<char>> _formLookup;
    private readonly int _longestForm;
    private readonly Dictionary<string, string> _notAfter;

    public PeopleWords(Dictionary<string, object?> map)
    {
        var surnames = map["surnames"]?.ToString() ?? "";
        _surnames = surnames.ToFrozenSet();
        _common = surnames[..Math.Min(CommonSurnames, surnames.Length)].ToFrozenSet();
        _weak = (map["weak_surnames"]?.ToString() ?? "").ToFrozenSet();
        _compound = [.. NameLexicon.Strings(map, "compound_surnames")];
        _forms = ReadForms(map).SelectMany(form => form.Words.Select(word => (word, form))).DistinctBy(pair => pair.word).ToFrozenDictionary(pair => pair.word, pair => pair.form);
        _formLookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestForm = _forms.Keys.Max(word => word.Length);
        _notAfter = ((Dictionary<object, object?>)map["not_after_title"]!).ToDictionary(pair => pair.Key.ToString()!, pair => pair.Value?.ToString() ?? "");
        NotAfterWeak = map["not_after_weak"]?.ToString() ?? "";
        FamiliarPrefixes = string.Concat(NameLexicon.Strings(map, "familiar_prefixes"));
        EnglishTitles = NameLexicon.Strings(map, "english_titles").ToFrozenSet();
        Introductions = NameLexicon.Strings(map, "introduces_person");
        BeforePerson = NameLexicon.Strings(map, "before_person");
        AfterPerson = NameLexicon.Strings(map, "after_person");
        NotNames = NameLexicon.Strings(map, "not_names").ToFrozenSet();
        EnglishWordNames = NameLexicon.Strings(map, "english_word_names").ToFrozenSet();
    }

    /// <summary>Characters that behind "方总" make it no person: the surname is an everyday word.</summary>
    public string NotAfterWeak { get; }

    /// <summary>老, 小, 阿.</summary>
    public string FamiliarPrefixes { get; }

    /// <summary>联系人, 名叫 … before a name said for the first time.</summary>
    public IReadOnlyList<string> Introductions { get; }

    /// <summary>跟, 找 … before a person.</summary>
    public IReadOnlyList<string> BeforePerson { get; }

    /// <summary>说, 今年 … behind a person.</summary>
    public IReadOnlyList<string> AfterPerson { get; }

    /// <summary>Capitalised English words that are no names.</summary>
    public FrozenSet<string> NotNames { get; }

    /// <summary>mr, ms, dr …</summary>
    public FrozenSet<string> EnglishTitles { get; }

    /// <summary>Names that are everyday English words.</summary>
    public FrozenSet<string> EnglishWordNames { get; }

    public bool IsSurname(char character) => _surnames.Contains(character);

    /// <summary>One of those that most people have.</summary>
    public bool IsCommonSurname(char character) => _common.Contains(character);

    /// <summary>Also an everyday grammar word, such as 和 or 于.</summary>
    public bool IsWeakSurname(char character) => _weak.Contains(character);

    /// <summary>The length of the surname that a Chinese full name begins with: 2 for compound ones, else 1.</summary>
    public int SurnameLength(ReadOnlySpan<char> name) => name.Length > 2 && IsCompound(name[..2]) ? 2 : 1;

    public bool IsCompound(ReadOnlySpan<char> two)
    {
        foreach (var surname in _compound)
        {
            if (two.SequenceEqual(surname))
            {
                return true;
            }
        }

        return false;
    }

    public AddressForm? Form(string words) => _forms.GetValueOrDefault(words);

    /// <summary>The longest form of address that begins at <paramref name="at"/>; 0 when none, or when it is the beginning of another word (总是).</summary>
    public int FormLength(ReadOnlySpan<char> text, int at)
    {
        for (var length = Math.Min(_longestForm, text.Length - at); length > 0; length--)
        {
            var words = text.Slice(at, length);
            if (_formLookup.ContainsKey(words))
            {
                var behind = at + length;
                return behind < text.Length && _notAfter.TryGetValue(words.ToString(), out var stops) && stops.Contains(text[behind], StringComparison.Ordinal) ? 0 : length;
            }
        }

        return 0;
    }

    private static IEnumerable<AddressForm> ReadForms(Dictionary<string, object?> map)
    {
        foreach (var item in (List<object?>)map["titles"]!)
        {
            var form = ((Dictionary<object, object?>)item!).ToDictionary(pair => pair.Key.ToString()!, pair => pair.Value);
            yield return new AddressForm(
                NameLexicon.Strings(form, "say"), NameLexicon.Strings(form, "fits"), NameLexicon.Strings(form, "en"),
                form.GetValueOrDefault("any")?.ToString() == "true", form.GetValueOrDefault("gender")?.ToString());
        }
    }
}
