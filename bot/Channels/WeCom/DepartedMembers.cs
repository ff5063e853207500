using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>Members whom the address book has deleted or renamed: their id may be given to somebody else, who must not act as them.</summary>
internal sealed class DepartedMembers(ICrmContexts contexts, StoreWriter writer, ChannelAddresses addresses, TimeProvider clock)
{
    private const string Channel = PushedChannels.WeCom;
    private const string Find = """SELECT "UserId" FROM "ChannelIdentities" WHERE "Channel" = @channel AND "ExternalKey" = @key""";
    private const string Unlink = """DELETE FROM "ChannelIdentities" WHERE "Channel" = @channel AND "ExternalKey" = @key""";

    /// <summary>Takes the account from its CRM user; nothing happens when it has none.</summary>
    public async Task UnlinkAsync(string person, CancellationToken cancellationToken)
    {
        await addresses.CloseAsync(Channel, person, cancellationToken);
        await using var db = contexts.Open(Caller.System);
        if (await (await db.ConnectionAsync(cancellationToken)).Command(null, Find, ("@channel", Channel), ("@key", person)).ExecuteScalarAsync(cancellationToken) is not long user)
        {
            return;
        }

        await writer.WriteAsync(async (connection, transaction, token) =>
        {
            if (await connection.ExecuteAsync(transaction, Unlink, ("@channel", Channel), ("@key", person)) == 1)
            {
                await AuditLog.AppendAsync(connection, transaction, clock.GetUtcNow().UtcDateTime, [new AuditLine(null, "unlink", RecordKind.User, user, WireJson.Write(new { Channel, account = person }))], token);
            }
        }, cancellationToken);
    }
}
