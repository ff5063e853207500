using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.SignIn;

/// <summary>One-time sign-in links: good for one use within 24 hours. Only the hash of a link is stored.</summary>
public sealed class Invites(ICrmContexts contexts, StoreWriter writer, RecordIds ids, TimeProvider clock)
{
    private const string Purpose = "invite";

    /// <summary>Hours a link is good for.</summary>
    public const int Hours = 24;

    /// <summary>Makes a link for a person.</summary>
    /// <returns>The path to hand over, such as /invite/TOKEN; it cannot be shown again.</returns>
    public async Task<string> CreateAsync(long userId, CancellationToken cancellationToken)
    {
        var secret = SecretHash.NewSecret();
        var now = clock.GetUtcNow().UtcDateTime;
        await writer.WriteAsync(
            async (connection, transaction, token) =>
            {
                await using var db = contexts.On(connection, transaction, Caller.System);
                db.AccessKeys.Add(new AccessKey { Id = ids.Next(), Purpose = Purpose, Prefix = secret[..6], Hash = SecretHash.Of(secret), UserId = userId, CreatedAt = now, ExpiresAt = now.AddHours(Hours) });
                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        return $"/invite/{secret}";
    }

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
