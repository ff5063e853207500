using System.Globalization;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Model;

/// <summary>Counts tokens by person and business day in the store, for all processes together, and says when the day's are used up.</summary>
internal sealed class TokenAllowance(ICrmContexts contexts, StoreWriter writer, CompanyCalendar calendar, TimeProvider clock, IOptions<ModelSettings> settings)
{
    private const string Used = """SELECT "Tokens" FROM "ModelUsage" WHERE "UserId" = @user AND "Day" = @day""";

    private const string Add = """
        INSERT INTO "ModelUsage" ("UserId", "Day", "Tokens", "Calls") VALUES (@user, @day, @tokens, 1)
        ON CONFLICT ("UserId", "Day") DO UPDATE SET "Tokens" = "ModelUsage"."Tokens" + @tokens, "Calls" = "ModelUsage"."Calls" + 1
        """;

    // Where the endpoint tells no usage: a Chinese character is about one token, four Latin letters are one. Two characters a token lies above both for mixed text with its JSON.
    private const int CharactersPerToken = 2;

    /// <summary>What is left today may be less than this call needs; null = no limit is set.</summary>
    public async Task<long?> LeftAsync(long userId, CancellationToken cancellationToken) =>
        settings.Value.TokensPerUserAndDay == 0 ? null : settings.Value.TokensPerUserAndDay - await UsedAsync(userId, cancellationToken);

    /// <summary>Tokens used today.</summary>
    public async Task<long> UsedAsync(long userId, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var connection = await db.ConnectionAsync(cancellationToken);
        var command = connection.Command(null, Used, ("@user", userId), ("@day", Today()));
        return await command.ExecuteScalarAsync(cancellationToken) is long tokens ? tokens : 0;
    }

    /// <summary>Counts a call, also one that failed: its prompt was read.</summary>
    public Task AddAsync(long userId, long tokens, CancellationToken cancellationToken) =>
        writer.WriteAsync((connection, transaction, _) => connection.ExecuteAsync(transaction, Add, ("@user", userId), ("@day", Today()), ("@tokens", tokens)), cancellationToken);

    /// <summary>Tokens of a text whose usage nobody told.</summary>
    public static long Estimate(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    private string Today() => calendar.DateOf(clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
