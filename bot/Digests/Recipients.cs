using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Digests;

/// <summary>A person to whom something may be said, and where.</summary>
/// <param name="Channel">The door: the pushed channel that the person wrote in last, else the workspace's chat.</param>
/// <param name="Preferences">The person's own wishes.</param>
internal sealed record Recipient(Caller Caller, string Channel, string Conversation, IReadOnlyDictionary<NoticeKind, NoticePreference> Preferences)
{
    /// <summary>Whether the person wants the kind.</summary>
    public bool Wants(NoticeKind kind) => Preferences.GetValueOrDefault(kind) is not { IsOff: true };

    /// <summary>The person's own clock time of the kind; null = the company's.</summary>
    public TimeOnly? Time(NoticeKind kind) => Preferences.GetValueOrDefault(kind)?.Time;
}

/// <summary>Everybody who may be spoken to, read anew each time: who was disabled or moved is so at once.</summary>
internal sealed class Recipients(ICrmContexts contexts, IEnumerable<IPushDoor> doors)
{
    // Private conversations only: groups have no person.
    private const string Addresses = """
        SELECT i."UserId", a."Channel", a."ConversationKey" FROM "ChannelIdentities" i JOIN "ChannelAddresses" a ON a."Channel" = i."Channel" AND a."PersonKey" = i."ExternalKey"
        WHERE a."IsActive" = @yes ORDER BY a."UpdatedAt"
        """;

    private readonly HashSet<string> _channels = [.. doors.Select(door => door.Channel)];

    public async Task<IReadOnlyList<Recipient>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var users = await db.Users.AsNoTracking().Where(user => !user.IsDisabled).OrderBy(user => user.Id).ToListAsync(cancellationToken);
        var preferences = (await db.NoticePreferences.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(preference => preference.UserId);
        var addresses = new Dictionary<long, (string Channel, string Conversation)>();
        await using (var reader = await (await db.ConnectionAsync(cancellationToken)).Command(null, Addresses, ("@yes", true)).ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (_channels.Contains(reader.GetString(1)))   // an address of a door that is switched off would wait for ever
                {
                    addresses[reader.GetInt64(0)] = (reader.GetString(1), reader.GetString(2));   // oldest first: the newest stays
                }
            }
        }

        return
        [
            .. users.Select(user =>
            {
                var caller = Caller.Of(user);
                var (channel, conversation) = addresses.TryGetValue(user.Id, out var found) ? found : (DoorAddress.Web, Channels.Web.WebChannel.ConversationOf(caller));
                return new Recipient(caller, channel, conversation, preferences[user.Id].ToDictionary(preference => preference.Kind));
            }),
        ];
    }
}
