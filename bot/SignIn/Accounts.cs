using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.SignIn;

/// <summary>Accounts from the store, remembered for one second.</summary>
internal sealed class Accounts(ICrmContexts contexts, TimeProvider clock) : IAccounts
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<long, (Caller? Caller, long At)> _people = new();
    private readonly ConcurrentDictionary<string, (KeyOwner Owner, long At)> _keys = new();

    /// <inheritdoc />
    public async ValueTask<Caller?> FindAsync(long userId, CancellationToken cancellationToken)
    {
        if (_people.TryGetValue(userId, out var known) && clock.GetElapsedTime(known.At) < Fresh)
        {
            return known.Caller;
        }

        var at = clock.GetTimestamp();
        await using var db = contexts.Open(Caller.System);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == userId && !user.IsDisabled, cancellationToken);
        var caller = user is null ? null : Caller.Of(user);
        if (caller is null)
        {
            _people.TryRemove(userId, out _);   // only real people are remembered, so guesses cannot fill the memory
        }
        else
        {
            _people[userId] = (caller, at);
        }

        return caller;
    }

    /// <inheritdoc />
    public async ValueTask<KeyOwner?> FindByKeyAsync(string secret, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var hash = SecretHash.Of(secret);
        if (_keys.TryGetValue(hash, out var known) && clock.GetElapsedTime(known.At) < Fresh)
        {
            return known.Owner;
        }

        var at = clock.GetTimestamp();
        await using var db = contexts.Open(Caller.System);
        var now = clock.GetUtcNow().UtcDateTime;
        var key = await db.AccessKeys.AsNoTracking().FirstOrDefaultAsync(
            key => key.Hash == hash && key.Purpose == "api" && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now), cancellationToken);
        var caller = key is null ? null : await FindAsync(key.UserId, cancellationToken);
        if (key is null || caller is null)
        {
            _keys.TryRemove(hash, out _);
            return null;
        }

        var owner = new KeyOwner(key.Id, caller);
        _keys[hash] = (owner, at);
        return owner;
    }
}
