namespace SalesAssistant.Skills.Language.Acts;

/// <summary>Reads the small words that answer a card ("好的保存", "scratch that", "撤销"). A message counts only when nothing else stands in it: "取消明天的会" is work, "对，改成300万" a correction.</summary>
public sealed class ActReader
{
    private const int LongestAct = 60;
    private static readonly char[] ClauseEnds = [',', '，', '.', '。', ';', '；', '!', '！', '、', '\n', '—'];

    private static readonly string[] Acts = SmallWords.Acts;

    /// <summary>The act; null when the message is something else. A bare yes counts only while a proposal waits.</summary>
    public ProposalAct? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text.Trim();
        if (text.Length is 0 or > LongestAct)
        {
            return null;
        }

        return Meaning(Strongest(text), text, context);
    }

    /// <summary>Taking back or dropping, with a reason beside it (“拿错卡片了，删掉这条”): one clause says it and the others name nothing that could be work. For messages that no skill understood; saving is never read so, for a reason may be a correction.</summary>
    public ProposalAct? ReadBesideReason(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var namesWork = utterance.Mentions.Count + utterance.Dates.Count + utterance.Money.Count + utterance.Numbers.Count > 0;
        var hasTarget = context.PendingProposalSkill is not null || context.CanUndo;
        if (!hasTarget || namesWork || utterance.Text.Length > LongestAct || IsAsked(utterance.Text))
        {
            return null;
        }

        var said = utterance.Text.Split(ClauseEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Strongest).ToList();
        return Meaning(said.Contains("undo") ? "undo" : said.Contains("discard") ? "discard" : null, utterance.Text, context);
    }

    private static ProposalAct? Meaning(string? act, string text, ReadingContext context)
    {
        var waits = context.PendingProposalSkill is not null;
        return act switch
        {
            "undo" => new ProposalAct("undo"),
            "why" or "speak_en" or "speak_zh" => new ProposalAct(act),
            "confirm_all" => new ProposalAct("confirm_all"),
            "discard" when waits => new ProposalAct("discard"),
            // Right after a task or an activity, "取消吧" is about that, and its reader knows which.
            "discard" when context.CanUndo && !(context.State.LastTask is not null && context.State.LastSkill == "manage_task") => new ProposalAct("undo"),
            "confirm" when waits || IsSave(text) => new ProposalAct("confirm"),
            "affirm" when waits && !IsAsked(text) => new ProposalAct("confirm"),   // 嗯？ asks, save it? still says what to do
            _ => null,
        };
    }

    // The strongest act with which the whole message can be read as small words and nothing else; null when it cannot.
    private string? Strongest(string text)
    {
        const int None = int.MaxValue;
        var best = new int[text.Length + 1];   // per place: the strongest act that leads up to it
        Array.Fill(best, None);
        best[0] = Acts.Length - 1;
        var words = SmallWords.Find(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (best[at] == None)
            {
                continue;
            }

            if (char.IsWhiteSpace(text[at]) || char.IsPunctuation(text[at]) || text[at] is '~' or '+')
            {
                best[at + 1] = Math.Min(best[at + 1], best[at]);
            }

            // Each entry by itself: a short one that begins like a longer one must not hide it.
            foreach (var (length, act) in words.At(at))
            {
                best[at + length] = Math.Min(best[at + length], Math.Min(best[at], act));
            }
        }

        return best[^1] < Acts.Length - 1 ? Acts[best[^1]] : null;
    }

    private static bool IsAsked(string text) => text.AsSpan().ContainsAny('?', '？', '吗');

    // "存" with nothing waiting is told so; "改吧" alone is not worth a word.
    private static bool IsSave(string text) => text.Contains('存', StringComparison.Ordinal) || text.Contains("save", StringComparison.OrdinalIgnoreCase);
}
