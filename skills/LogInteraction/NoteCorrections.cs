using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Puts a note's card right in words: "不对，是300万", "sorry, by Monday", "不是电话里，是当面聊的". What was not said stays, edits made in the card too.</summary>
public sealed class NoteCorrections : ICorrectsProposals
{
    /// <inheritdoc />
    public string Skill => "log_interaction";

    /// <inheritdoc />
    public async Task<ProposalDraft?> CorrectAsync(ProposalDraft draft, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(context);
        if (NoteJson.Read(draft.RequestJson) is not { } note || CorrectionCues.Read(words, note, draft, context.ReplyAct) is not { } cues)
        {
            return null;
        }

        var corrected = await OtherDealAsync(NoteCorrector.Apply(note, cues, context.Caller.UserId), note, words, context, cancellationToken) ?? await InScaleAsync(note, cues, context, cancellationToken);
        if (corrected is null)
        {
            return null;
        }

        var before = await LogInteractionSkill.DraftAsync(note, context, cancellationToken);
        var after = await LogInteractionSkill.DraftAsync(corrected, context, cancellationToken);
        return after with { Changes = KeepEdits(draft.Changes, before.Changes, after.Changes) };
    }

    // 记到看板那单上: the customer's deal that the words pick, where no deal was named by its name.
    private static async Task<LogInteraction.Note?> OtherDealAsync(LogInteraction.Note? corrected, LogInteraction.Note note, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        var now = corrected ?? note;
        if (now.Customer?.Id is not { } customerId || now.Opportunity?.Id != note.Opportunity?.Id || !CorrectionCues.Phrases["deal"].IsIn(words.Text))
        {
            return corrected;
        }

        var deals = await context.Db.Opportunities.AsNoTracking().Where(deal => deal.CustomerId == customerId).ToListAsync(cancellationToken);
        var named = deals.Where(deal => deal.IsOpen)
            .Select(deal => new NamedRecord(new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name), [deal.Name], deal.CustomerId, deal.OwnerId, deal.ProductOrService, deal.IsOpen, deal.ProductId, deal.PrimaryContactId, null)).ToList();
        return named.Count > 1 && DealChoice.Pick(named, words) is { } picked && picked.Id != now.Opportunity?.Id ? now with { Opportunity = Named.One(picked.Record) } : corrected;
    }

    // 心理价一百五 where the deal stands in ten thousands and the note has no amount yet.
    private static async Task<LogInteraction.Note?> InScaleAsync(LogInteraction.Note note, CorrectionCues cues, SkillContext context, CancellationToken cancellationToken)
    {
        if (note.BudgetMax is not null || note.Update?.Amount is not null || note.Opportunity?.Id is not { } dealId)
        {
            return null;
        }

        var fen = await context.Db.Opportunities.AsNoTracking().Where(deal => deal.Id == dealId).Select(deal => deal.ExpectedAmountFen).FirstOrDefaultAsync(cancellationToken);
        return MoneyCorrection.BareNumber(note, cues, fen / 100m) is var scaled && scaled != note ? scaled : null;
    }

    /// <summary>A note that is not a card yet, put right by an answer; null when the words change nothing in it.</summary>
    internal static LogInteraction.Note? Corrected(LogInteraction.Note note, Utterance words, long callerId) =>
        CorrectionCues.Read(words, note, new ProposalDraft("log_interaction", "", new ChangeSet([]), []), "correct") is { } cues ? NoteCorrector.Apply(note, cues, callerId) : null;

    // A field that the correction did not touch keeps what the card holds, so that values typed into it survive.
    private static ChangeSet KeepEdits(ChangeSet shown, ChangeSet before, ChangeSet after)
    {
        var result = new List<RecordChange>();
        foreach (var change in after.Changes)
        {
            var place = after.Changes.Where(other => other.Kind == change.Kind).ToList().IndexOf(change);
            var (old, card) = (At(before, change.Kind, place), At(shown, change.Kind, place));
            if (old is null || card is null)
            {
                result.Add(change);
                continue;
            }

            var kept = change;
            foreach (var field in card.Fields.Select(field => field.Field).Union(change.Fields.Select(field => field.Field)).Where(field => !IsLink(field)))
            {
                var isTouched = old.NewValue(field) != change.NewValue(field) && !(IsText(field) && card.NewValue(field) != old.NewValue(field));
                if (!isTouched && card.NewValue(field) != change.NewValue(field))
                {
                    kept = kept.With(field, card.NewValue(field), card.Fields.FirstOrDefault(own => own.Field == field)?.Words, card.Fields.FirstOrDefault(own => own.Field == field)?.Old);
                }
            }

            result.Add(kept);
        }

        return new ChangeSet(result);
    }

    // Texts follow a corrected value only as long as nobody wrote them by hand.
    private static bool IsText(string field) => field is "Subject" or "Content" or "CustomerFeedback" or "KeyFacts";

    // Ids of records that the set itself makes differ with each building.
    private static bool IsLink(string field) => field.EndsWith("Id", StringComparison.Ordinal) && field is not ("FollowUpOwnerId" or "OwnerId" or "ActionOwnerId");

    private static RecordChange? At(ChangeSet set, RecordKind kind, int place) => set.Changes.Where(change => change.Kind == kind).ElementAtOrDefault(place);
}
