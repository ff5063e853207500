using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Acts;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>A note saved a moment ago is put right: 刚才预算记错了，是80万 makes no second one.</summary>
internal sealed class SavedNotes(ProposalDesk desk)
{
    /// <summary>The card that puts the newest saved note right; null when the words are about something else, or nothing was saved that they change.</summary>
    public async Task<ProposalDraft?> CorrectAsync(Session session, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        if (session is not { Pending: [], State.Question: null, Undoable: [{ ProposalId: { } id }, ..] } || !(SavedWords.PointBack(words.Text.Trim()) || SavedWords.Open(words.Text.Trim())))
        {
            return null;
        }

        var saved = await SessionStore.FindSavedAsync(await context.Db.ConnectionAsync(cancellationToken), id, cancellationToken);
        return saved is not null && saved.Changes.Changes.Concat(saved.Saved?.Changes ?? []).Any(change => change is { Kind: RecordKind.Interaction, Operation: ChangeOperation.Create })
            ? await desk.CorrectSavedAsync(saved, isWaiting: false, words, context with { ReplyAct = SavedWords.ActOf(words.Text) }, cancellationToken)
            : null;
    }
}
