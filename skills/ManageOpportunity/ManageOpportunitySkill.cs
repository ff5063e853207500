using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Deals;

/// <summary>Proposes new deals, changes and deletions of deals (R14, R15): nothing is written before the person's yes.</summary>
public sealed class ManageOpportunitySkill : Skill<ManageOpportunity>, ICorrectsProposals
{
    string ICorrectsProposals.Skill => "manage_opportunity";

    public Task<ProposalDraft?> CorrectAsync(ProposalDraft draft, Utterance words, SkillContext context, CancellationToken cancellationToken) =>
        DealCorrection.CorrectAsync(draft, words, context, cancellationToken);

    protected override async Task<SkillResult> HandleAsync(ManageOpportunity request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.Action == "create")
        {
            return await NewDeal.ProposeAsync(request, context, cancellationToken);
        }

        if (request.Naming is { } naming)
        {
            request = await RenamedAsync(request with { Naming = null }, naming, context, cancellationToken);
        }

        if (request.Opportunity is { IsAmbiguous: true } several)
        {
            return await ClarifyReply.AskAsync(context, "opportunity", several.Candidates, request, null, cancellationToken);
        }

        if (request.Opportunity?.Id is null && request.Customer?.Id is { } customerId)
        {
            request = request with { Opportunity = await OfCustomerAsync(customerId, request, context, cancellationToken) };
            if (request.Opportunity is { IsAmbiguous: true } left)
            {
                return await ClarifyReply.AskAsync(context, "opportunity", left.Candidates, request, null, cancellationToken);
            }
        }

        if (request.Opportunity is not { Id: { } id })
        {
            return request.Customer is { IsAmbiguous: true } customers
                ? await ClarifyReply.AskAsync(context, "customer", customers.Candidates, request, null, cancellationToken)
                : await ClarifyReply.AskAsync(context, "opportunity", [], request, request.Customer is { Id: not null } named ? context.Say("manage-opportunity.no_open_deal", ("name", named.Name)) : null, cancellationToken);
        }

        var deal = await context.Db.Opportunities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (deal is null)
        {
            return new SkillResult(Reply.Of(context.Say("manage-opportunity.not_found"))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        return request.Action == "delete"
            ? await DeleteAsync(deal, context, cancellationToken)
            : await UpdateAsync(deal, request, context, cancellationToken);
    }

    // Words that name a deal beat the one talked about before; where they plainly name one that is not found, it is asked for.
    private static async Task<ManageOpportunity> RenamedAsync(ManageOpportunity request, DealNaming naming, SkillContext context, CancellationToken cancellationToken)
    {
        if (await NamedDeals.FindAsync(naming, request.Customer?.Id, context, cancellationToken) is { } named)
        {
            return request with { Opportunity = named };
        }

        return naming.IsPointed || naming.ProductIds.Count > 0 ? request with { Opportunity = null, Customer = null } : request;
    }

    // The customer was picked a turn after the change was said: its only open deal, or the one that the words of then name.
    private static async Task<Named?> OfCustomerAsync(long customerId, ManageOpportunity request, SkillContext context, CancellationToken cancellationToken)
    {
        var deals = await context.Db.Opportunities.AsNoTracking().Where(deal => deal.CustomerId == customerId && deal.Stage < Stage.Won).OrderBy(deal => deal.Id).Take(20)
            .Select(deal => new { deal.Id, deal.Name, deal.ProductOrService }).ToListAsync(cancellationToken);
        var ranked = deals.Select(deal => (Deal: new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name), Score: request.Said is { } said ? DealChoice.Shared(deal.Name + " " + deal.ProductOrService, said) : 0))
            .OrderByDescending(one => one.Score).ToList();
        return ranked switch
        {
            [] => null,
            [var (only, _)] => Named.One(only),
            [var (best, score), var (_, next), ..] when score - next >= 0.9 => Named.One(best),
            _ => new Named(RecordKind.Opportunity, null, request.Customer?.Name ?? "", [.. ranked.Take(5).Select(one => one.Deal)]),
        };
    }

    // "对手再加上X" adds to those known.
    private static IReadOnlyDictionary<string, string?> Appended(Opportunity deal, IReadOnlyDictionary<string, string?> changes, IReadOnlyDictionary<string, string> words)
    {
        if (deal.Competitors is not { Length: > 0 } known || !changes.TryGetValue("Competitors", out var added) || added is null || !words.TryGetValue("Competitors", out var said) || !DealValues.Words.Has(said, "append"))
        {
            return changes;
        }

        var all = known.Split(',', '，', '、').Select(name => name.Trim()).Append(added).Distinct();
        return new Dictionary<string, string?>(changes) { ["Competitors"] = string.Join(',', all) };
    }

    private static async Task<SkillResult> UpdateAsync(Opportunity deal, ManageOpportunity request, SkillContext context, CancellationToken cancellationToken)
    {
        var record = new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name);
        if (request.Moves.FirstOrDefault(move => move.From(deal) is null) is { } stuck)
        {
            return new SkillResult(Reply.Of(context.Say("manage-opportunity.cannot_move." + stuck.Field, ("name", deal.Name)))) { Facts = new TurnFacts { Action = "update", About = record, Mentions = [record] } };
        }

        var asked = request.Moves.Count == 0 ? request.Changes : new Dictionary<string, string?>([.. request.Changes, .. request.Moves.Select(move => KeyValuePair.Create(move.Field, move.From(deal)))]);
        var fields = DealFields.Changes(deal, Appended(deal, asked, request.Evidence), request.Evidence, context.Settings, context.Today);
        if (fields.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("manage-opportunity.unchanged", ("name", deal.Name)))) { Facts = new TurnFacts { Action = "update", About = record, Mentions = [record] } };
        }

        var notes = await StageNotes.ForAsync(deal, asked, context, cancellationToken);
        if (notes.IsBlocked)
        {
            return new SkillResult(Reply.Of(notes.Text!)) { Facts = new TurnFacts { About = record, Mentions = [record] } };   // blocked means there is a text
        }

        var change = new RecordChange(RecordKind.Opportunity, deal.Id, ChangeOperation.Update, deal.Version, fields);
        var reply = Reply.Of(context.Say("manage-opportunity.propose_update", ("name", deal.Name)));
        return new SkillResult(notes.Text is { } text ? reply.With(new TextBlock(text, "warning")) : reply)
        {
            Proposals = [new ProposalDraft("manage_opportunity", context.Say("manage-opportunity.title_update", ("name", deal.Name)), new ChangeSet([change]), notes.Questions)],
            Facts = new TurnFacts { Action = "update", About = record, Mentions = [record] },
            State = await FocusAsync(record, deal.CustomerId, context, cancellationToken),
        };
    }

    // A deal that anything stands on is closed as lost, not deleted: what happened stays.
    private static async Task<SkillResult> DeleteAsync(Opportunity deal, SkillContext context, CancellationToken cancellationToken)
    {
        var record = new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name);
        var facts = new TurnFacts { Action = "delete", About = record, Mentions = [record] };
        var hasHistory = await context.Db.Interactions.AsNoTracking().AnyAsync(talk => talk.OpportunityId == deal.Id, cancellationToken)
            || await context.Db.Activities.AsNoTracking().AnyAsync(activity => activity.OpportunityId == deal.Id, cancellationToken)
            || await context.Db.Tasks.AsNoTracking().AnyAsync(task => task.OpportunityId == deal.Id, cancellationToken);
        if (deal.OwnerId != context.Caller.UserId)
        {
            return new SkillResult(Reply.Of(context.Say("manage-opportunity.delete_not_own", ("name", deal.Name)))) { Facts = facts with { IsDenied = true } };
        }

        if (!deal.IsOpen || hasHistory)
        {
            return new SkillResult(Reply.Of(context.Say("manage-opportunity.delete_has_history", ("name", deal.Name)))) { Facts = facts };
        }

        return new SkillResult(Reply.Of(context.Say("manage-opportunity.propose_delete", ("name", deal.Name))))
        {
            Proposals = [new ProposalDraft("manage_opportunity", context.Say("manage-opportunity.title_delete", ("name", deal.Name)), new ChangeSet([new RecordChange(RecordKind.Opportunity, deal.Id, ChangeOperation.Delete, deal.Version, [])]), [])],
            Facts = facts,
            State = await FocusAsync(record, deal.CustomerId, context, cancellationToken),
        };
    }

    internal static async Task<ConversationState> FocusAsync(RecordRef? deal, long? customerId, SkillContext context, CancellationToken cancellationToken)
    {
        var name = customerId is null ? null : await context.Db.Customers.AsNoTracking().Where(customer => customer.Id == customerId).Select(customer => customer.Name).FirstOrDefaultAsync(cancellationToken);
        return context.State.Focused(new[] { deal, name is null ? null : new RecordRef(RecordKind.Customer, customerId!.Value, name) }.OfType<RecordRef>()) with { Question = null };   // a name came of an id
    }
}

/// <summary>Registration.</summary>
public static class ManageOpportunityServices
{
    public static IServiceCollection AddManageOpportunity(this IServiceCollection services) => services
        .AddSingleton<ManageOpportunitySkill>()
        .AddSingleton<ISkill>(provider => provider.GetRequiredService<ManageOpportunitySkill>())
        .AddSingleton<ICorrectsProposals>(provider => provider.GetRequiredService<ManageOpportunitySkill>())
        .AddSingleton<ISkillReader, ManageOpportunityReader>();
}
