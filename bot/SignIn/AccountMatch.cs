using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.SignIn;

/// <summary>Which CRM user a provider's account is: by a linked identity, else by a checked e-mail address that exactly one enabled user has.</summary>
internal sealed class AccountMatch(ICrmContexts contexts)
{
    public async Task<long?> FindAsync(OidcAccount account, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var linked = await db.ChannelIdentities.AsNoTracking().FirstOrDefaultAsync(identity => identity.Channel == "oidc" && identity.ExternalKey == account.Key, cancellationToken);
        if (linked is not null)
        {
            return await db.Users.AnyAsync(user => user.Id == linked.UserId && !user.IsDisabled, cancellationToken) ? linked.UserId : null;
        }

        if (account.Email is null)
        {
            return null;
        }

        // Compared here: the two databases fold letters differently.
        var people = await db.Users.AsNoTracking().Where(user => !user.IsDisabled && user.Email != null).Select(user => new { user.Id, user.Email }).ToListAsync(cancellationToken);
        var matches = people.Where(user => string.Equals(user.Email, account.Email, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return matches is [var only] ? only.Id : null;
    }
}
