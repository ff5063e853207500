namespace SalesAssistant.Skills.Language.Intents;

/// <summary>The form of a sentence and what went before it.</summary>
internal static class SentenceFeatures
{
    /// <summary>Which cue words and kinds of things occur, in which order, and how long the sentence is.</summary>
    public static void Form(string text, IReadOnlyList<TextMark> marks, int tokens, CueWords cues, List<CueHit> hits, FeatureBag bag)
    {
        cues.Find(text, marks, hits);
        bag.Add(FeatureGroup.Form, $"length {LengthClass(tokens)}");
        if (hits.Count == 0)
        {
            bag.Add(FeatureGroup.Form, "has nothing");
        }

        Present(hits, cues, text, bag);
        Order(hits, cues, text, bag);
    }

    /// <summary>Crossed with length, so that a whole sentence is not swayed by what went before.</summary>
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

    private static void Present(List<CueHit> hits, CueWords cues, string text, FeatureBag bag)
    {
        var present = UInt128.Zero;
        foreach (var hit in hits)
        {
            present |= UInt128.One << hit.Group;
        }

        for (var rest = present; rest != 0; rest &= rest - 1)
        {
            var group = (int)UInt128.TrailingZeroCount(rest);
            bag.Add(FeatureGroup.Form, cues.Hash(group), bag.Names is null ? null : Word(hits, group, text));
            for (var others = rest & (rest - 1); others != 0; others &= others - 1)
            {
                var other = (int)UInt128.TrailingZeroCount(others);
                bag.Add(FeatureGroup.Pair, TextHash.Join(cues.Hash(group), cues.Hash(other)), bag.Names is null ? null : $"{Word(hits, group, text)} + {Word(hits, other, text)}");
            }
        }
    }

    /// <summary>Runs of two and three cues, with the edges of the sentence where a cue stands close to them.</summary>
    private static void Order(List<CueHit> hits, CueWords cues, string text, FeatureBag bag)
    {
        const uint Begin = 0xB0B0, End = 0xE0E0;
        for (var i = 0; i < hits.Count; i++)
        {
            var hash = cues.Hash(hits[i].Group);
            if (i == 0)
            {
                bag.Add(FeatureGroup.Form, TextHash.Join(Begin, hash), bag.Names is null ? null : $"^{hits[i].In(text)}");
            }

            if (i == hits.Count - 1)
            {
                var close = hits[i].End >= text.Length - 2 ? End : End + 1;
                bag.Add(FeatureGroup.Form, TextHash.Join(hash, close), bag.Names is null ? null : $"{hits[i].In(text)}$");
                continue;
            }

            var two = TextHash.Join(hash, cues.Hash(hits[i + 1].Group));
            bag.Add(FeatureGroup.Form, two, bag.Names is null ? null : $"{hits[i].In(text)} … {hits[i + 1].In(text)}");
            if (i + 2 < hits.Count)
            {
                bag.Add(FeatureGroup.Form, TextHash.Join(two, cues.Hash(hits[i + 2].Group)), bag.Names is null ? null : $"{hits[i].In(text)} … {hits[i + 1].In(text)} … {hits[i + 2].In(text)}");
            }
        }
    }

    private static string Word(List<CueHit> hits, int group, string text) => hits.Find(hit => hit.Group == group).In(text);

    private static string LengthClass(int tokens) => tokens switch
    {
        <= 4 => "tiny",
        <= 8 => "short",
        <= 16 => "middle",
        <= 32 => "long",
        _ => "very long",
    };
}
