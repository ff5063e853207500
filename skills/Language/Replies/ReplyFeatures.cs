using SalesAssistant.Skills.Language.Acts;
using SalesAssistant.Skills.Language.Intents;

namespace SalesAssistant.Skills.Language.Replies;

/// <summary>Features of an answer: its words, the values that the readers found in it, how far the known small words go, and what is open. Not for several threads at once.</summary>
internal sealed class ReplyFeatures
{
    private readonly List<Token> _tokens = new(64);
    private readonly FeatureBag _bag = new();

    public List<(ulong Key, int Times)> Counted { get; } = new(256);

    public List<(ulong Key, int Times)> Of(Utterance utterance, ReadingContext context)
    {
        _bag.Clear();
        var marks = UtteranceMarks.Of(utterance);
        TextFeatures.Words(utterance.Text, marks, _tokens, _bag);
        Form(utterance, marks, _tokens.Count - 2);
        var open = Open(context);
        _bag.Add(FeatureGroup.Context, $"open {open}");
        _bag.Add(FeatureGroup.Context, $"open {open} {Length(_tokens.Count - 2)} {(marks.Count == 0 ? "bare" : "filled")}");
        _bag.Count(Counted);
        return Counted;
    }

    /// <summary>What the message may be an answer to; null when nothing is open.</summary>
    public static string? Open(ReadingContext context) =>
        context.PendingProposalSkill is { } skill ? "card " + skill
        : context.State.Question is not null ? "question"
        : context.State is { LastTask: not null, LastSkill: "manage_task" } ? "task"
        : context.CanUndo ? "saved"
        : context.State is { LastQuery: not null, LastSkill: "pipeline_query" or "performance_report" } ? "answer"
        : null;

    private void Form(Utterance utterance, List<TextMark> marks, int tokens)
    {
        var (acts, rest, _) = SmallWords.Cover(utterance.Text);
        var left = rest.Count(char.IsLetterOrDigit);
        var share = left == 0 ? "none" : left * 3 <= tokens ? "some" : left * 3 <= tokens * 2 ? "half" : "most";
        _bag.Add(FeatureGroup.Form, $"rest {share}");
        _bag.Add(FeatureGroup.Form, $"length {Length(tokens)}");
        foreach (var act in acts)
        {
            _bag.Add(FeatureGroup.Form, $"says {act}");
            _bag.Add(FeatureGroup.Form, $"says {act} rest {share}");
        }

        foreach (var mark in marks)
        {
            _bag.Add(FeatureGroup.Form, $"has {mark.Tag}");
            _bag.Add(FeatureGroup.Form, $"has {mark.Tag} rest {share}");
        }

        if (utterance.Durations.Count > 0)
        {
            _bag.Add(FeatureGroup.Form, "has length of time");
        }
    }

    private static string Length(int tokens) => tokens switch
    {
        <= 3 => "tiny",
        <= 7 => "short",
        <= 14 => "middle",
        _ => "long",
    };
}
