using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Acts;

/// <summary>The lists of prompts/log-interaction/acts.yaml, and how much of a message they make up.</summary>
internal static class SmallWords
{
    /// <summary>The strongest first: whoever says "take that back" beside "ok" wants it back. A filler says nothing.</summary>
    public static readonly string[] Acts = ["undo", "discard", "why", "speak_en", "speak_zh", "confirm_all", "confirm", "affirm", "filler"];

    /// <summary>Per act its words.</summary>
    private static readonly Regex[][] Words = Load();

    private const int Longest = 80;

    [ThreadStatic]
    private static SmallWordPlaces? _last;

    /// <summary>The reading of <paramref name="text"/> that leaves the fewest letters to other words.</summary>
    /// <returns>The acts whose words it uses; what no word covers; and the same with the fillers, for 不对 is one. Stretches stand apart by blanks; a long text is left whole.</returns>
    public static (IReadOnlySet<string> Acts, string Left, string LeftWithFillers) Cover(string text)
    {
        if (text.Length > Longest)
        {
            return (new HashSet<string>(), text, text);
        }

        var cost = new int[text.Length + 1];
        var from = new (int At, int Act)[text.Length + 1];
        Array.Fill(cost, int.MaxValue);
        cost[0] = 0;
        var words = Find(text);
        for (var at = 0; at < text.Length; at++)
        {
            Reach(at, at + 1, char.IsLetterOrDigit(text[at]) ? 100 : 0, -1);
            foreach (var (length, act) in words.At(at))
            {
                Reach(at, at + length, 1, act);
            }
        }

        var used = new HashSet<string>();
        var (left, filled) = (Enumerable.Repeat(' ', text.Length).ToArray(), Enumerable.Repeat(' ', text.Length).ToArray());
        for (var at = text.Length; at > 0; at = from[at].At)
        {
            if (from[at].Act >= 0)
            {
                used.Add(Acts[from[at].Act]);
                if (from[at].Act == Acts.Length - 1)
                {
                    text.AsSpan(from[at].At, at - from[at].At).CopyTo(filled.AsSpan(from[at].At));
                }
            }
            else
            {
                left[at - 1] = filled[at - 1] = text[at - 1];
            }
        }

        return (used, new string(left).Trim(), new string(filled).Trim());

        void Reach(int start, int end, int price, int act)
        {
            if (cost[start] + price < cost[end])
            {
                (cost[end], from[end]) = (cost[start] + price, (start, act));
            }
        }
    }

    /// <summary>The entries that stand in <paramref name="text"/>.</summary>
    public static SmallWordPlaces Find(string text)
    {
        // A message is looked through once for all who ask about it, one after the other.
        if (_last is { } last && last.Text == text)
        {
            return last;
        }

        var places = new SmallWordPlaces(text);
        for (var act = 0; act < Acts.Length; act++)
        {
            foreach (var entry in Words[act])
            {
                // Each entry looks for itself where it begins: asking all of them at every letter takes ten times as long.
                for (var word = entry.Match(text); word.Success && word.Index < text.Length; word = entry.Match(text, word.Index + 1))
                {
                    places.Add(word.Index, word.Length, act);
                }
            }
        }

        return _last = places;
    }

    private static Regex[][] Load()
    {
        using var stream = typeof(SmallWords).Assembly.GetManifestResourceStream("acts.yaml") ?? throw new InvalidOperationException("Built-in lexicon is missing: acts.yaml");
        using var reader = new StreamReader(stream);
        var lists = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string[]>>(reader);
        return [.. Acts.Select(name => (Regex[])[.. lists[name].Select(entry => new Regex(Bounded(entry), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))])];
    }

    private static string Bounded(string entry) =>
        entry.Any(c => c is >= '\u3400' and <= '\u9fff') ? $"(?:{entry})" : $"(?<![A-Za-z])(?:{entry})(?![A-Za-z])";
}

/// <summary>Where entries of <see cref="SmallWords"/> begin in a text.</summary>
internal sealed class SmallWordPlaces(string text)
{
    private readonly List<(int Length, int Act)>?[] _byPlace = new List<(int, int)>?[text.Length];

    public string Text => text;

    public void Add(int at, int length, int act)
    {
        if (length > 0)
        {
            (_byPlace[at] ??= []).Add((length, act));
        }
    }

    /// <summary>In the order of the lists, the strongest act first.</summary>
    public ReadOnlySpan<(int Length, int Act)> At(int place) => CollectionsMarshal.AsSpan(_byPlace[place]);
}
