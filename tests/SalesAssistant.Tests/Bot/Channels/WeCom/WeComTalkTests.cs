using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class WeComTalkTests
{
    private const string Note = "今天拜访了铭泰精密的顾明远，客户认可排程方案，预算80万，周五前给报价";

    [Fact]
    public async Task A_note_becomes_a_card_whose_button_saves_once_and_then_shows_that_it_is_saved()
    {
        await using var house = await WeComHouse.OpenAsync();
        var card = WeComHouse.Card(await house.AskAsync(house.Said(Note), 2));
        var press = house.Press(card, WeComHouse.Key(card, "confirm:"));

        var answer = await house.AskAsync(press);
        await house.PostAsync(press);   // delivered again
        await house.AskAsync(house.Errand());

        Assert.Contains("已保存", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
        Assert.Contains("撤销", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
        Assert.Equal("已保存", (string?)Assert.Single(house.Service.Updates)["button"]!["replace_name"]);
        Assert.Equal(1, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task What_was_saved_is_taken_back_by_the_button_below_the_answer()
    {
        await using var house = await WeComHouse.OpenAsync();
        var card = WeComHouse.Card(await house.AskAsync(house.Said(Note), 2));
        var saved = WeComHouse.Card(await house.AskAsync(house.Press(card, WeComHouse.Key(card, "confirm:"))));

        var undone = await house.AskAsync(house.Press(saved, WeComHouse.Key(saved, "say|")));

        Assert.Contains("撤销", WeComHouse.Words(undone[0]), StringComparison.Ordinal);
        Assert.Equal(0, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
        Assert.Equal("已处理", (string?)house.Service.Updates[^1]["button"]!["replace_name"]);
    }

    [Fact]
    public async Task A_choice_in_the_card_is_saved_with_it()
    {
        await using var house = await WeComHouse.OpenAsync();
        var card = WeComHouse.Card(await house.AskAsync(house.Said(Note), 2));
        var choice = card["button_selection"]!;
        var other = choice["option_list"]!.AsArray().Select(option => (string)option!["id"]!).First(id => id != (string?)choice["selected_id"]);

        await house.AskAsync(house.Press(card, WeComHouse.Key(card, "confirm:"), ((string)choice["question_key"]!, other)));

        var audit = await house.House.ReadAsync(db => db.Audit.Select(entry => entry.DetailJson).ToListAsync());
        Assert.Contains(audit, entry => entry.Contains($"\"{other}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_with_buttons_keeps_those_that_were_not_pressed()
    {
        await using var house = await WeComHouse.OpenAsync();
        var card = WeComHouse.Card(await house.AskAsync(house.Said("今天先做什么"), 2));
        var keys = card["button_list"]!.AsArray().Select(button => (string)button!["key"]!).ToList();

        await house.AskAsync(house.Press(card, keys[^1]));

        var left = Assert.Single(house.Service.Updates)["template_card"]!["button_list"]!.AsArray().Select(button => (string)button!["key"]!);
        Assert.Equal(keys[..^1], left);
    }

    [Fact]
    public async Task A_stranger_gets_a_code_and_is_known_once_an_administrator_approves_it()
    {
        await using var house = await WeComHouse.OpenAsync(isLinked: false);
        var sentence = WeComHouse.Words((await house.AskAsync(house.Said("我在谈的商机")))[0]);
        var request = Assert.Single(await LinkRequests.OpenAsync(house.House.Store, CancellationToken.None));
        Assert.Contains(request.Code, sentence, StringComparison.Ordinal);

        var user = await house.House.ReadAsync(db => db.Users.SingleAsync(one => one.Id == House.People.Rep));
        Assert.True(await LinkRequests.ApproveAsync(house.House.Store, request.Code, user, House.Wednesday.UtcDateTime, CancellationToken.None));
        var answer = await house.AskAsync(house.Said("我在谈的商机"));

        Assert.Contains("铭泰精密-排程一期", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
        Assert.Equal($"{WeComService.Corp}/liwei", request.ExternalKey);   // the vendor compares ids without case
    }

    [Fact]
    public async Task What_cannot_be_read_is_answered_in_a_sentence_once()
    {
        await using var house = await WeComHouse.OpenAsync();
        string[] types = ["image", "video", "file", "link", "something_new"];
        foreach (var type in types)
        {
            var message = house.Message(type, new XElement("MediaId", "m"), new XElement("MsgId", house.Id()));
            Assert.Contains("文字", WeComHouse.Words((await house.AskAsync(message))[0]), StringComparison.Ordinal);
            await house.PostAsync(message);
        }

        await house.AskAsync(house.Errand());
        Assert.Equal(types.Length + 1, house.Service.Shown.Count);
    }

    [Theory]
    [InlineData("delete_user", "", true)]
    [InlineData("update_user", "someone", true)]
    [InlineData("update_user", "", false)]
    public async Task A_member_whose_id_is_free_again_is_unlinked_at_once(string change, string newId, bool isUnlinked)
    {
        await using var house = await WeComHouse.OpenAsync();
        var news = house.Event("change_contact", new XElement("ChangeType", change), new XElement("UserID", WeComHouse.Person), new XElement("NewUserID", newId));
        news.Element("FromUserName")!.Value = "sys";   // every message has both
        news.Element("AgentID")!.Remove();

        Assert.Equal(200, (await house.PostAsync(news)).Status);
        var answer = await house.AskAsync(house.Said("我在谈的商机"));

        Assert.Equal(!isUnlinked, WeComHouse.Words(answer[0]).Contains("铭泰精密-排程一期", StringComparison.Ordinal));
        Assert.Equal(isUnlinked ? 1 : 0, await house.House.ReadAsync(db => db.Audit.CountAsync(entry => entry.Action == "unlink")));
    }

    [Fact]
    public async Task A_shared_place_becomes_a_visit_note_of_the_customer_there_which_is_saved_and_taken_back()
    {
        await using var house = await WeComHouse.OpenAsync();
        var place = house.Place("江苏省苏州市工业园区星湖街328号铭泰精密 <a href=\"https://evil.example\">", "7001");

        var card = WeComHouse.Card(await house.AskAsync(place, 2));
        await house.PostAsync(place);   // delivered again
        var saved = WeComHouse.Card(await house.AskAsync(house.Press(card, WeComHouse.Key(card, "confirm:"))));
        var visit = await house.House.ReadAsync(db => db.Interactions.SingleAsync());
        await house.AskAsync(house.Press(saved, WeComHouse.Key(saved, "say|")));

        Assert.Equal((41, "visit", new DateOnly(2026, 3, 4), true), (visit.CustomerId, visit.Channel, visit.OccurredOn, visit.HasClockTime));
        Assert.StartsWith("江苏省苏州市工业园区星湖街328号铭泰精密", visit.Location, StringComparison.Ordinal);
        Assert.Equal(House.Wednesday.UtcDateTime, visit.OccurredAt);
        Assert.All(house.Service.Shown, message => Assert.DoesNotContain("<a ", (string?)message["markdown"]?["content"] ?? "", StringComparison.Ordinal));
        Assert.Equal(0, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
    }

    [Fact]
    public async Task A_place_without_a_name_is_no_check_in()
    {
        await using var house = await WeComHouse.OpenAsync();

        var answer = await house.AskAsync(house.Place(" "));

        Assert.Contains("没有保存", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entering_is_greeted_once_with_starters_that_work()
    {
        await using var house = await WeComHouse.OpenAsync();
        var welcome = WeComHouse.Card(await house.AskAsync(house.Event("enter_agent", new XElement("EventKey", ""))));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.PostAsync(house.Event("subscribe"));

        var answer = await house.AskAsync(house.Press(welcome, WeComHouse.Key(welcome, "商机")));

        Assert.Contains("铭泰精密-排程一期", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
        Assert.Equal(2, house.Service.Shown.Count);
    }

    [Fact]
    public async Task A_stranger_who_enters_is_told_how_to_be_linked()
    {
        await using var house = await WeComHouse.OpenAsync(isLinked: false);

        var answer = await house.AskAsync(house.Event("enter_agent", new XElement("EventKey", "")));

        Assert.Contains(Assert.Single(await LinkRequests.OpenAsync(house.House.Store, CancellationToken.None)).Code, WeComHouse.Words(answer[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_entry_of_the_menu_gets_a_useful_answer()
    {
        await using var house = await House.OpenAsync();
        var texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));
        foreach (var words in WeComMenu.Sentences.SelectMany(key => new[] { texts.Say("zh", key), texts.Say("en", key) }))
        {
            var said = await house.SayAsync(words);
            Assert.False(said.Skill is "out_of_scope" or "clarify" or null, $"{words}: {said.Skill} {said.Text}");
        }
    }

    [Fact]
    public async Task A_menu_entry_says_its_sentence_and_the_first_explains_itself()
    {
        await using var house = await WeComHouse.OpenAsync();
        var menu = WeComMenu.Draw(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), "zh");
        var keys = menu["button"]!.AsArray().SelectMany(column => column!["sub_button"]!.AsArray()).Select(entry => (string)entry!["key"]!).ToList();

        var hint = await house.AskAsync(house.Event("click", new XElement("EventKey", keys[0])));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await house.AskAsync(house.Event("click", new XElement("EventKey", keys.First(key => key.EndsWith("pipeline", StringComparison.Ordinal)))));
        await house.PostAsync(house.Event("click", new XElement("EventKey", "somebody_elses")));

        Assert.Contains("确认", WeComHouse.Words(hint[0]), StringComparison.Ordinal);
        Assert.Contains("铭泰精密-排程一期", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_is_fetched_heard_and_answered_with_what_was_heard_above_it()
    {
        await using var house = await WeComHouse.OpenAsync(dictation: new Hearing("我在谈的商机"));
        house.Service.Hold("voice-1", [1, 2, 3]);

        var answer = await house.AskAsync(Voice(house, "voice-1"));

        Assert.Contains("听到：“我在谈的商机”", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
        Assert.Contains("铭泰精密-排程一期", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_sent_as_a_file_is_heard()
    {
        await using var house = await WeComHouse.OpenAsync(dictation: new Hearing("我在谈的商机"));
        house.Service.Hold("file-1", [1, 2, 3]);

        var answer = await house.AskAsync(house.Message("file", new XElement("MediaId", "file-1"), new XElement("MsgId", "7001")));

        Assert.Contains("听到：“我在谈的商机”", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_that_cannot_be_had_is_told()
    {
        await using var house = await WeComHouse.OpenAsync(dictation: new Hearing("nothing"));

        var answer = await house.AskAsync(Voice(house, "gone"));

        Assert.Contains("语音识别没有成功", WeComHouse.Words(answer[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_that_the_last_process_left_is_heard_by_the_next()
    {
        var hearing = new Hearing("我在谈的商机") { IsSlow = true };
        await using var house = await WeComHouse.OpenAsync(dictation: hearing);
        house.Service.Hold("voice-1", [1, 2, 3]);
        Assert.Equal(200, (await house.PostAsync(Voice(house, "voice-1"))).Status);
        await hearing.Begun;
        await house.House.Services.GetRequiredService<Assistant>().StopAsync(CancellationToken.None);
        hearing.IsSlow = false;

        await house.NewProcessAsync();
        await house.Service.ShownAsync(1);

        Assert.Contains("听到：“我在谈的商机”", WeComHouse.Words(house.Service.Shown[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_right_behind_a_voice_waits_until_it_is_heard()
    {
        var hearing = new Hearing(Note) { IsSlow = true };
        await using var house = await WeComHouse.OpenAsync(dictation: hearing);
        house.Service.Hold("voice-1", [1, 2, 3]);
        await house.PostAsync(Voice(house, "voice-1"));
        await hearing.Begun;
        await house.PostAsync(house.Said("保存"));
        hearing.Finish();

        await house.Service.ShownAsync(3);   // what was heard, its card, and that it is saved

        Assert.Contains("已保存", WeComHouse.Words(house.Service.Shown[2]), StringComparison.Ordinal);
        Assert.Equal(1, await house.House.ReadAsync(db => db.Interactions.CountAsync()));
    }

    private static XElement Voice(WeComHouse house, string media) => house.Message("voice", new XElement("MediaId", media), new XElement("Format", "amr"), new XElement("MsgId", "7001"));

    private sealed class Hearing(string words) : IDictation
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Hears nothing before <see cref="Finish"/>.</summary>
        public bool IsSlow { get; set; }

        public Task Begun => _begun.Task;

        public void Finish() => _finished.SetResult();

        public async Task<Heard> HearAsync(ReadOnlyMemory<byte> sound, string language, CancellationToken cancellationToken)
        {
            _begun.TrySetResult();
            if (IsSlow)
            {
                await _finished.Task.WaitAsync(cancellationToken);
            }

            return new Heard.Words(words);
        }
    }
}
