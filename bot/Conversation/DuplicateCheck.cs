using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Looks for a customer of the same name in the whole store; tells that there is one, and nothing of it.</summary>
internal sealed class DuplicateCheck(ICrmContexts contexts) : IDuplicateCheck
{
    public async Task<bool> IsTakenAsync(string customerName, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        return await db.Customers.AnyAsync(customer => customer.Name == customerName || customer.ShortName == customerName || customer.NameEn == customerName, cancellationToken);
    }
}
