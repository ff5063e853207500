using SalesAssistant.Data.Access;

namespace SalesAssistant.Bot.SignIn;

/// <summary>Who somebody is, at most a second old: a disabled person or a revoked key is out with the next request.</summary>
public interface IAccounts
{
    /// <summary>The person; null when unknown or disabled.</summary>
    ValueTask<Caller?> FindAsync(long userId, CancellationToken cancellationToken);

    /// <summary>The owner of an API key; null when it is unknown, revoked, expired, or its owner disabled.</summary>
    /// <param name="secret">The key as sent.</param>
    ValueTask<KeyOwner?> FindByKeyAsync(string secret, CancellationToken cancellationToken);
}

/// <summary>Whose key it is.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Caller">The CRM user it belongs to.</param>
public sealed record KeyOwner(long KeyId, Caller Caller);
