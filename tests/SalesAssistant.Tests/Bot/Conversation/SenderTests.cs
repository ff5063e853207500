using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>Who may speak.</summary>
public sealed class SenderTests
{
    [Theory]
    [InlineData("web", "user:999")]
    [InlineData("web", "user:-1")]
    [InlineData("web", "user:")]
    [InlineData("web", "苏晴")]
    [InlineData("web", "' OR 1=1 --")]
    [InlineData("teams", "user:11")]
    [InlineData("wecom", "11")]
    public async Task A_stranger_gets_a_sentence_and_nothing_is_kept_but_the_message(string channel, string sender)
    {
        await using var house = await House.OpenAsync();
        var before = await OutsideInboxAsync(house);

        var accepted = await house.Assistant.AcceptAsync(new IncomingMessage(channel, "c", "m", sender, "今天拜访铭泰精密顾总，预算90万", house.Clock.GetUtcNow().UtcDateTime), CancellationToken.None);
        var reply = await house.Assistant.WaitForReplyAsync(accepted.InboxId, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.Contains("管理员", new Said(reply!.Reply, null, null).Text, StringComparison.Ordinal);   // asserted above by the wait
        Assert.Equal(before, await OutsideInboxAsync(house));
    }

    [Fact]
    public async Task A_person_who_is_disabled_loses_the_next_turn_and_gets_it_back()
    {
        await using var house = await House.OpenAsync();
        await house.SayAsync("今天拜访铭泰精密顾总，他认可排程方案，周五前给报价");

        await SetDisabledAsync(house, true);
        var refused = await house.SayAsync("保存");
        var interactions = await house.ReadAsync(db => db.Interactions.CountAsync());
        await SetDisabledAsync(house, false);
        await house.SayAsync("保存");

        Assert.Contains("管理员", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, interactions);
        Assert.Equal(1, await house.ReadAsync(db => db.Interactions.CountAsync()));
    }

    private static Task SetDisabledAsync(House house, bool isDisabled) => house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""UPDATE "Users" SET "IsDisabled" = {(isDisabled ? 1 : 0)} WHERE "Id" = {House.People.Rep}""";
        await command.ExecuteNonQueryAsync(token);
    });

    private static Task<int> OutsideInboxAsync(House house) => house.ReadAsync(async db =>
        await db.Conversations.CountAsync() + await db.Proposals.CountAsync() + await db.UndoEntries.CountAsync() + await db.Audit.CountAsync() + await db.Tasks.CountAsync() + await db.Interactions.CountAsync() + await db.ChangeLog.CountAsync());
}
