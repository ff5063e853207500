using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Intents;

namespace SalesAssistant.Skills.Language.Replies;

/// <summary>A line of prompts/conversation/replies.*.txt, or one of another skill's utterances as an example of what is no answer.</summary>
/// <param name="Act">One of <see cref="ReplyActs"/>.</param>
/// <param name="Open">card, note, deal, saved, task, asked, answer; null = any card.</param>
internal sealed record ReplyLine(string Act, string? Open, string Text)
{
    public uint Source => TextHash.Scramble(TextHash.Of(Text));
}

/// <summary>What the reply model is trained on.</summary>
internal static class ReplyCorpus
{
    private const int ShortestOther = 10;
    private static readonly string[] Cards = ["log_interaction", "log_interaction", "manage_opportunity", "manage_opportunity", "manage_customer"];
    private static readonly MetricQuery Answered = new("amount", MetricSubject.Opportunity);
    private static readonly string[] Figures = ["pipeline_query", "performance_report"];
    private static readonly string[] Anything = ["card", "card", "saved", "task", "asked", "answer", "answer"];

    /// <summary>All lines in a stable order.</summary>
    public static IReadOnlyList<ReplyLine> ReadAll(string promptsFolder) =>
    [
        .. ((string[])["replies.en.txt", "replies.zh.txt"]).SelectMany(file => Read(Path.Combine(promptsFolder, "conversation", file))).DistinctBy(line => (line.Open, line.Text)),
        .. CorpusLine.ReadAll(promptsFolder).Where(IsOther).Select(line => new ReplyLine(ReplyActs.New, null, line.Text)),
        .. CorpusLine.ReadAll(promptsFolder).Where(IsRefinement).Select(line => new ReplyLine(ReplyActs.Refine, "answer", line.Text)),
    ];

    /// <summary>What is open in the <paramref name="variant"/>th form of a line.</summary>
    public static ReadingContext Opened(ReplyLine line, ReadingContext context, int variant)
    {
        var random = new Shuffler(line.Source + 77 + ((ulong)variant << 32));
        var open = line.Open ?? (line.Act is ReplyActs.New ? Anything[random.Next(Anything.Length)] : "card");
        return open switch
        {
            "note" => context with { PendingProposalSkill = Cards[0] },
            "deal" => context with { PendingProposalSkill = Cards[2] },
            "card" => context with { PendingProposalSkill = Cards[random.Next(Cards.Length)] },
            "saved" => context with { CanUndo = true, State = context.State with { LastSkill = Cards[random.Next(Cards.Length)] } },
            "task" => context with { CanUndo = true, State = context.State with { LastSkill = "manage_task", LastTask = new RecordRef(RecordKind.Task, 1, "") } },
            "asked" => context with { State = context.State with { Question = new OpenQuestion("", "", "", []) } },
            "answer" => context with { State = context.State with { LastSkill = Figures[random.Next(Figures.Length)], LastQuery = Answered } },
            _ => throw new InvalidDataException($"@{open} in \"{line.Text}\": not a thing that can be open"),
        };
    }

    private static bool IsRefinement(CorpusLine line) => Figures.Contains(line.Skill) && Figures.Contains(line.LastSkill);

    // Every second line is enough; the short ones, and what changes something without naming it, could be answers as well.
    private static bool IsOther(CorpusLine line) => line.LastSkill is null && line.Source % 2 == 0 && line.Text.Length >= ShortestOther
        && (!(line.Skill.StartsWith("manage_", StringComparison.Ordinal) || line.Skill == "log_interaction") || line.Text.Contains("{customer}", StringComparison.Ordinal) || line.Text.Contains("{contact}", StringComparison.Ordinal) || line.Text.Contains("{deal}", StringComparison.Ordinal));

    private static IEnumerable<ReplyLine> Read(string file)
    {
        var act = "";
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                act = line.Trim('[', ']');
                continue;
            }

            var space = line.IndexOf(' ', StringComparison.Ordinal);
            yield return line[0] == '@' && space > 0 ? new ReplyLine(act, line[1..space], line[(space + 1)..]) : new ReplyLine(act, null, line);
        }
    }
}
