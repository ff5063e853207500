using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Skills.Drafts;

/// <summary>What a message is written from: who it goes to, and what was last talked about with them.</summary>
internal sealed record DraftFacts(Customer Customer, Contact? Person, Interaction? Last, Opportunity? Deal)
{
    /// <summary>Null when the caller sees no such customer.</summary>
    public static async Task<DraftFacts?> LoadAsync(Named to, SkillContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var deal = to is { Kind: RecordKind.Opportunity, Id: { } dealId } ? await db.Opportunities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == dealId, cancellationToken) : null;
        var personId = to.Kind == RecordKind.Contact ? to.Id : deal?.PrimaryContactId;
        var person = personId is null ? null : await db.Contacts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == personId, cancellationToken);
        var customerId = person?.CustomerId ?? deal?.CustomerId ?? (to.Kind == RecordKind.Customer ? to.Id : null);
        if (customerId is null || await db.Customers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == customerId, cancellationToken) is not { } customer)
        {
            return null;
        }

        var last = await db.Interactions.AsNoTracking()
            .Where(talk => talk.CustomerId == customerId && talk.OccurredOn <= context.Today && (person == null || talk.ContactId == person.Id))
            .OrderByDescending(talk => talk.OccurredAt).ThenByDescending(talk => talk.Id).FirstOrDefaultAsync(cancellationToken);
        person ??= last?.ContactId is { } met ? await db.Contacts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == met, cancellationToken) : null;

        // The deal that the last talk was about, else the only open one: of several none is guessed.
        deal ??= last?.OpportunityId is { } about ? await db.Opportunities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == about && one.Stage < Stage.Won, cancellationToken) : null;
        if (deal is null)
        {
            var open = await db.Opportunities.AsNoTracking().Where(one => one.CustomerId == customerId && one.Stage < Stage.Won).Take(2).ToListAsync(cancellationToken);
            deal = open is [var only] ? only : null;
        }

        return new DraftFacts(customer, person, last, deal);
    }
}
