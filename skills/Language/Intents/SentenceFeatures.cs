using System.Numerics;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>The form of a sentence and what went before it.</summary>
internal static class SentenceFeatures
{
    /// <summary>Question, past, request words, which kinds of things are named, how long it is.</summary>
    public static void Form(string text, IReadOnlyList<TextMark> marks, int tokens, CueWords cues, FeatureBag bag)
    {
        Span<char> lower = stackalloc char[Math.Min(text.Length, 400)];
        text.AsSpan(0, lower.Length).ToLowerInvariant(lower);
        var (present, first, last) = cues.Find(lower);
        bag.Add(FeatureGroup.Form, $"length {LengthClass(tokens)}");
        if (first >= 0)
        {
            bag.Add(FeatureGroup.Form, $"starts {cues.Names[first]}");
        }

        if (last >= 0)
        {
            bag.Add(FeatureGroup.Form, $"ends {cues.Names[last]}");
        }

        for (var rest = present; rest != 0; rest &= rest - 1)
        {
            var group = BitOperations.TrailingZeroCount(rest);
            bag.Add(FeatureGroup.Form, $"has {cues.Names[group]}");
            for (var others = rest & (rest - 1); others != 0; others &= others - 1)
            {
                bag.Add(FeatureGroup.Form, $"has {cues.Names[group]}+{cues.Names[BitOperations.TrailingZeroCount(others)]}");
            }

            foreach (var tag in DistinctTags(marks))
            {
                bag.Add(FeatureGroup.Form, $"has {cues.Names[group]}+<{tag}>");
            }
        }

        foreach (var tag in DistinctTags(marks))
        {
            bag.Add(FeatureGroup.Form, $"has <{tag}>");
        }

        if (present == 0)
        {
            bag.Add(FeatureGroup.Form, "has nothing");
        }
    }

    /// <summary>Crossed with length and beginning, so that a whole sentence is not swayed by what went before.</summary>
    public static void Context(ReadingContext context, int tokens, FeatureBag bag)
    {
        var length = LengthClass(tokens);
        bag.Add(FeatureGroup.Context, $"after {context.State.LastSkill ?? "nothing"} {length}");
        if (context.PendingProposalSkill is { } pending)
        {
            bag.Add(FeatureGroup.Context, $"waiting {pending} {length}");
        }

        if (context.State.Question is not null)
        {
            bag.Add(FeatureGroup.Context, $"asked {length}");
        }
    }

    private static IEnumerable<string> DistinctTags(IReadOnlyList<TextMark> marks) => marks.Select(mark => mark.Tag).Distinct();

    private static string LengthClass(int tokens) => tokens switch
    {
        <= 4 => "tiny",
        <= 8 => "short",
        <= 16 => "middle",
        <= 32 => "long",
        _ => "very long",
    };
}
