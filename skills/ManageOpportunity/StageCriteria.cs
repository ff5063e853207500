using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Deals;

/// <summary>What a deal should have before it leaves its stage (R15): the keys per stage stand in prompts/manage-opportunity/stages.yaml, what they mean here, what people read in the texts ("manage-opportunity.criterion.KEY").</summary>
public static class StageCriteria
{
    private static readonly Dictionary<string, string[]> Keys = Lexicon.Yaml<Dictionary<string, string[]>>("manage-opportunity/stages.yaml");

    /// <summary>The keys asked of <paramref name="stage"/>; empty for closed stages.</summary>
    public static IReadOnlyList<string> Of(Stage stage) => Keys.TryGetValue(stage.ToString(), out var keys) ? keys : [];

    /// <summary>The keys that the deal does not meet yet.</summary>
    public static async Task<IReadOnlyList<string>> UnmetAsync(CrmContext db, Opportunity deal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(deal);
        if (Of(deal.Stage) is not { Count: > 0 } keys)
        {
            return [];
        }

        var facts = await FactsAsync(db, deal, cancellationToken);
        return [.. keys.Where(key => !Meets(key, deal, facts))];
    }

    private static bool Meets(string key, Opportunity deal, Facts facts) => key switch
    {
        "contact" => deal.PrimaryContactId is not null,
        "spoken" => facts.Interactions > 0,
        "need" => facts.HasNeed || deal.ProductId is not null || deal.ProductOrService is { Length: > 0 },
        "amount" => deal.ExpectedAmountFen is > 0,
        "close_date" => deal.ExpectedCloseDate is not null,
        "decision_maker" => facts.HasDecisionMaker,
        "presented" => facts.WasPresented,
        "feedback" => facts.HasFeedback,
        "competitor" => deal.Competitors is { Length: > 0 },
        "decision_maker_met" => facts.MetDecisionMaker,
        "next_action" => deal.NextAction is { Length: > 0 } && deal.ActionDueDate is not null,
        _ => throw new InvalidOperationException($"stages.yaml names an unknown criterion: {key}"),
    };

    private static async Task<Facts> FactsAsync(CrmContext db, Opportunity deal, CancellationToken cancellationToken)
    {
        var deciders = await db.Contacts.AsNoTracking().Where(contact => contact.CustomerId == deal.CustomerId && contact.BuyingRole == BuyingRole.DecisionMaker).Select(contact => contact.Id).ToListAsync(cancellationToken);
        var talks = await db.Interactions.AsNoTracking().Where(talk => talk.OpportunityId == deal.Id)
            .Select(talk => new { talk.ContactId, talk.Channel, HasFeedback = talk.CustomerFeedback != null && talk.CustomerFeedback != "" })
            .ToListAsync(cancellationToken);
        var wasPresented = await db.Activities.AsNoTracking().AnyAsync(activity => activity.OpportunityId == deal.Id && activity.Status == ActivityStatus.Done && activity.Type != "call", cancellationToken);
        var hasNeed = await db.Customers.AsNoTracking().AnyAsync(customer => customer.Id == deal.CustomerId && customer.MainNeeds != null && customer.MainNeeds != "", cancellationToken);
        return new Facts(
            talks.Count,
            hasNeed,
            deciders.Count > 0,
            wasPresented || talks.Any(talk => talk.Channel is "visit" or "meeting"),
            talks.Any(talk => talk.HasFeedback),
            talks.Any(talk => talk.ContactId is { } contact && deciders.Contains(contact)));
    }

    private sealed record Facts(int Interactions, bool HasNeed, bool HasDecisionMaker, bool WasPresented, bool HasFeedback, bool MetDecisionMaker);
}
