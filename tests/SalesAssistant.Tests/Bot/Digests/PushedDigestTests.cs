using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Tests.Bot.Channels.Teams;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Digests;

public sealed class PushedDigestTests
{
    [Fact]
    public async Task The_morning_message_comes_to_the_channel_that_the_person_writes_in_as_a_card_whose_buttons_work()
    {
        await using var teams = await TeamsHouse.OpenAsync();
        await teams.House.AddAsync(Mornings.Task(701, "寄样册", 4));
        await teams.AskAsync(teams.Activity("帮助"));   // ten o'clock: the morning message was held up until somebody could be reached

        await teams.House.LookAsync();
        await teams.Channel.TakenAsync(2);

        var (path, card) = teams.Channel.Taken[1];
        Assert.Equal("/apac/v3/conversations/a%3Atalk/activities", path);
        Assert.Empty(CardRules.Check(card));
        Assert.Contains("寄样册", card.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        var answer = await teams.PostAsync(teams.Press(TeamsHouse.Button(card, "work:done:task:701")));
        Assert.Contains("寄样册", JsonNode.Parse(answer.Body)!["value"]!.ToJsonString(WireJson.Options), StringComparison.Ordinal);
        Assert.Equal(WorkStatus.Done, await teams.House.ReadAsync(db => db.Tasks.Where(task => task.Id == 701).Select(task => task.Status).SingleAsync()));
        Assert.DoesNotContain(await teams.House.SentAsync(), sent => sent.Conversation == Mornings.RepTalk);
    }
}
