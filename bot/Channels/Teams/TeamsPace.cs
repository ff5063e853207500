using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Keeps all that goes to the connector below the published rates: those of each conversation, and the one of the bot in its tenant. With several tenants they share the one rate: rather slower than refused.</summary>
internal sealed class TeamsPace(IOptions<TeamsSettings> settings, TimeProvider clock)
{
    private const string All = "";
    private readonly SendPace? _each = settings.Value.RequestsPerSecond == 0 ? null : new(clock, SendPace.Connector);
    private readonly SendPace? _all = settings.Value.RequestsPerSecond == 0 ? null : new(clock, [(settings.Value.RequestsPerSecond, TimeSpan.FromSeconds(1))]);

    /// <summary>Books the conversation's next request; its wait.</summary>
    public TimeSpan InConversation(string conversation) => _each?.Book(conversation) ?? TimeSpan.Zero;

    /// <summary>Books the bot's next request; its wait.</summary>
    public TimeSpan InTenant() => _all?.Book(All) ?? TimeSpan.Zero;

    /// <summary>Books a request that is worth nothing later, if it can go at once.</summary>
    public bool IsFree(string conversation) => (_each?.TryBook(conversation) ?? true) && (_all?.TryBook(All) ?? true);
}
