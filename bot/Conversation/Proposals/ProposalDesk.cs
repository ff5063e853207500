using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>Answers to what waits or was saved: save, edit, discard, correct, undo.</summary>
internal sealed class ProposalDesk(ProposalEdit edits, IEnumerable<ICorrectsProposals> correctors)
{
    private readonly Dictionary<string, ICorrectsProposals> _correctors = correctors.ToDictionary(corrector => corrector.Skill);

    /// <summary>A correction in words of the newest pending proposal that they fit; null when they correct none.</summary>
    public async Task<(StoredProposal Old, ProposalDraft New)?> CorrectionAsync(Session session, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        foreach (var pending in session.Pending)
        {
            var corrected = pending.Draft.Saved is null
                ? await CorrectAsync(pending.Draft, words, context, cancellationToken)
                : await CorrectSavedAsync(pending.Draft, isWaiting: true, words, context, cancellationToken);
            if (corrected is not null)
            {
                return (pending, corrected);
            }
        }

        return null;
    }

    /// <summary>The changes that put right what was saved; null when the words correct nothing in it.</summary>
    /// <param name="isWaiting">Whether the draft itself is such changes, not saved yet: then it is part of the difference again.</param>
    public async Task<ProposalDraft?> CorrectSavedAsync(ProposalDraft draft, bool isWaiting, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        var whole = draft.Saved is null ? draft.Changes : Amendment.Over(draft.Saved, draft.Changes);
        if (await CorrectAsync(draft with { Changes = whole }, words, context, cancellationToken) is not { } wanted)
        {
            return null;
        }

        var saved = isWaiting ? draft.Saved! : whole;   // only a set that puts something saved right waits here
        return await Amendment.ReadAsync(saved, wanted.Changes, context.Db, cancellationToken) is { Changes.Count: > 0 } changes
            ? new ProposalDraft(draft.Skill, context.Say("conversation.title_corrected", ("title", wanted.Title)), changes, []) { RequestJson = wanted.RequestJson, Saved = saved }
            : null;
    }

    private async Task<ProposalDraft?> CorrectAsync(ProposalDraft draft, Utterance words, SkillContext context, CancellationToken cancellationToken) =>
        _correctors.TryGetValue(draft.Skill, out var corrector) ? await corrector.CorrectAsync(draft, words, context, cancellationToken) : null;

    public static TurnPlan CorrectedSaved(ProposalDraft changes, SkillContext context) => new()
    {
        Request = new ProposalAct("correct"),
        Reply = Reply.Of(context.Say("conversation.correct_saved")),
        Facts = new TurnFacts { Action = "correct", Mentions = context.State.Focus.Take(3).ToList() },
        NewProposals = [changes],
    };

    public static TurnPlan Corrected(StoredProposal old, ProposalDraft corrected, SkillContext context) => new()
    {
        Request = new ProposalAct("correct") { ProposalId = old.Id },
        Reply = Reply.Of(context.Say("conversation.corrected")),
        Facts = new TurnFacts { Action = "correct", Mentions = context.State.Focus.Take(3).ToList() },
        NewProposals = [corrected with { Questions = [] }],
        Moves = [new ProposalMove(old.Id, old.Version, ProposalState.Superseded)],
    };

    public TurnPlan Handle(ProposalAct act, Session session, SkillContext context) => act.Act switch
    {
        "confirm" => Confirm(act, session, context, all: false),
        "confirm_all" => Confirm(act, session, context, all: true),
        "discard" => Discard(act, session, context),
        "edit" => Edit(act, session, context),
        "undo" => Undo(act, session, context),
        "unsure" => Say(act, context, "conversation.unsure", ("title", session.Pending[0].Draft.Title)),   // said of an open card only
        "too_late" => Say(act, context, "conversation.too_late", ("minutes", context.Settings.UndoMinutes)),
        "still_open" => Say(act, context, "conversation.still_open", ("title", session.Pending[0].Draft.Title), ("why", WhyWords.Of(context))),
        "speak_en" => Speak(act, "en", context),
        "speak_zh" => Speak(act, "zh", context),
        _ => Say(act, context, "conversation.why", ("why", WhyWords.Of(context))),
    };

    private TurnPlan Confirm(ProposalAct act, Session session, SkillContext context, bool all)
    {
        List<StoredProposal> chosen = all ? [.. session.Pending.Reverse()] : Chosen(act, session);   // in the order in which they were said
        if (chosen.Count == 0)
        {
            return Say(act, context, "conversation.nothing_to_save");
        }

        if (act.SeenVersion is { } seen && seen != chosen[0].Version)
        {
            return Say(act, context, "conversation.edited_meanwhile");
        }

        var ready = new List<(StoredProposal Proposal, ProposalDraft Draft)>();
        var own = OwnChanges.Of(session);
        foreach (var proposal in chosen)
        {
            var (draft, wrong) = act.Values is null ? (proposal.Draft, null) : edits.Apply(proposal.Draft, act.Values);
            if (draft is null)
            {
                return Wrong(act, context, wrong!.Label(context.Language));   // no draft always names the field
            }

            var rebased = own.Rebase(draft.Changes);
            own.Add(rebased);
            ready.Add((proposal, rebased.Changes.SequenceEqual(draft.Changes.Changes) ? draft : draft with { Changes = rebased }));
        }

        var titles = string.Join(context.Language == "en" ? ", " : "、", ready.Select(one => one.Draft.Title));
        return new TurnPlan
        {
            Request = act,
            Reply = Reply.Of(context.Say("conversation.saved", ("title", titles))).With(new ActionsBlock([new ReplyAction(context.Say("conversation.undo"), "say", context.Say("conversation.undo_words"))])),
            Facts = new TurnFacts { Action = "confirm" },
            Moves = [.. ready.Select(one => new ProposalMove(one.Proposal.Id, one.Proposal.Version, ProposalState.Saved, one.Draft == one.Proposal.Draft ? null : one.Draft))],
            Writes = [.. ready.Select(one => new PlannedWrite(one.Draft.Title, one.Draft.Changes, Action: null, one.Proposal.Id, CanBeUndone: true))],
        };
    }

    private static TurnPlan Discard(ProposalAct act, Session session, SkillContext context)
    {
        var chosen = Chosen(act, session);
        return chosen.Count == 0
            ? Say(act, context, "conversation.nothing_to_discard")
            : new TurnPlan
            {
                Request = act,
                Reply = Reply.Of(context.Say("conversation.discarded", ("title", chosen[0].Draft.Title))),
                Facts = new TurnFacts { Action = "cancel" },
                Moves = [new ProposalMove(chosen[0].Id, chosen[0].Version, ProposalState.Discarded)],
            };
    }

    private TurnPlan Edit(ProposalAct act, Session session, SkillContext context)
    {
        var chosen = Chosen(act, session);
        if (chosen.Count == 0 || act.Values is null)
        {
            return Say(act, context, "conversation.nothing_to_save");
        }

        if (act.SeenVersion is { } seen && seen != chosen[0].Version)
        {
            return Say(act, context, "conversation.edited_meanwhile");
        }

        var (draft, wrong) = edits.Apply(chosen[0].Draft, act.Values);
        return draft is null
            ? Wrong(act, context, wrong!.Label(context.Language))   // no draft always names the field
            : new TurnPlan
            {
                Request = act,
                Reply = Reply.Of(context.Say("conversation.edited")),
                Facts = new TurnFacts { Action = "correct" },
                Moves = [new ProposalMove(chosen[0].Id, chosen[0].Version, ProposalState.Pending, draft)],
            };
    }

    private static TurnPlan Undo(ProposalAct act, Session session, SkillContext context)
    {
        if (session.Undoable.Count == 0)
        {
            return Say(act, context, "conversation.nothing_to_undo", ("minutes", context.Settings.UndoMinutes));
        }

        var last = session.Undoable[0];
        var back = WireJson.Read<UndoContent>(last.ReverseJson);
        return new TurnPlan
        {
            Request = act,
            Reply = Reply.Of(context.Say("conversation.undone", ("title", last.Title))),
            Facts = new TurnFacts { Action = "undo" },
            UsesUndo = last.Id,
            OlderUndos = OlderUndos.After(back, session.Undoable.Skip(1)),
            Writes = back.Changes.Count > 0 ? [new PlannedWrite(last.Title, new ChangeSet(back.Changes), "undo", ProposalId: null, CanBeUndone: false)] : [],
            Snoozes = back.Snoozes,
        };
    }

    // Until the other one is asked for; said in the language that was asked for.
    private static TurnPlan Speak(ProposalAct act, string language, SkillContext context) => new()
    {
        Request = act,
        Reply = Reply.Of(context.Texts.Say(language, "conversation.language_switched")),
        Facts = new TurnFacts { Action = act.Act },
        State = context.State with { Language = language },
    };

    private static List<StoredProposal> Chosen(ProposalAct act, Session session) =>
        [.. session.Pending.Where(pending => act.ProposalId is null || pending.Id == act.ProposalId).Take(1)];

    private static TurnPlan Wrong(ProposalAct act, SkillContext context, string label) => Say(act, context, "conversation.wrong_value", ("field", label));

    private static TurnPlan Say(ProposalAct act, SkillContext context, string key, params (string, object?)[] blanks) => new()
    {
        Request = act,
        Reply = Reply.Of(context.Say(key, blanks)),
        Facts = new TurnFacts { Action = act.Act == "discard" ? "cancel" : act.Act },
    };
}
