using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Skills.Deals;

/// <summary>"不对，是运维那单": the same change, on another deal of the customer.</summary>
internal static class DealSwitch
{
    private static readonly string[] FollowsFromStage = ["WinProbability", "ClosedAt"];

    /// <summary>The proposal on the deal that the words pick; null when they pick none, or the one that it is on already.</summary>
    public static async Task<ProposalDraft?> ReadAsync(ProposalDraft draft, RecordChange change, Utterance words, long? customerId, SkillContext context, CancellationToken cancellationToken)
    {
        if (change.Operation != ChangeOperation.Update || customerId is null || !DealValues.Words.Has(words.Text, "other_deal"))
        {
            return null;
        }

        var deals = await context.Db.Opportunities.AsNoTracking().Where(deal => deal.CustomerId == customerId).ToListAsync(cancellationToken);
        var named = deals.Where(deal => deal.IsOpen || deal.Id == change.Id)
            .Select(deal => new NamedRecord(new RecordRef(RecordKind.Opportunity, deal.Id, deal.Name), [deal.Name], deal.CustomerId, deal.OwnerId, deal.ProductOrService, deal.IsOpen, deal.ProductId, deal.PrimaryContactId, null)).ToList();
        if (named.Count < 2 || DealChoice.Pick(named, words) is not { } picked || picked.Id == change.Id)
        {
            return null;
        }

        var deal = deals.First(one => one.Id == picked.Id);
        var asked = change.Fields.Where(field => !FollowsFromStage.Contains(field.Field) || !change.Fields.Any(other => other.Field == "Stage")).ToDictionary(field => field.Field, field => field.New);
        var said = change.Fields.Where(field => field.Words is not null).ToDictionary(field => field.Field, field => field.Words!);   // filtered
        var fields = DealFields.Changes(deal, asked, said, context.Settings, context.Today);
        return fields.Count == 0 ? null : draft with
        {
            Title = context.Say("manage-opportunity.title_update", ("name", deal.Name)),
            Changes = new ChangeSet([new RecordChange(RecordKind.Opportunity, deal.Id, ChangeOperation.Update, deal.Version, fields)]),
        };
    }
}
