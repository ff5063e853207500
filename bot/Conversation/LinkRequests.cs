using System.Data.Common;
using System.Security.Cryptography;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>A channel account that asked to be tied to a CRM user.</summary>
/// <param name="Code">What the person tells the administrator.</param>
/// <param name="ExternalKey">The verified account; names are not shown, because anyone can choose one.</param>
internal sealed record LinkRequest(string Code, string Channel, string ExternalKey, DateTime CreatedAt);

/// <summary>How a stranger becomes known: the account asks by writing, the person tells the code, an administrator approves.</summary>
internal static class LinkRequests
{
    private const string Insert = """
        INSERT INTO "LinkRequests" ("Code", "Channel", "ExternalKey", "CreatedAt") VALUES (@code, @channel, @key, @now) ON CONFLICT ("Channel", "ExternalKey") DO NOTHING
        """;

    // An account that was linked and has lost its user (disabled, or unlinked) asks anew under the same code.
    private const string Reopen = """UPDATE "LinkRequests" SET "ApprovedAt" = NULL, "UserId" = NULL WHERE "Channel" = @channel AND "ExternalKey" = @key AND "ApprovedAt" IS NOT NULL""";
    private const string CodeOf = """SELECT "Code" FROM "LinkRequests" WHERE "Channel" = @channel AND "ExternalKey" = @key""";
    private const string Open = """SELECT "Code", "Channel", "ExternalKey", "CreatedAt" FROM "LinkRequests" WHERE "ApprovedAt" IS NULL ORDER BY "CreatedAt" LIMIT 200""";
    private const string Approve = """UPDATE "LinkRequests" SET "ApprovedAt" = @now, "UserId" = @user WHERE "Code" = @code AND "ApprovedAt" IS NULL""";

    private const string Link = """
        INSERT INTO "ChannelIdentities" ("Id", "Channel", "ExternalKey", "UserId", "CreatedAt") VALUES (@id, @channel, @key, @user, @now)
        ON CONFLICT ("Channel", "ExternalKey") DO UPDATE SET "UserId" = @user, "CreatedAt" = @now
        """;

    /// <summary>The code of the account's request, made when it is the first.</summary>
    public static async Task<string> AskAsync(DbConnection connection, DbTransaction transaction, string channel, string externalKey, DateTime now)
    {
        await connection.ExecuteAsync(transaction, Insert, ("@code", RandomNumberGenerator.GetHexString(8)), ("@channel", channel), ("@key", externalKey), ("@now", now));
        await connection.ExecuteAsync(transaction, Reopen, ("@channel", channel), ("@key", externalKey));
        return await connection.Command(transaction, CodeOf, ("@channel", channel), ("@key", externalKey)).ExecuteScalarAsync() as string
            ?? throw new InvalidOperationException("A link request was written and is not there.");
    }

    public static async Task<IReadOnlyList<LinkRequest>> OpenAsync(SalesStore store, CancellationToken cancellationToken)
    {
        await using var db = store.Contexts.Open(Caller.System);
        await using var reader = await (await db.ConnectionAsync(cancellationToken)).Command(null, Open).ExecuteReaderAsync(cancellationToken);
        var found = new List<LinkRequest>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new LinkRequest(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetDateTime(3)));
        }

        return found;
    }

    /// <summary>Ties the account that asked under <paramref name="code"/> to the user; false when nobody waits under it. The account acts as the user from its next message on.</summary>
    public static async Task<bool> ApproveAsync(SalesStore store, string code, User user, DateTime now, CancellationToken cancellationToken)
    {
        if ((await OpenAsync(store, cancellationToken)).FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase)) is not { } request)
        {
            return false;
        }

        var ids = new RecordIds(TimeProvider.System);
        return await store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            if (await connection.ExecuteAsync(transaction, Approve, ("@code", request.Code), ("@user", user.Id), ("@now", now)) != 1)
            {
                return false;
            }

            await connection.ExecuteAsync(transaction, Link, ("@id", ids.Next()), ("@channel", request.Channel), ("@key", request.ExternalKey), ("@user", user.Id), ("@now", now));
            await AuditLog.AppendAsync(connection, transaction, now, [new AuditLine(null, "link", RecordKind.User, user.Id, WireJson.Write(new { request.Channel, account = request.ExternalKey }))], token);
            return true;
        }, cancellationToken);
    }
}
