using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>Reads every line of Cases/reply-talks.json: what opens a card, what is said behind it in free words, and what is stored in the end. One house, a conversation each.</summary>
public sealed class ReplyTalkTests(ReplyTalkTests.Shared shared) : IClassFixture<ReplyTalkTests.Shared>
{
    private static readonly JsonElement[] Cases = JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Path.Combine(Repository.Root, "tests", "SalesAssistant.Tests", "Cases", "reply-talks.json")))!;   // a list

    // What opens the talk: a note, a deal's change, a question back, a task, an answer with figures.
    private static readonly Dictionary<string, string> Openings = new()
    {
        ["N1"] = "今天上午拜访铭泰精密顾明远，排程一期他们预算90万，下周三前我给他报价",
        ["N2"] = "Called Grace Holt at Northfield about the scheduling deal, their budget is 400k, I will send her the offer by Friday",
        ["D1"] = "铭泰精密排程一期金额改成85万",
        ["D2"] = "move the close date of the Northfield scheduling deal to May 20",
        ["P1"] = "铭泰精密排程一期的概率提到70%",
        ["Q1"] = "铭泰精密那单金额改成85万",
        ["T2"] = "建个任务给罗辰，周五去铭泰精密送样品",
        ["S1"] = "我现在先跟进哪些商机",
        ["A1"] = "我手上在谈的商机一共多少钱",
        ["A2"] = "how many open deals do I have",
        ["N3"] = "上午跟顾明远电话聊了排程一期，他挺有兴趣",
        ["N4"] = "Talked to Grace Holt about the Northfield scheduling deal, she likes it",
        ["D3"] = "铭泰精密排程一期金额加5万",
        ["T3"] = "提醒我下周三上午九点寄样品给顾明远",
        ["T1"] = "提醒我周五上午十点给顾明远打电话",
    };

    public static TheoryData<int, string> Lines
    {
        get
        {
            var lines = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Length; i++)
            {
                lines.Add(i, string.Join(" / ", Replies(Cases[i])));
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task What_is_said_behind_a_card_does_what_was_meant(int index, string say)
    {
        var talk = Cases[index];
        var said = new List<Said> { await SayAsync(Openings[Text(talk, "on")], index) };
        foreach (var reply in Replies(talk))
        {
            said.Add(await SayAsync(reply, index));
        }

        var last = said[^1].Turn!;   // every message has its turn
        switch (Text(talk, "then"))
        {
            case "saved":
                Assert.True(last.Facts.Action == "confirm" && last.RowsWritten > 0, $"{say} -> {said[^1].Text}");
                await CheckAsync(talk, last);
                await SayAsync("撤销", index);
                break;
            case "undone":
                Assert.True(last.Facts.Action == "undo" && last.RowsWritten > 0, $"{say} -> {said[^1].Text}");
                break;
            case "task":
                Same(talk, await shared.House.ReadAsync(db => db.Tasks.AsNoTracking().OrderBy(task => task.Id).LastAsync()));
                break;
            case "says":
                Assert.All(talk.GetProperty("words").EnumerateArray(), word => Assert.Contains(word.GetString()!, said[^1].Text));   // strings
                break;
            case "declined":
                Assert.IsType<SalesAssistant.Skills.OutOfScope>(last.Request);
                break;
            case "cancelled":
                Assert.Equal(WorkStatus.Cancelled, await shared.House.ReadAsync(db => db.Tasks.OrderBy(task => task.Id).Select(task => task.Status).LastAsync()));
                break;
            default:
                Assert.All(said, one => Assert.Equal(0, one.Turn!.RowsWritten));   // as above
                var saved = (await SayAsync("保存", index)).Turn!;   // as above
                Assert.Equal(Text(talk, "then") == "open", saved.RowsWritten > 0);
                await CheckAsync(talk, saved);
                await SayAsync("撤销", index);
                break;
        }
    }

    private async Task CheckAsync(JsonElement talk, SalesAssistant.Bot.Conversation.CommittedTurn saved)
    {
        if (!talk.TryGetProperty("fields", out _))
        {
            return;
        }

        object stored = saved.Shown.Any(draft => draft.Skill == "log_interaction")
            ? await shared.House.ReadAsync(db => db.Interactions.AsNoTracking().OrderBy(note => note.Id).LastAsync())
            : await shared.House.ReadAsync(async db => await db.Opportunities.AsNoTracking().SingleAsync(deal => deal.Id == saved.Shown[0].Changes.Changes[0].Id));
        Same(talk, stored);
    }

    private static void Same(JsonElement talk, object stored)
    {
        foreach (var field in talk.GetProperty("fields").EnumerateObject())
        {
            Assert.Equal($"{field.Name} {field.Value.GetString()}", $"{field.Name} {FieldCodec.Write(stored.GetType().GetProperty(field.Name)!.GetValue(stored))}");   // the cases name fields that are there
        }
    }

    private Task<Said> SayAsync(string text, int index) => shared.House.SayAsync(text, conversation: $"talk{index}");

    private static IEnumerable<string> Replies(JsonElement talk) => talk.GetProperty("say").EnumerateArray().Select(reply => reply.GetString()!);   // strings

    private static string Text(JsonElement talk, string name) => talk.GetProperty(name).GetString()!;   // every line has it

    /// <summary>One house for all talks.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal House House { get; private set; } = null!;   // set before any test

        public async Task InitializeAsync() => House = await House.OpenAsync(seed: SeedAsync);

        public async Task DisposeAsync() => await House.DisposeAsync();

        private static Task SeedAsync(SalesAssistant.Data.Store.SalesStore store, FixedClock clock) => store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = store.Contexts.On(connection, transaction, SalesAssistant.Data.Access.Caller.System);
            db.AddRange(
                new Team { Id = 1, Number = "TM-1", Name = "东区", NameEn = "East", Region = "东区" },
                new User { Id = House.People.Rep, Number = "U-1", Name = "苏晴", NameEn = "Sunny", Role = Role.Rep, TeamId = 1 },
                new User { Id = 16, Number = "U-6", Name = "罗辰", NameEn = "Ronan", Role = Role.Rep, TeamId = 1 },
                new Product { Id = 31, Number = "P-1", Name = "云帆排程系统", NameEn = "Sail Scheduling" },
                new Product { Id = 32, Number = "P-2", Name = "仓储看板", NameEn = "Store Board" },
                new Customer { Id = 41, Number = "C-1", Name = "苏州铭泰精密制造有限公司", ShortName = "铭泰精密", OwnerId = House.People.Rep, City = "苏州" },
                new Customer { Id = 43, Number = "C-3", Name = "Northfield Tools Ltd", ShortName = "Northfield", OwnerId = House.People.Rep, City = "宁波" },
                new Contact { Id = 51, Number = "K-1", CustomerId = 41, FullName = "顾明远", JobTitle = "总经理", OwnerId = House.People.Rep },
                new Contact { Id = 53, Number = "K-3", CustomerId = 41, FullName = "谢芸", JobTitle = "采购经理", OwnerId = House.People.Rep },
                new Contact { Id = 54, Number = "K-4", CustomerId = 43, FullName = "Grace Holt", JobTitle = "Buyer", OwnerId = House.People.Rep },
                new Contact { Id = 55, Number = "K-5", CustomerId = 43, FullName = "Oliver Stone", JobTitle = "Plant manager", OwnerId = House.People.Rep },
                new Opportunity { Id = 61, Number = "O-1", Name = "铭泰精密-排程一期", CustomerId = 41, PrimaryContactId = 51, ProductId = 31, ExpectedAmountFen = 80_000_000, ExpectedCloseDate = new DateOnly(2026, 4, 30), Stage = Stage.Proposal, WinProbability = 50, OwnerId = House.People.Rep, OpenedOn = new DateOnly(2026, 1, 5) },
                new Opportunity { Id = 63, Number = "O-3", Name = "铭泰精密-仓储看板", CustomerId = 41, PrimaryContactId = 53, ProductId = 32, ExpectedAmountFen = 30_000_000, ExpectedCloseDate = new DateOnly(2026, 5, 29), Stage = Stage.NeedsConfirmed, WinProbability = 25, OwnerId = House.People.Rep, OpenedOn = new DateOnly(2026, 2, 2) },
                new Opportunity { Id = 64, Number = "O-4", Name = "Northfield scheduling", CustomerId = 43, PrimaryContactId = 54, ProductId = 31, ExpectedAmountFen = 50_000_000, ExpectedCloseDate = new DateOnly(2026, 5, 8), Stage = Stage.Proposal, WinProbability = 50, OwnerId = House.People.Rep, OpenedOn = new DateOnly(2026, 1, 9) });
            await db.SaveChangesAsync(token);
        });
    }
}
