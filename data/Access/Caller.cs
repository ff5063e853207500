using SalesAssistant.Data.People;

namespace SalesAssistant.Data.Access;

/// <summary>How far a person's reads and writes reach.</summary>
public enum AccessScope
{
    /// <summary>No customer records (administrators, unknown).</summary>
    None,

    /// <summary>Own records.</summary>
    Own,

    /// <summary>The team's records.</summary>
    Team,

    /// <summary>The whole company's.</summary>
    All,
}

/// <summary>On whose behalf the work is done. Made from the store by the sender's verified account, never from a message body.</summary>
/// <param name="UserId">The CRM user; 0 for <see cref="System"/>.</param>
/// <param name="Role">The role at the time of the turn.</param>
/// <param name="TeamId">The team at the time of the turn.</param>
/// <param name="Name">For "our participants" and greetings.</param>
/// <param name="Language">"zh" or "en": where the message does not tell.</param>
public sealed record Caller(long UserId, Role Role, long? TeamId, string Name, string Language)
{
    /// <summary>The process itself: import, demo, migrations, index building. Never bound to a message.</summary>
    public static Caller System { get; } = new(0, Role.Manager, null, "system", "zh") { IsSystem = true };

    /// <summary>True only for <see cref="System"/>.</summary>
    public bool IsSystem { get; private init; }

    /// <summary>What the role gives.</summary>
    public AccessScope Scope => Role switch
    {
        _ when IsSystem => AccessScope.All,
        Role.Manager => AccessScope.All,
        Role.Supervisor when TeamId is not null => AccessScope.Team,
        Role.Supervisor or Role.Rep => AccessScope.Own,
        _ => AccessScope.None,
    };

    /// <summary>The view of the store that this caller gets.</summary>
    internal ModelScope ModelScope => IsSystem ? ModelScope.System : Scope switch
    {
        AccessScope.All => ModelScope.All,
        AccessScope.Team => ModelScope.Team,
        AccessScope.Own => ModelScope.Own,
        _ => ModelScope.None,
    };

    /// <summary>The caller that <paramref name="user"/> is.</summary>
    public static Caller Of(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new Caller(user.Id, user.Role, user.TeamId, user.Name, user.Language);
    }
}
