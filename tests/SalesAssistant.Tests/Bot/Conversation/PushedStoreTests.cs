using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>What doors that push keep in the store.</summary>
public abstract class PushedStoreTests : StoreTest
{
    [SkippableFact]
    public async Task An_address_is_found_by_its_person_until_it_is_closed()
    {
        var addresses = new ChannelAddresses(Store.Contexts, Store.Writer, Clock);

        await addresses.SaveAsync("teams", "talk", "t/p", "{}", default);
        await addresses.SaveAsync("teams", "talk", null, """{"locale":"en"}""", default);   // an event that names nobody

        Assert.Equal("talk", await addresses.PrivateOfAsync("teams", "t/p", default));
        Assert.Equal("""{"locale":"en"}""", (await addresses.FindAsync("teams", "talk", default))?.AddressJson);
        await addresses.CloseAsync("teams", "talk", default);
        Assert.Null(await addresses.FindAsync("teams", "talk", default));
    }

    [SkippableFact]
    public async Task A_reply_is_claimed_once_and_keeps_its_outcome()
    {
        var (signals, rows) = (new ReplySignals(), new OutboxRows(Store.Contexts, Store.Writer, Clock));
        Assert.True(await new DoorNotices(Store.Writer, Ids, signals, Clock).SayOnceAsync("welcome", "teams", "talk", Reply.Of("hi"), default));
        Assert.False(await new DoorNotices(Store.Writer, Ids, signals, Clock).SayOnceAsync("welcome", "teams", "talk", Reply.Of("hi"), default));
        var (id, _) = Assert.Single(await rows.WaitingAsync("teams", Clock.Now.UtcDateTime, default));
        Assert.NotNull(await rows.FindAsync(id, default));

        var claims = await Task.WhenAll(rows.ClaimAsync(id, default), rows.ClaimAsync(id, default));
        await rows.MarkAsync(id, OutboxState.Sent, "there", default);

        Assert.Single(claims, claimed => claimed);
        Assert.Null(await rows.FindAsync(id, default));
        await using var db = Store.Contexts.Open(Caller.System);
        Assert.Equal((OutboxState.Sent, Clock.Now.UtcDateTime), await db.Outbox.Select(one => new ValueTuple<OutboxState, DateTime?>(one.State, one.SentAt)).SingleAsync());
    }

    [SkippableFact]
    public async Task A_link_request_keeps_its_code_and_is_approved_once()
    {
        var user = new User { Id = 11, Number = "U-1", Name = "甲", Role = Role.Rep };
        await AddAsync(user);
        Task<string> AskAsync() => Store.Writer.WriteAsync((connection, transaction, _) => LinkRequests.AskAsync(connection, transaction, "teams", "t/p", Clock.Now.UtcDateTime));

        var code = await AskAsync();
        Assert.Equal(code, await AskAsync());
        Assert.True(await LinkRequests.ApproveAsync(Store, code, user, Clock.Now.UtcDateTime, default));

        Assert.False(await LinkRequests.ApproveAsync(Store, code, user, Clock.Now.UtcDateTime, default));
        Assert.Equal(11, (await new CallerDirectory(Store.Contexts).FindAsync("teams", "t/p", default))?.UserId);
    }
}

public sealed class PushedStoreOnSqliteTests : PushedStoreTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class PushedStoreOnPostgresTests : PushedStoreTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
