using System.Text;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>A header, or a word that headers are compared with.</summary>
/// <param name="Key">What is left without units, case, blanks, abbreviations and plurals; equal keys are the same header.</param>
/// <param name="Tokens">Its words; one for a run of Chinese.</param>
internal sealed record HeaderText(string Key, IReadOnlyList<string> Tokens)
{
    private bool IsChinese => Key.Any(character => character >= 0x2E80);

    public static HeaderText Of(string raw, MappingWords words)
    {
        var text = raw.Trim();
        if (text == "#")
        {
            return new HeaderText("#", ["#"]);
        }

        var bracket = text.IndexOfAny(['(', '（', '[', '【']);
        text = bracket > 0 ? text[..bracket] : text;
        var tokens = Split(text).Select(token => words.Long(Singular(token))).SelectMany(token => token.Split(' ')).ToList();
        var said = tokens.Where(token => !token.All(char.IsAsciiDigit)).ToList();   // "手机1", "Address 1: City"
        tokens = said.Count > 0 ? said : tokens;
        var kept = tokens.Where(token => !words.IsFiller(token)).Select(token => WithoutFiller(token, words)).ToList();
        kept = kept.Count > 0 ? kept : tokens;
        return new HeaderText(string.Concat(kept), kept);
    }

    /// <summary>Without the nouns of its own kind: "Deal Stage" of a deal is "stage", "客户级别" of a customer 级别.</summary>
    public HeaderText Without(IReadOnlyList<HeaderText> nouns)
    {
        foreach (var noun in nouns)
        {
            if (!noun.IsChinese && Tokens.Count > noun.Tokens.Count && Tokens.Take(noun.Tokens.Count).SequenceEqual(noun.Tokens))
            {
                var rest = Tokens.Skip(noun.Tokens.Count).ToList();
                return new HeaderText(string.Concat(rest), rest).Without(nouns);   // "Deal - Deal created"
            }

            if (noun.IsChinese && Key.StartsWith(noun.Key, StringComparison.Ordinal) && Key.Length >= noun.Key.Length + 2)
            {
                return new HeaderText(Key[noun.Key.Length..], [Key[noun.Key.Length..]]);
            }
        }

        return this;
    }

    /// <summary>0 to 1: how likely this header means the same as <paramref name="word"/>.</summary>
    public double Likeness(HeaderText word, MappingWords words)
    {
        if (Key == word.Key)
        {
            return 1;
        }

        if (IsChinese != word.IsChinese)
        {
            return 0;
        }

        if (IsChinese)
        {
            // What a Chinese header is about stands at its end: 负责人主属部门 is a department.
            var at = word.Key.Length >= 2 ? Key.LastIndexOf(word.Key, StringComparison.Ordinal) : -1;
            return at < 0 ? 0 : 0.85 * (0.5 + (0.5 * word.Key.Length / Key.Length)) * (at + word.Key.Length == Key.Length ? 1 : 0.7);
        }

        var shared = Tokens.Intersect(word.Tokens).Sum(words.Weight);
        var all = Math.Max(Tokens.Sum(words.Weight), word.Tokens.Sum(words.Weight));
        var head = Tokens[^1];
        var isAboutIt = words.Weight(head) < 1 || word.Tokens.Contains(head);
        return shared / all * 0.9 * (isAboutIt ? 1 : 0.8);
    }

    /// <summary>Whether <paramref name="noun"/> is among its words.</summary>
    public bool Has(HeaderText noun) => noun.IsChinese ? Key.Contains(noun.Key, StringComparison.Ordinal) : PlaceOf(noun) >= 0;

    /// <summary>Where <paramref name="noun"/> ends, counted in words or characters; −1 = not there.</summary>
    public int PlaceOf(HeaderText noun)
    {
        if (noun.IsChinese)
        {
            var found = Key.LastIndexOf(noun.Key, StringComparison.Ordinal);
            return found < 0 ? -1 : found + noun.Key.Length;
        }

        for (var i = Tokens.Count - noun.Tokens.Count; i >= 0; i--)
        {
            if (Tokens.Skip(i).Take(noun.Tokens.Count).SequenceEqual(noun.Tokens))
            {
                return i + noun.Tokens.Count;
            }
        }

        return -1;
    }

    // Words end at blanks, marks and where capitals, digits or Chinese begin: "StageName", "手机1", "NumberOfEmployees", "AccountID".
    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        var last = ' ';
        foreach (var written in text)
        {
            var character = written is >= '\uFF01' and <= '\uFF5E' ? (char)(written - 0xFEE0) : written;
            var isBreak = (char.IsUpper(character) && char.IsLower(last)) || char.IsAsciiDigit(character) != char.IsAsciiDigit(last) || character >= 0x2E80 != last >= 0x2E80;
            if ((isBreak || !char.IsLetterOrDigit(character)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }

            last = character;
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private static string WithoutFiller(string token, MappingWords words)
    {
        var filler = words.ZhFiller.FirstOrDefault(filler => token.StartsWith(filler, StringComparison.Ordinal) && token.Length >= filler.Length + 2);
        return filler is null ? token : token[filler.Length..];
    }
}
