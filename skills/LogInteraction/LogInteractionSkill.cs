using System.Text.Json;
using SalesAssistant.Data;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Proposes what a dictated note would write: one card per contact. Asks back where a name fits several records and the words do not decide.</summary>
public sealed class LogInteractionSkill(IDuplicateCheck duplicates) : Skill<LogInteraction>
{
    /// <inheritdoc />
    protected override async Task<SkillResult> HandleAsync(LogInteraction request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var notes = new List<LogInteraction.Note>();
        foreach (var note in request.Notes)
        {
            var complete = await NoteCompletion.CompleteAsync(note, context, cancellationToken);
            var settled = await DealFinder.SettleAsync(complete, context, cancellationToken);
            notes.Add(await RivalPrices.DropAsync(settled, context, cancellationToken));
        }

        var understood = request with { Notes = notes };
        if (NoteQuestions.AskBack(understood, context) is { } question)
        {
            return Asking(question, context);
        }

        var drafts = new List<ProposalDraft>();
        foreach (var note in notes)
        {
            if (note.Customer is { Id: null, Name.Length: > 0 } company && await duplicates.IsTakenAsync(company.Name, cancellationToken))
            {
                return new SkillResult(Reply.Of(context.Say("log-interaction.duplicate_customer", ("name", company.Name)))) { Facts = new TurnFacts { IsDenied = true } };
            }

            drafts.Add(await DraftAsync(note, context, cancellationToken));
        }

        var named = notes.SelectMany(Records).ToList();
        var intro = Reply.Of(NoteReply.Intro(notes, context));
        return new SkillResult(await CheckInPictures.NoticeAsync(notes, context, cancellationToken) is { } pictures ? intro.With(pictures) : intro)
        {
            Proposals = drafts,
            State = context.State.Focused(named),
            Facts = new TurnFacts { Mentions = named, About = named.FirstOrDefault() },
        };
    }

    /// <summary>The card of one note.</summary>
    internal static async Task<ProposalDraft> DraftAsync(LogInteraction.Note note, SkillContext context, CancellationToken cancellationToken)
    {
        var clear = note.Opportunity is { IsAmbiguous: true } ? note with { Opportunity = null } : note;
        var deal = await DealFinder.LoadAsync(clear.Opportunity?.Id, context, cancellationToken);
        var changes = NoteChanges.Build(clear, deal, context);
        return new ProposalDraft("log_interaction", NoteChanges.Title(clear, context), changes, NoteQuestions.Missing(clear, context))
        {
            RequestJson = JsonSerializer.Serialize(clear, NoteJson.Options),
        };
    }

    private static IEnumerable<RecordRef> Records(LogInteraction.Note note)
    {
        foreach (var named in (Named?[])[note.Contact, note.Opportunity, note.Customer])
        {
            if (named is { Id: { } id })
            {
                yield return new RecordRef(named.Kind, id, named.Name);
            }
        }
    }

    private static SkillResult Asking(Clarify question, SkillContext context)
    {
        var actions = question.Candidates.Select(candidate => new ReplyAction(candidate.Name, "say", candidate.Name));
        return new SkillResult(Reply.Of(question.Question).With(new ActionsBlock([.. actions])))
        {
            Question = question,
            Facts = new TurnFacts { Candidates = question.Candidates, Mentions = question.Candidates },
            State = context.State,
        };
    }
}

/// <summary>Whether a company name is already a customer, anywhere in the store: the one look beyond the caller's scope, answered without owner or fields and audited.</summary>
public interface IDuplicateCheck
{
    /// <summary>True when a customer of that name exists that the caller may not see.</summary>
    Task<bool> IsTakenAsync(string customerName, CancellationToken cancellationToken);
}
