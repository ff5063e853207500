using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>How a number word joins with its neighbours.</summary>
internal enum NumberRole : byte
{
    Unit,
    Teen,
    Ten,
    Dozen,
    Hundred,
    Scale,
}

/// <summary>A word that counts or orders: its value, and whether it stands in the plural ("fifths").</summary>
internal readonly record struct NumberWord(double Value, NumberRole Role, bool Plural = false);

/// <summary>The words that English numbers are made of.</summary>
internal static class NumberWords
{
    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] Teens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (string Word, double Value)[] Scales =
    [
        ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("lakh", 1e5), ("crore", 1e7),
    ];

    internal static FrozenDictionary<string, NumberWord> Cardinals { get; } = MakeCardinals().ToFrozenDictionary();

    internal static FrozenDictionary<string, NumberWord> Ordinals { get; } = MakeOrdinals().ToFrozenDictionary();

    internal static bool TryCardinal(string word, out NumberWord found) => Cardinals.TryGetValue(word, out found);

    internal static bool TryOrdinal(string word, out NumberWord found) => Ordinals.TryGetValue(word, out found);

    private static Dictionary<string, NumberWord> MakeCardinals()
    {
        var words = new Dictionary<string, NumberWord>();
        Add(Units, 0, 1, NumberRole.Unit);
        Add(Teens, 10, 1, NumberRole.Teen);
        Add(Tens, 20, 10, NumberRole.Ten);
        words["nought"] = words["naught"] = words["nil"] = words["zero"];
        words["fourty"] = words["forty"];
        words["hundred"] = words["hundreds"] = new NumberWord(100, NumberRole.Hundred);
        words["dozen"] = words["dozens"] = new NumberWord(12, NumberRole.Dozen);
        foreach (var (word, value) in Scales)
        {
            words[word] = words[word + "s"] = new NumberWord(value, NumberRole.Scale);
        }

        words["mln"] = words["million"];
        words["bln"] = words["bn"] = words["billion"];
        words["tln"] = words["trillion"];
        words["lac"] = words["lakh"];
        return words;

        void Add(string[] from, int first, int step, NumberRole role)
        {
            for (var i = 0; i < from.Length; i++)
            {
                words[from[i]] = new NumberWord(first + (i * step), role);
            }
        }
    }

    private static Dictionary<string, NumberWord> MakeOrdinals()
    {
        string[] irregular = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
        var words = new Dictionary<string, NumberWord>();
        for (var i = 0; i < irregular.Length; i++)
        {
            Add(irregular[i], new NumberWord(i + 1, NumberRole.Unit));
        }

        foreach (var (word, cardinal) in MakeCardinals())
        {
            if (cardinal.Role != NumberRole.Unit && !word.EndsWith('s') && word is not ("dozen" or "mln" or "bln" or "tln" or "bn" or "lac"))
            {
                Add(word == "twelve" ? "twelfth" : word.EndsWith('y') ? word[..^1] + "ieth" : word + "th", cardinal);
            }
        }

        words.Remove("seconds");
        return words;

        void Add(string word, NumberWord value)
        {
            words[word] = value;
            words[word + "s"] = value with { Plural = true };
        }
    }
}
