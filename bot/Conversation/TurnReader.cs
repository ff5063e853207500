using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation.Proposals;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Model.Tools;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Arguments;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Drafts;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Acts;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Replies;
using SalesAssistant.Skills.Language.Routing;
using SalesAssistant.Skills.Planning;

namespace SalesAssistant.Bot.Conversation;

/// <summary>What a message asks for: in this order a button, the answer to an open question, to a suggestion, to a proposal, its correction, else one of the skills.</summary>
internal sealed class TurnReader(SkillRouter router, ISecondReader second, ToolCalls calls, ActReader acts, ReplyReader replies, ProposalDesk desk, SavedNotes saved, IEnumerable<IReadsCardActions> cardActions, IEnumerable<ISkillReader> readers, RefinedQuestions refined, IIntentClassifier classifier)
{
    private readonly ISkillReader _tasks = readers.Single(reader => reader.Skill == "manage_task");

    public async Task<Reading> ReadAsync(IncomingMessage message, Utterance utterance, Session session, SkillContext context, NameScope names, CancellationToken cancellationToken)
    {
        var reading = new ReadingContext(context.Caller, session.State, utterance.Now)
        {
            Names = names,
            PendingProposalSkill = session.Pending.Count > 0 ? session.Pending[0].Draft.Skill : null,
            CanUndo = session.Undoable.Count > 0,
        };
        if (message.Action is { } action)
        {
            return ToolCalls.IsCall(action) ? Called(action, utterance, reading) : new Reading(cardActions.Select(reader => reader.Read(action)).FirstOrDefault(request => request is not null), new Decision("card"));
        }

        if (session.State.Question is not null && ClarifyContinuation.Read(utterance, reading) is { } continued)
        {
            return new Reading(continued, new Decision("answer", continued.Skill, continued.Confidence) { Found = continued.Evidence });
        }

        if (SuggestionAnswer.Read(utterance, reading) is { } wish)
        {
            return new Reading(wish, new Decision("suggestion", wish.Skill, 1));
        }

        if (DraftRestyle.Read(utterance, reading) is { } draft)
        {
            return new Reading(draft, new Decision("act", draft.Skill, draft.Confidence));
        }

        if (acts.Read(utterance, reading) is { } act)
        {
            return new Reading(act, new Decision("act"));
        }

        var reply = replies.Read(utterance, reading);
        if (ReplyTurn.Acts(reply, session, utterance) is { } answer)
        {
            return new Reading(answer, new Decision("act"));
        }

        if (session.Pending.Count > 0 && await CorrectionAsync(reply, session, utterance, context, cancellationToken) is { } correction)
        {
            return new Reading(null, new Decision("correction")) { Correction = correction };
        }

        if (await saved.CorrectAsync(session, utterance, context, cancellationToken) is { } amended)
        {
            return new Reading(null, new Decision("correction")) { Amended = amended };
        }

        if (OfTask(reply, utterance, reading) is { } task)
        {
            return new Reading(task, new Decision("act"));
        }

        if (session.State.Question is { } question && ReplyTurn.Change(reply) is not null && PendingCorrection.Read(question, utterance, reading) is { } mended)
        {
            return new Reading(mended, new Decision("answer", mended.Skill, mended.Confidence));
        }

        var routed = router.Route(utterance, reading);
        if (ReplyTurn.Doubt(reply, session, routed.Request, utterance) is { } doubt)
        {
            return new Reading(doubt, new Decision("act"));
        }

        if (session is { Pending: [], Undoable: [] } && routed.Request is LogInteraction or OutOfScope or Help && SavedWords.PointBack(utterance.Text.Trim()))
        {
            return new Reading(new ProposalAct("too_late"), new Decision("act"));
        }

        if (refined.Read(utterance, reading, routed.Request) is { } again)
        {
            return new Reading(again, new Decision("read", again.Skill, again.Confidence) { Found = again.Evidence });
        }

        if (routed.Request is OutOfScope { IsDenied: false } && acts.ReadBesideReason(utterance, reading) is { } beside)
        {
            return new Reading(beside, new Decision("act"));
        }

        // Buttons, answers to a question and yes or no to a card never depend on a model; only what a fresh message asks for may.
        var understood = await second.ReadAsync(new TurnWords(message, utterance, reading), routed, cancellationToken);
        return new Reading(understood.Request, understood.Why.How == "read" ? understood.Why with { Words = classifier.Explain(utterance, reading) } : understood.Why) { Notice = understood.Notice };
    }

    // What the lists of words know comes first; else what the wording as a whole says.
    private async Task<(StoredProposal Old, ProposalDraft New)?> CorrectionAsync(ReplyReading? reply, Session session, Utterance utterance, SkillContext context, CancellationToken cancellationToken) =>
        await desk.CorrectionAsync(session, utterance, context, cancellationToken)
        ?? (ReplyTurn.Change(reply) is { } change ? await desk.CorrectionAsync(session, utterance, context with { ReplyAct = change }, cancellationToken) : null);

    // Right behind a task, what puts a time or a person right is about that task.
    private ManageTask? OfTask(ReplyReading? reply, Utterance utterance, ReadingContext reading) =>
        reading is { PendingProposalSkill: null, State: { Question: null, LastTask: { } last, LastSkill: "manage_task" } } && ReplyTurn.Change(reply) is { } change
        && _tasks.Read(utterance, reading with { ReplyAct = change }) is ManageTask { Action: "update", Item.Id: { } id } request && id == last.Id ? request : null;

    // Somebody's program calls the function with the arguments in its hand: what it may do is what the person may.
    private Reading Called(CardAction action, Utterance utterance, ReadingContext reading)
    {
        try
        {
            return new Reading(calls.Read(action, reading, utterance.Now), new Decision("call"));
        }
        catch (ArgumentsRefusedException refused)
        {
            return new Reading(null, new Decision("call")) { Faults = refused.Faults };
        }
    }
}

/// <summary>The request, or the correction of a proposal; both null for a button that means nothing any more.</summary>
internal sealed record Reading(Request? Request, Decision Why)
{
    public (StoredProposal Old, ProposalDraft New)? Correction { get; init; }

    /// <summary>What puts right something already saved; null for everything else.</summary>
    public ProposalDraft? Amended { get; init; }

    /// <summary>Key of a text about how the message was read, shown above the reply; null = nothing to say.</summary>
    public string? Notice { get; init; }

    /// <summary>What is wrong with a function call; null for everything else.</summary>
    public IReadOnlyList<string>? Faults { get; init; }
}
