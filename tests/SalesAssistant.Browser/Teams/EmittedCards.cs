using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Data;
using SalesAssistant.Data.Demo;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Tests.Bot.Channels.Teams;

namespace SalesAssistant.Browser.Teams;

/// <summary>The cards that the Teams door emits: talks of people of the sample company with the real assistant, every skill, every button, both languages.</summary>
internal sealed class EmittedCards : IAsyncDisposable
{
    private const string RepPerson = "aaaaaaaa-0000-0000-0000-00000000000a";
    private const string LeadPerson = "aaaaaaaa-0000-0000-0000-00000000000b";
    private const string ManagerPerson = "aaaaaaaa-0000-0000-0000-00000000000c";
    private readonly TeamsHouse _house;
    private readonly List<(string Name, JsonObject Card)> _cards = [];
    private int _talks;

    private EmittedCards(TeamsHouse house) => _house = house;

    /// <summary>All of them, in the order of the talks; a name says which talk and which of its cards.</summary>
    public static async Task<IReadOnlyList<(string Name, JsonObject Card)>> DriveAsync()
    {
        var house = await TeamsHouse.OpenAsync("Production", (store, clock) => DemoCompany.SeedAsync(store, CompanyCalendar.Shanghai.Today(clock), clock, CompanyCalendar.Shanghai), null, ("SignIn:PublicUrl", "https://sales.example.com"));
        await using var cards = new EmittedCards(house);
        await cards.TalkAsync();
        return cards._cards;
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task TalkAsync()
    {
        var deal = await _house.House.ReadAsync(db => db.Opportunities
            .Where(deal => deal.Stage == Stage.Proposal && deal.OwnerId != null && deal.PrimaryContactId != null && db.Users.Any(user => user.Id == deal.OwnerId && user.Role == Role.Rep))
            .OrderByDescending(deal => deal.ExpectedAmountFen).FirstAsync());
        var customer = await _house.House.ReadAsync(db => db.Customers.SingleAsync(one => one.Id == deal.CustomerId));
        var contact = await _house.House.ReadAsync(db => db.Contacts.SingleAsync(one => one.Id == deal.PrimaryContactId));
        await _house.LinkAsync(deal.OwnerId!.Value, RepPerson);   // chosen for its owner
        await _house.LinkAsync(await _house.House.ReadAsync(db => db.Users.Where(user => user.Role == Role.Supervisor).Select(user => user.Id).FirstAsync()), LeadPerson);
        await _house.LinkAsync(await _house.House.ReadAsync(db => db.Users.Where(user => user.Role == Role.Manager).Select(user => user.Id).FirstAsync()), ManagerPerson);

        await NotesAsync(customer.ShortName ?? customer.Name, contact.FullName, deal.Name);
        foreach (var (person, texts) in Questions(customer.ShortName ?? customer.Name, contact.FullName, deal.Name))
        {
            foreach (var text in texts)
            {
                await SayAsync(text, person);
            }
        }
    }

    private async Task NotesAsync(string customer, string contact, string deal)
    {
        var note = $"今天上午拜访了{customer}的{contact}，对方认可方案，预算120万，希望下周三前拿到正式报价，最担心实施周期";
        var card = await SayAsync(note, RepPerson, "note");
        var content = Inputs(card).First(one => (bool?)one["isMultiline"] == true);
        var date = Inputs(card).First(one => (string?)one["type"] == "Input.Date");
        await PressAsync(card, "confirm:", RepPerson, "note wrong value", ((string)date["id"]!, "不是日期"));
        await PressAsync(card, "confirm:", RepPerson, "note saved", ((string)content["id"]!, "客户要求先看样机，下周三前给正式报价"));
        await PressAsync(card, "confirm:", RepPerson, "note pressed again", ((string)content["id"]!, "客户要求先看样机"));
        await SayAsync("撤销", RepPerson, "note undone", sameTalk: true);

        card = await SayAsync(note, RepPerson, "note to correct");
        await SayAsync("不对，预算是150万，报价周五给", RepPerson, "note corrected", sameTalk: true);
        await PressAsync(card, "discard:", RepPerson, "old card");
        card = await SayAsync($"Met {contact} from {customer} this morning, they like the proposal, budget is 1.2 million, quote due next Wednesday", RepPerson, "note in English");
        await PressAsync(card, "discard:", RepPerson, "note discarded");
        await SayAsync("今天去了一家新公司海越科技，见了他们的采购经理王晓峰，对巡检方案有兴趣，下周约演示", RepPerson, "note of a new company");
        await SayAsync("刚打了个电话，聊得不错，对方让我周五前发资料", RepPerson, "note without a customer");
        card = await SayAsync($"把{deal}推进到商务谈判，金额改成150万", RepPerson, "deal");
        await PressAsync(card, "confirm:", RepPerson, "deal saved");
        await SayAsync("为什么", RepPerson, "why", sameTalk: true);

        card = await SayAsync("今天先做什么", RepPerson, "next");
        await PressAsync(card, "task:", RepPerson, "next to a task");
        await PressAsync(card, "snooze:", RepPerson, "next put off");
    }

    private static IEnumerable<(string Person, string[] Texts)> Questions(string customer, string contact, string deal) =>
    [
        (RepPerson,
        [
            "我在谈的商机按阶段看", "我在谈的商机", "今年每月赢单金额", "我的销售漏斗", "本月预计成交的单子", "哪些商机超过一个月没有跟进", "按产品看赢单金额占比", "我这个季度的目标完成情况", "我今年和去年同期比赢单怎么样",
            $"{customer}现在什么情况", $"{customer}有哪些联系人", $"{contact}的电话", "别的同事的业绩怎么样", "逾期的跟进有哪些", "这周有什么安排",
            $"提醒我明天下午三点给{contact}打电话", "新建客户 恒昌印刷，东莞，制造业，联系人采购部陈立", $"{customer}新增一个商机，金额80万，预计6月30日成交", $"{deal}输单了，价格太高，被友商拿走",
            "帮助", "怎么录拜访", "讲个笑话", "换成英文", "What should I do today", "My open deals by stage", "Won amount by month this year", "My target attainment this year", $"What is going on with {customer}", "Help", "Tell me a joke",
            "身份证号 11010519491231002X 帮我记一下", new string('长', 4001),
        ]),
        (LeadPerson, ["我们组本季度达成率", "我们组在谈的商机按人员看", "我们组有哪些逾期的下一步", "各成员本月新增商机", "我们组今年每月赢单和去年对比"]),
        (ManagerPerson, ["各团队本季度达成率排名", "在谈商机按阶段看", "哪些大单的下一步逾期了", "按行业看今年赢单金额", "赢单金额前十的客户", "各产品今年赢单金额占比", "今年各季度赢单金额", "Win rate by team this year", "Top 10 deals by amount"]),
        ("aaaaaaaa-0000-0000-0000-0000000000ff", ["我在谈的商机"]),
    ];

    private async Task<JsonObject?> SayAsync(string text, string person, string? name = null, bool sameTalk = false)
    {
        _talks += sameTalk ? 0 : 1;   // in one talk alone the published pace would make the test wait
        var answer = await _house.AskAsync(_house.Activity(text, talk: $"a:talk{_talks}", person: person));
        if (answer["attachments"]?[0]?["content"] is not JsonObject card)
        {
            return null;
        }

        await OpenAsync(card, person, name ?? text);
        return Keep(name ?? text[..Math.Min(text.Length, 24)], card);
    }

    // A form too long for its card: the dialog is a card, too.
    private async Task OpenAsync(JsonObject card, string person, string name)
    {
        if (TeamsHouse.Objects(card).FirstOrDefault(one => one["data"] is JsonObject data && (string?)data["msteams"]?["type"] == "task/fetch") is not { } opener)
        {
            return;
        }

        var fetch = _house.Activity("", talk: $"a:talk{_talks}", person: person);
        (fetch["type"], fetch["name"], fetch["value"]) = ("invoke", "task/fetch", new JsonObject { ["data"] = opener["data"]!.DeepClone() });   // an opener has data
        var dialog = JsonNode.Parse((await _house.PostAsync(fetch)).Body)!["task"]!["value"]!["card"]!["content"]!.AsObject();   // a form that has just been shown is open
        Assert.Empty(CardRules.CheckCard(dialog));
        Keep(name + " dialog", dialog);
    }

    private async Task PressAsync(JsonObject? card, string payload, string person, string name, params (string Key, string Value)[] inputs)
    {
        Assert.True(card is not null, $"{name}: there is no card to press on.");
        var press = _house.Press(TeamsHouse.Button(card, payload), inputs);
        (press["from"]!["aadObjectId"], press["conversation"]!["id"]) = (person, $"a:talk{_talks}");   // Press makes both
        var before = _house.Channel.Attempts;
        var (status, body) = await _house.PostAsync(press);
        var answer = JsonNode.Parse(body)!.AsObject();   // an invoke is answered in its response
        Assert.Equal(200, status);
        if ((string?)answer["type"] == TeamsRenderer.CardType)
        {
            Keep(name, answer["value"]!.AsObject());
            return;
        }

        await _house.Channel.AttemptedAsync(before + 1);   // the card stays, and the answer comes below it
        if (_house.Channel.Taken[^1].Body["attachments"]?[0]?["content"] is JsonObject below)
        {
            Keep(name, below);
        }
    }

    private JsonObject Keep(string name, JsonObject card)
    {
        _cards.Add((name, card));
        return card;
    }

    private static IEnumerable<JsonObject> Inputs(JsonNode? card) => TeamsHouse.Objects(card).Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);
}
