using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class WeComDeliveryTests
{
    [Fact]
    public async Task An_attempt_is_repeated_where_the_code_says_so()
    {
        (int Code, int Attempts, OutboxState State)[] cases =
        [
            (-1, 2, OutboxState.Sent),         // busy: again
            (40014, 2, OutboxState.Sent),      // once, with another token
            (42001, 2, OutboxState.Sent),
            (45009, 2, OutboxState.Sent),      // called too often: a minute later
            (45033, 2, OutboxState.Sent),
            (60020, 1, OutboxState.Refused),   // this machine's address is not trusted
            (40056, 1, OutboxState.Refused),
            (50003, 1, OutboxState.Refused),
            (48002, 1, OutboxState.Refused),
            (45002, 1, OutboxState.Refused),
        ];
        await using var house = await WeComHouse.OpenAsync();
        foreach (var (code, attempts, state) in cases)
        {
            var (before, shown) = (house.Service.Attempts, house.Service.Shown.Count);
            house.Service.Code = attempt => attempt == before + 1 ? code : 0;

            await house.PostAsync(house.Errand($"place {code}"));
            await house.Service.AttemptedAsync(before + attempts);

            Assert.Equal((code, state), (code, await StateAsync(house)));
            Assert.Equal((code, attempts, attempts - 1), (code, house.Service.Attempts - before, house.Service.Shown.Count - shown));
        }

        Assert.DoesNotContain(house.House.Log, line => line.Contains("token-", StringComparison.Ordinal) || line.Contains(WeComService.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_was_taken_back_is_replaced_once_and_none_is_fetched_without_need()
    {
        await using var house = await WeComHouse.OpenAsync();
        await house.AskAsync(house.Errand("a"));
        await house.AskAsync(house.Errand("b"));
        Assert.Equal(1, house.Service.TokensGiven);

        house.Service.TakeTokenBack();
        await house.AskAsync(house.Errand("c"));
        Assert.Equal(2, house.Service.TokensGiven);

        house.Clock.Advance(TimeSpan.FromHours(1.95));   // five minutes before its end
        await house.AskAsync(house.Errand());
        Assert.Equal(3, house.Service.TokensGiven);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_told_and_not_asked_for_again_at_once()
    {
        await using var house = await WeComHouse.OpenAsync(settings: ("WeCom:Secret", "wrong"));
        await house.PostAsync(house.Errand());
        await house.Service.TokenAskedAsync();
        Assert.Equal(OutboxState.Refused, await StateAsync(house));

        Assert.Equal(new Delivery(OutboxState.Refused, "40001"), await house.Door.SendAsync(new PushedReply(5, Person, null, Reply.Of("x")), default));
        Assert.Equal(1, house.Service.Asked.Count(path => path == "gettoken"));
        Assert.Contains(house.House.Log, line => line.Contains("WeCom__Secret", StringComparison.Ordinal));
        Assert.DoesNotContain(house.House.Log, line => line.Contains("wrong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_lost_answer_the_repeat_is_not_shown_twice()
    {
        await using var house = await WeComHouse.OpenAsync();
        house.Service.LosesAnswer = attempt => attempt <= 2;

        await house.PostAsync(house.Said("今天先做什么"));   // words and a card
        await house.Service.ShownAsync(2);

        Assert.Equal(OutboxState.Sent, await StateAsync(house));
        Assert.Equal(["markdown", "template_card"], house.Service.Shown.Select(message => (string)message["msgtype"]!));
        Assert.Empty(house.Service.Faults);
    }

    [Fact]
    public async Task The_same_answer_to_two_questions_is_shown_twice_and_its_lost_answer_is_not_repeated()
    {
        await using var house = await WeComHouse.OpenAsync();
        await house.AskAsync(house.Message("image", new System.Xml.Linq.XElement("MsgId", "1")));
        house.Service.LosesAnswer = attempt => attempt == 2;

        await house.AskAsync(house.Message("image", new System.Xml.Linq.XElement("MsgId", "2")));
        await house.AskAsync(house.Errand());
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);   // the last one is written down

        Assert.Equal([OutboxState.Sent, OutboxState.Sent, OutboxState.Unknown], (await house.House.ReadAsync(db => db.Outbox.Select(one => one.State).ToListAsync())).Order());
        Assert.Equal(3, house.Service.Shown.Count);
    }

    [Fact]
    public async Task What_never_gets_through_ends_as_refused_and_what_may_have_as_unknown()
    {
        await using var house = await WeComHouse.OpenAsync();
        house.Service.IsAway = attempt => attempt <= 8;
        house.Service.LosesAnswer = attempt => attempt > 8;

        await house.PostAsync(house.Errand());
        await house.Service.AttemptedAsync(8);
        await house.PostAsync(house.Errand("another"));
        await house.Service.AttemptedAsync(16);
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        Assert.Equal([OutboxState.Refused, OutboxState.Unknown], await house.House.ReadAsync(db => db.Outbox.OrderBy(one => one.Id).Select(one => one.State).ToListAsync()));
        Assert.Single(house.Service.Shown);   // the vendor took it once
    }

    [Fact]
    public async Task A_vendor_that_repeats_reorders_throttles_and_loses_answers_shows_each_answer_once_in_order()
    {
        const int Each = 120;
        await using var house = await WeComHouse.OpenAsync();
        house.Service.Code = attempt => attempt % 5 == 0 ? 45009 : attempt % 11 == 0 ? -1 : 0;
        house.Service.LosesAnswer = attempt => attempt % 7 == 0;
        var all = Enumerable.Range(0, Each).Select(i => house.Errand($"place {i}")).ToList();

        foreach (var message in all)
        {
            Assert.Equal(200, (await house.PostAsync(message)).Status);
            Assert.Equal(200, (await house.PostAsync(message)).Status);
        }

        await house.Service.ShownAsync(Each);
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        var shown = house.Service.Shown.Select(message => (string)message["text"]!["content"]!).ToList();
        Assert.Equal(Enumerable.Range(0, Each), shown.Select(text => int.Parse(string.Concat(text[(text.IndexOf("place", StringComparison.Ordinal) + 5)..text.IndexOf("样品", StringComparison.Ordinal)].Select(letter => (char)('0' + letter - 'A'))))));   // an errand's digits are letters
        Assert.Equal((0, 0), (house.Service.Dropped, house.Service.Faults.Count));   // 120 messages to one member took four minutes of the clock
        Assert.Equal([OutboxState.Sent], await house.House.ReadAsync(db => db.Outbox.Select(one => one.State).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task A_response_code_is_used_once_and_a_used_one_stops_nothing()
    {
        await using var house = await WeComHouse.OpenAsync();
        var card = WeComHouse.Card(await house.AskAsync(house.Said("今天先做什么"), 2));
        var keys = card["button_list"]!.AsArray().Select(button => (string)button!["key"]!).ToList();
        var (first, second) = (house.Press(card, keys[0]), house.Press(card, keys[1]));
        second.Element("ResponseCode")!.Value = first.Element("ResponseCode")!.Value;   // presses have one

        await house.AskAsync(first);
        await house.AskAsync(second);

        Assert.Single(house.Service.Updates);
        Assert.DoesNotContain(house.House.Log, line => line.Contains(first.Element("ResponseCode")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_who_does_not_see_the_app_is_left_alone_until_they_write_again()
    {
        await using var house = await WeComHouse.OpenAsync();
        house.Service.Code = attempt => attempt == 1 ? 60111 : 0;
        await house.PostAsync(house.Errand());
        await house.Service.AttemptedAsync(1);
        Assert.Equal(OutboxState.Refused, await StateAsync(house));

        Assert.Equal("no_address", (await house.Door.SendAsync(new PushedReply(5, Person, null, Reply.Of("x")), default)).Code);
        Assert.Single(await house.AskAsync(house.Errand()));
    }

    [Fact]
    public async Task An_answer_that_a_model_had_a_hand_in_says_so()
    {
        await using var house = await WeComHouse.OpenAsync();
        await house.AskAsync(house.Errand());

        await house.Door.SendAsync(new PushedReply(5, Person, null, Reply.Of("好"), "help", IsByModel: true), default);

        Assert.Contains("AI", WeComHouse.Words(house.Service.Shown[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_answer_ends_as_a_file()
    {
        await using var house = await WeComHouse.OpenAsync();
        await house.AskAsync(house.Errand());
        var text = string.Join('\n', Enumerable.Range(0, 600).Select(i => $"第{i}行的一些文字，很长很长"));

        Assert.Equal(Delivery.Sent, await house.Door.SendAsync(new PushedReply(5, Person, null, Reply.Of(text)), default));

        Assert.Equal(["text", "text", "text", "file"], house.Service.Shown.Skip(1).Select(message => (string)message["msgtype"]!));
        Assert.Empty(house.Service.Faults);
    }

    private static string Person => WeComPerson.Key(WeComService.Corp, WeComHouse.Person);

    // Its attempts are over when the dispatcher has stopped; then it goes on.
    private static async Task<OutboxState> StateAsync(WeComHouse house)
    {
        var dispatcher = house.House.Services.GetRequiredService<OutboxDispatcher>();
        await dispatcher.StopAsync(CancellationToken.None);
        await dispatcher.StartAsync(CancellationToken.None);
        return await house.House.ReadAsync(db => db.Outbox.OrderByDescending(one => one.Id).Select(one => one.State).FirstAsync());
    }
}
