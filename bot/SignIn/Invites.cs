using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.SignIn;

/// <summary>One-time sign-in links (made by `user invite`): good for one use until they end. Only the hash of a link is stored.</summary>
internal sealed class Invites(ICrmContexts contexts, StoreWriter writer, TimeProvider clock)
{
    private const string Purpose = "invite";

    /// <summary>Uses a link up.</summary>
    /// <returns>Whose it was; null when it is unknown, used, too old, or its owner is disabled.</returns>
    public Task<long?> RedeemAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = SecretHash.Of(secret);
        var now = clock.GetUtcNow().UtcDateTime;
        return writer.WriteAsync<long?>(
            async (connection, transaction, token) =>
            {
                await using var db = contexts.On(connection, transaction, Caller.System);
                var key = await db.AccessKeys.FirstOrDefaultAsync(key => key.Hash == hash && key.Purpose == Purpose && key.RevokedAt == null && key.ExpiresAt > now, token);
                if (key is null || !await db.Users.AnyAsync(user => user.Id == key.UserId && !user.IsDisabled, token))
                {
                    return null;
                }

                // One statement decides between two clicks at once, also where units run side by side.
                var used = await db.AccessKeys.Where(other => other.Id == key.Id && other.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(other => other.RevokedAt, now), token);
                return used == 1 ? key.UserId : null;
            },
            cancellationToken);
    }
}
