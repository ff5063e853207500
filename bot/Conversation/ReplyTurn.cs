using SalesAssistant.Bot.Conversation.Proposals;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Replies;

namespace SalesAssistant.Bot.Conversation;

/// <summary>What an answer in free words does to what is open. Only a plain answer that is hardly anything else acts; what is likely but not plain is asked.</summary>
internal static class ReplyTurn
{
    private const double Certain = 0.8;
    private const double Sure = 0.6;
    private const double Likely = 0.5;

    /// <summary>Saves, drops or takes back; null when the words do not plainly say so.</summary>
    public static Request? Acts(ReplyReading? reply, Session session, Utterance words)
    {
        var card = session.Pending.Count > 0 ? session.Pending[0].Draft : null;
        if (reply is { IsPlainYes: true, Act: ReplyActs.Correct or ReplyActs.Confirm } && card is not null && HasValue(words) && CardContents.Hold(card, words))
        {
            return new ProposalAct("confirm");   // 行，就22号: a yes, and what the card shows already
        }

        if (reply is not { IsPlain: true })
        {
            return null;
        }

        return reply.Act switch
        {
            ReplyActs.Confirm when card is not null && reply.Probability >= Certain && CardContents.Hold(card, words) => new ProposalAct("confirm"),
            ReplyActs.Discard when card is not null && reply.Probability >= Sure && CardContents.Hold(card, words with { Numbers = [.. words.Numbers.Where(number => number is { Unit: null, Ordinal: false })], Durations = [] }) => new ProposalAct("discard"),
            ReplyActs.Discard when card is null && reply.Probability >= Sure && session.State is { LastTask: { } task, LastSkill: "manage_task" } && SaysNothingElse(words) => new ManageTask("cancel") { Item = Named.One(task), Confidence = Certain },
            ReplyActs.Undo when session.Undoable.Count > 0 && reply.Probability >= Sure && SaysNothingElse(words) => new ProposalAct("undo"),
            _ => null,
        };
    }

    /// <summary>"correct" or "add" where the wording says so; null when it does not.</summary>
    public static string? Change(ReplyReading? reply) =>
        reply is { Changes: >= Likely } ? reply.Act == ReplyActs.Add ? ReplyActs.Add : ReplyActs.Correct : null;

    /// <summary>What nobody else understood, and is likely about the card: it is asked what is meant.</summary>
    public static ProposalAct? Doubt(ReplyReading? reply, Session session, Request routed, Utterance words) =>
        session.Pending.Count > 0 && reply is { Act: not ReplyActs.New, Probability: >= Likely } && IsWeak(routed, words) ? new ProposalAct(reply.Act == ReplyActs.Ask ? "still_open" : "unsure") : null;

    // A note in which nobody is named is about whoever was talked of last: behind a card it may as well be an answer.
    private static bool IsWeak(Request routed, Utterance words) =>
        routed is OutOfScope { IsDenied: false } || (routed is LogInteraction && words.Mentions.Count == 0);

    private static bool HasValue(Utterance words) => words.Money.Count + words.Percents.Count + words.Dates.Count > 0;

    private static bool SaysNothingElse(Utterance words) => words.Money.Count + words.Percents.Count + words.Dates.Count(date => !date.ClockOnly) + words.Mentions.Count == 0;
}
