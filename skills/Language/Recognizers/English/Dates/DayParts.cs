using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Parts of the day: in the morning, late afternoon, early in the evening, lunchtime.</summary>
internal static class DayParts
{
    private static readonly FrozenDictionary<string, DayPart> Named = new Dictionary<string, DayPart>
    {
        ["morning"] = Part("TMO", 8, 12),
        ["afternoon"] = Part("TAF", 12, 16),
        ["evening"] = Part("TEV", 16, 20),
        ["night"] = Part("TNI", 20, 24),
        ["nighttime"] = Part("TNT", 0, 8),
        ["daytime"] = Part("TDT", 8, 18),
        ["lunchtime"] = Part("TMEL", 11, 13),
        ["dinnertime"] = Part("TMED", 16, 20),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, DayPart> Meals = new Dictionary<string, DayPart>
    {
        ["breakfast"] = Part("TMEB", 8, 12),
        ["brunch"] = Part("TMER", 8, 12),
        ["lunch"] = Part("TMEL", 11, 13),
        ["dinner"] = Part("TMED", 16, 20),
        ["supper"] = Part("TMED", 16, 20),
    }.ToFrozenDictionary();

    internal static IEnumerable<string> Words => Named.Keys.Concat(Named.Keys.Select(name => name + "s")).Append("day").Append("lunch").Append("dinner");

    internal static DayPart Night => Named["night"];

    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.DayParts, i, FindRead);

    private static Piece? FindRead(DateContext c, int i)
    {
        if (!c.Text[i].IsWord)
        {
            return null;
        }

        var p = i;
        var mod = TryHalf(c, p, out var behind) ? Half(c, p) : null;
        p = mod is null ? p : behind;
        if (c.IsAny(p, "in", "during") && c.IsAny(p + 1, "the", "morning", "afternoon", "evening"))
        {
            p = c.Skip(p + 1, "the");
            if (mod is null && TryHalf(c, p, out behind))
            {
                mod = Half(c, p);
                p = behind;
            }
        }

        if (!TryName(c, p, out var end, out var part) || c.Is(i - 1, "good"))
        {
            return null;
        }

        return Make(i, end, part.Half(mod));
    }

    /// <summary>A part behind a time: "in the evening", "at night".</summary>
    internal static Piece? ReadBehind(DateContext c, int i) => c.Is(i, "at") && c.Is(i + 1, "night") ? Read(c, i + 1) : Read(c, i);

    /// <summary>A meal as a time: only where a word like "after" makes it one.</summary>
    internal static Piece? ReadMeal(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        return Meals.TryGetValue(c.Word(p), out var part) ? Make(i, c.Skip(p + 1, "time"), part) : null;
    }

    /// <summary>"mornings", "nights".</summary>
    internal static bool TryPlural(string word, out DayPart part)
    {
        part = default;
        return word.EndsWith('s') && Named.TryGetValue(word[..^1], out part);
    }

    /// <summary>"early", "late", "later" before a part of the day or a period.</summary>
    internal static bool TryHalf(DateContext c, int i, out int end)
    {
        end = i + 1;
        return c.IsAny(i, "early", "earlier", "late", "later") || (c.Is(i, "mid") && !c.IsAny(c.Skip(i + 1, "-"), "night", "day", "morning", "afternoon"));
    }

    internal static string? Half(DateContext c, int i) => c.IsAny(i, "early", "earlier") ? "start" : c.IsAny(i, "late", "later") ? "end" : "mid";

    /// <summary>The name of a part, without words before it.</summary>
    internal static bool TryName(DateContext c, int i, out int end, out DayPart part)
    {
        end = i + 1;
        var hyphen = c.Is(end, "-") && c.Is(end + 1, "time") ? 2 : c.Is(end, "time") ? 1 : 0;
        if (hyphen > 0 && c.IsAny(i, "night", "day", "lunch", "dinner"))
        {
            end += hyphen;
            return Named.TryGetValue(c.Word(i) + "time", out part);
        }

        if (c.Is(i, "business") && c.IsAny(end, "hour", "hours"))
        {
            (end, part) = (end + 1, Part("TBH", 8, 18));
            return true;
        }

        return Named.TryGetValue(c.Word(i), out part);
    }

    private static Piece Make(int from, int to, DayPart part) => new(from, to, part.AsMeaning()) { Part = part };

    private static DayPart Part(string timex, int from, int to) =>
        new(timex, TimeSpan.FromHours(from), to == 24 ? new TimeSpan(23, 59, 59) : TimeSpan.FromHours(to));
}
