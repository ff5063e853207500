using SalesAssistant.Skills.Language.Acts;

namespace SalesAssistant.Skills.Language.Replies;

/// <summary>Reads what is said right behind a card, a save or a question in free words, where the exact lists of <see cref="ActReader"/> say nothing. It never decides alone: what it is read as must also be plain.</summary>
public sealed class ReplyReader(ReplyClassifier classifier)
{
    private const int LongestZh = 40;
    private const int LongestEn = 100;
    private const int MostRestZh = 10;
    private const int MostRestEn = 36;
    private const double WithoutYes = 0.95;   // no yes without a word for it, unless the whole sounds like nothing else
    private static readonly Lexicon Words = Lexicon.Of("conversation");

    private static readonly string[] Yes = ["confirm", "affirm", "confirm_all"];
    private static readonly string[] No = ["discard", "undo", "why"];

    // Whatever else stands in an answer that does something at once, these say that it is not meant so.
    private static readonly string[] Doubts = ["turns", "orders", "others"];

    /// <summary>The likeliest act; null when nothing is open or the message is too long to be an answer.</summary>
    public ReplyReading? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text.Trim();
        if (ReplyFeatures.Open(context) is null or "answer" || text.Length == 0 || text.Length > Longest(utterance) || IsOrder(utterance, context))
        {
            return null;
        }

        var acts = classifier.Classify(utterance, context);
        var (act, probability) = acts.MaxBy(found => found.Value);
        var (said, left, leftWithFillers) = SmallWords.Cover(text);
        var isAsked = text[^1] is '?' or '？' || Words.Has(left, "asks");
        var isDoubted = Doubts.Any(list => Words.Has(left, list));

        // "no" and "not" belong to dropping and taking back; beside a yes they may take back half of it.
        var isYes = !isAsked && !isDoubted && !said.Overlaps(No) && !Words.Has(leftWithFillers, "negates") && left.Count(char.IsLetterOrDigit) <= MostRest(utterance);
        return new ReplyReading(act, probability)
        {
            Changes = acts[ReplyActs.Correct] + acts[ReplyActs.Add],
            IsPlain = act switch
            {
                ReplyActs.Confirm => isYes && (said.Overlaps(Yes) || probability >= WithoutYes),
                ReplyActs.Undo => !isDoubted,
                _ => !isDoubted && !isAsked,
            },
            IsPlainYes = isYes && said.Overlaps(Yes),
        };
    }

    /// <summary>How likely the message asks the question just answered again, with something in it changed; 0 when no figures were just given.</summary>
    public double Refines(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var behindFigures = context with { PendingProposalSkill = null, CanUndo = false, State = context.State with { Question = null } };
        return ReplyFeatures.Open(behindFigures) == "answer" && utterance.Text.Length <= Longest(utterance) ? classifier.Classify(utterance, behindFigures)[ReplyActs.Refine] : 0;
    }

    // 提醒我明天…, 明天提醒我…: a reminder of its own, not a part of the note on the card.
    private static bool IsOrder(Utterance utterance, ReadingContext context) =>
        context.PendingProposalSkill is not null && Words.Find(utterance.Text, "own_order") is { } order
        && (order.Start == 0 || utterance.Dates.Any(date => date.Span.Start == 0 && date.Span.End == order.Start));

    private static int MostRest(Utterance utterance) => utterance.Language == "en" ? MostRestEn : MostRestZh;

    private static int Longest(Utterance utterance) => utterance.Language == "en" ? LongestEn : LongestZh;
}
