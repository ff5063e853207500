using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Verified channel account → <see cref="Caller"/>, read anew at each turn: a person who is moved or disabled loses the right at once.</summary>
internal sealed class CallerDirectory(ICrmContexts contexts)
{
    private const string Find = """
        SELECT u."Id", u."Role", u."TeamId", u."Name", u."Language" FROM "ChannelIdentities" i JOIN "Users" u ON u."Id" = i."UserId"
        WHERE i."Channel" = @channel AND i."ExternalKey" = @key AND u."IsDisabled" = @no
        """;

    private const string FindUser = """SELECT u."Id", u."Role", u."TeamId", u."Name", u."Language" FROM "Users" u WHERE u."Id" = @id AND u."IsDisabled" = @no""";

    /// <summary>Null for an unknown or disabled person. A sender key "user:ID" is one that a door of our own (web session, API key) has already tied to a CRM user.</summary>
    public async Task<Caller?> FindAsync(string channel, string senderKey, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        var command = SenderKeys.OwnDoors.Contains(channel) && senderKey.StartsWith(SenderKeys.UserPrefix, StringComparison.Ordinal) && long.TryParse(senderKey[SenderKeys.UserPrefix.Length..], out var id)
            ? connection.Command(null, FindUser, ("@id", id), ("@no", false))
            : connection.Command(null, Find, ("@channel", channel), ("@key", senderKey), ("@no", false));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Caller(reader.GetInt64(0), Enum.Parse<Data.People.Role>(reader.GetString(1)), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.GetString(3), reader.GetString(4))
            : null;
    }
}

/// <summary>Sender keys that our own doors make.</summary>
public static class SenderKeys
{
    internal const string UserPrefix = "user:";

    /// <summary>Doors that sign people in themselves; in any other channel such a key is only an account of that name.</summary>
    internal static readonly string[] OwnDoors = ["web", "api", "cases"];

    /// <summary>The key of a CRM user whom a door of our own has signed in.</summary>
    public static string OfUser(long userId) => UserPrefix + userId;
}
