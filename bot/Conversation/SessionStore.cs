using System.Data.Common;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>A person's conversation in the store: read once at the start of a turn, written once at its commit.</summary>
internal static class SessionStore
{
    private const int MostPending = 20;

    private const string LoadConversation = """SELECT "Id", "StateJson" FROM "Conversations" WHERE "Channel" = @channel AND "Key" = @key AND "UserId" = @user""";

    private const string LoadProposals = """
        SELECT "Id", "Version", "ContentJson", "ExpiresAt" FROM "Proposals" WHERE "ConversationId" = @conversation AND "State" = 'Pending' AND "ExpiresAt" > @now ORDER BY "Id" DESC LIMIT @most
        """;

    private const string LoadUndo = """
        SELECT "Id", "Title", "ReverseJson", "ProposalId", "ExpiresAt" FROM "UndoEntries" WHERE "ConversationId" = @conversation AND "IsUsed" = @unused AND "ExpiresAt" > @now ORDER BY "Id" DESC LIMIT 5
        """;

    private const string FindSaved = """SELECT "ContentJson" FROM "Proposals" WHERE "Id" = @id AND "State" = 'Saved'""";

    private const string SaveConversation = """
        INSERT INTO "Conversations" ("Id", "Channel", "Key", "UserId", "StateJson", "UpdatedAt") VALUES (@id, @channel, @key, @user, @state, @now)
        ON CONFLICT ("Channel", "Key", "UserId") DO UPDATE SET "StateJson" = @state, "UpdatedAt" = @now
        """;

    private const string AddProposal = """
        INSERT INTO "Proposals" ("Id", "ConversationId", "UserId", "Skill", "State", "ContentJson", "Version", "CreatedAt", "ExpiresAt") VALUES (@id, @conversation, @user, @skill, 'Pending', @content, 1, @now, @expires)
        """;

    private const string MoveProposal = """UPDATE "Proposals" SET "State" = @state, "Version" = "Version" + 1, "ContentJson" = COALESCE(@content, "ContentJson") WHERE "Id" = @id AND "State" = 'Pending' AND "Version" = @seen""";

    private const string AddUndo = """
        INSERT INTO "UndoEntries" ("Id", "ConversationId", "UserId", "ProposalId", "Title", "ReverseJson", "IsUsed", "CreatedAt", "ExpiresAt") VALUES (@id, @conversation, @user, @proposal, @title, @reverse, @unused, @now, @expires)
        """;

    private const string UseUndo = """UPDATE "UndoEntries" SET "IsUsed" = @used WHERE "Id" = @id AND "IsUsed" = @unused""";

    private const string SetReverse = """UPDATE "UndoEntries" SET "ReverseJson" = @reverse WHERE "Id" = @id""";

    public static async Task<Session> LoadAsync(DbConnection connection, string channel, string key, long userId, DateTime now, CancellationToken cancellationToken)
    {
        var command = connection.Command(null, LoadConversation, ("@channel", channel), ("@key", key), ("@user", userId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return Session.New;
        }

        var (id, state) = (reader.GetInt64(0), WireJson.Read<ConversationState>(reader.GetString(1)));
        await reader.DisposeAsync();
        return new Session(id, state, await ProposalsAsync(connection, id, now, cancellationToken), await UndoAsync(connection, id, now, cancellationToken));
    }

    public static Task<int> SaveAsync(DbConnection connection, DbTransaction transaction, long id, string channel, string key, long userId, ConversationState state, DateTime now) =>
        connection.ExecuteAsync(transaction, SaveConversation, ("@id", id), ("@channel", channel), ("@key", key), ("@user", userId), ("@state", WireJson.Write(state)), ("@now", now));

    public static Task<int> AddAsync(DbConnection connection, DbTransaction transaction, long conversation, long user, long id, ProposalDraft draft, DateTime now, DateTime expires) =>
        connection.ExecuteAsync(transaction, AddProposal, ("@id", id), ("@conversation", conversation), ("@user", user), ("@skill", draft.Skill), ("@content", WireJson.Write(draft)), ("@now", now), ("@expires", expires));

    /// <summary>Whether the proposal still waited in the version that was seen.</summary>
    public static async Task<bool> MoveAsync(DbConnection connection, DbTransaction transaction, long id, int seenVersion, ProposalState to, ProposalDraft? draft) =>
        await connection.ExecuteAsync(transaction, MoveProposal, ("@id", id), ("@seen", seenVersion), ("@state", to.ToString()), ("@content", draft is null ? null : WireJson.Write(draft))) == 1;

    /// <summary>A saved proposal as it was saved; null when there is none of that id.</summary>
    public static async Task<ProposalDraft?> FindSavedAsync(DbConnection connection, long id, CancellationToken cancellationToken) =>
        await connection.Command(null, FindSaved, ("@id", id)).ExecuteScalarAsync(cancellationToken) is string json ? WireJson.Read<ProposalDraft>(json) : null;

    public static Task<int> AddUndoAsync(DbConnection connection, DbTransaction transaction, long id, long conversation, long user, long? proposal, string title, string reverseJson, DateTime now, DateTime expires) =>
        connection.ExecuteAsync(transaction, AddUndo, ("@id", id), ("@conversation", conversation), ("@user", user), ("@proposal", proposal), ("@title", title), ("@reverse", reverseJson), ("@unused", false), ("@now", now), ("@expires", expires));

    /// <summary>Whether the entry had not been used before.</summary>
    public static async Task<bool> UseUndoAsync(DbConnection connection, DbTransaction transaction, long id) =>
        await connection.ExecuteAsync(transaction, UseUndo, ("@id", id), ("@used", true), ("@unused", false)) == 1;

    public static Task<int> SetReverseAsync(DbConnection connection, DbTransaction transaction, StoredUndo undo) =>
        connection.ExecuteAsync(transaction, SetReverse, ("@id", undo.Id), ("@reverse", undo.ReverseJson));

    private static async Task<IReadOnlyList<StoredProposal>> ProposalsAsync(DbConnection connection, long conversation, DateTime now, CancellationToken cancellationToken)
    {
        var command = connection.Command(null, LoadProposals, ("@conversation", conversation), ("@now", now), ("@most", MostPending));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<StoredProposal>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new StoredProposal(reader.GetInt64(0), reader.GetInt32(1), ProposalState.Pending, reader.GetDateTime(3), WireJson.Read<ProposalDraft>(reader.GetString(2)) with { Id = reader.GetInt64(0) }));
        }

        return found;
    }

    private static async Task<IReadOnlyList<StoredUndo>> UndoAsync(DbConnection connection, long conversation, DateTime now, CancellationToken cancellationToken)
    {
        var command = connection.Command(null, LoadUndo, ("@conversation", conversation), ("@now", now), ("@unused", false));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<StoredUndo>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new StoredUndo(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetInt64(3), reader.GetDateTime(4)));
        }

        return found;
    }
}
