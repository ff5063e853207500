using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Customers;
using SalesAssistant.Skills.Deals;
using SalesAssistant.Skills.Guidance;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Planning;
using SalesAssistant.Skills.Profiles;
using SalesAssistant.Skills.Tasking;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Tests.Support;

/// <summary>A small sales team on Tuesday 3 March 2026, noon in Shanghai, and one person's conversation with it: a skill's reader and the skill, without the engine.</summary>
public abstract class SalesDesk : StoreTest
{
    internal static readonly Texts Texts = Texts.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "prompts"));
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddNextActions().AddManageTask().AddManageOpportunity().AddManageCustomer().AddCustomerProfile().AddHelp().AddOutOfScope().AddClarify()
        .AddLogInteraction().AddSingleton<IDuplicateCheck>(new KnownCompanies("黑水电气有限公司"))
        .BuildServiceProvider();

    private NameIndex _names = null!;   // set before each test

    protected static Caller Rep { get; } = new(10, Role.Rep, 1, "郭晨", "zh");

    protected static Caller OtherRep { get; } = new(11, Role.Rep, 1, "白雪", "zh");

    protected static Caller Lead { get; } = new(12, Role.Supervisor, 1, "沈立", "zh");

    protected static Caller Manager { get; } = new(13, Role.Manager, null, "杜衡", "zh");

    protected static Caller Admin { get; } = new(15, Role.Admin, null, "安琪拉", "zh");

    protected override StoreProvider Provider => StoreProvider.Sqlite;

    protected ConversationState State { get; set; } = ConversationState.Empty;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync([.. People(), .. Accounts(), .. Deals(), .. Plans()]);
        _names = new NameIndex(Store.Contexts, NameLexicon.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "prompts")));
        await _names.RebuildAsync();
    }

    /// <summary>Names anew what was put in past all rules.</summary>
    protected Task ReloadNamesAsync() => _names.RebuildAsync();

    /// <summary>Reads with one skill's reader; null when the sentence is not its.</summary>
    protected Request? Read(string skill, Caller caller, string text)
    {
        var names = _names.For(caller);
        return _services.GetServices<ISkillReader>().Single(reader => reader.Skill == skill).Read(Words(text, names), Reading(caller, names));
    }

    /// <summary>The answer to a question asked back; null when the message is something else.</summary>
    protected Request? Continue(Caller caller, string text)
    {
        var names = _names.For(caller);
        return ClarifyContinuation.Read(Words(text, names), Reading(caller, names));
    }

    /// <summary>Reads, works, and remembers what the skill wants remembered.</summary>
    protected async Task<SkillResult> SayAsync(string skill, Caller caller, string text)
    {
        var request = Read(skill, caller, text);
        Assert.NotNull(request);
        return await DoAsync(caller, request, text);
    }

    protected async Task<SkillResult> DoAsync(Caller caller, Request request, string text = "")
    {
        await using var db = Store.Contexts.Open(caller);
        var result = await _services.GetServices<ISkill>().Single(skill => skill.RequestType == request.GetType()).HandleAsync(request, Context(caller, db, text), default);
        State = result.State ?? State;
        return result;
    }

    protected async Task<ProposalDraft?> CorrectAsync(string skill, Caller caller, ProposalDraft draft, string text)
    {
        await using var db = Store.Contexts.Open(caller);
        return await _services.GetServices<ICorrectsProposals>().Single(one => one.Skill == skill).CorrectAsync(draft, Words(text, _names.For(caller)), Context(caller, db, text), default);
    }

    /// <summary>Writes what a skill wants written at once, or what it proposed.</summary>
    protected async Task SaveAsync(Caller caller, SkillResult result)
    {
        foreach (var set in result.Proposals.Select(draft => draft.Changes).Concat(result.Immediate is { } now ? [now.Changes] : []))
        {
            Assert.IsType<ChangeOutcome.Applied>(await ApplyAsync(caller, set, null));
        }

        await _names.RefreshAsync();
    }

    protected static string TextOf(SkillResult result) => string.Join('\n', result.Reply.Blocks.Select(block => block switch
    {
        TextBlock text => text.Text,
        ListBlock list => string.Join('\n', list.Items.Select(item => $"{item.Title}\n{item.Text}").Prepend(list.Title ?? "")),
        FieldsBlock fields => string.Join('\n', fields.Lines.Select(line => $"{line.Label}: {line.Value}").Prepend(fields.Title ?? "")),
        _ => "",
    }));

    private SkillContext Context(Caller caller, CrmContext db, string text) => new()
    {
        Caller = caller,
        Db = db,
        Now = Clock.Now.UtcDateTime,
        Calendar = CompanyCalendar.Shanghai,
        Language = text.Any(char.IsLetter) ? UtteranceReader.LanguageOf(text) : "zh",
        State = State,
        Text = text,
        Texts = Texts,
        Fields = FieldCatalogue.Default,
        Ids = Ids,
        Settings = new SalesSettings(),
    };

    private Utterance Words(string text, NameScope names) => UtteranceReader.Read(text, CompanyCalendar.Shanghai.ToLocal(Clock.Now.UtcDateTime), names);

    private ReadingContext Reading(Caller caller, NameScope names) => new(caller, State, CompanyCalendar.Shanghai.ToLocal(Clock.Now.UtcDateTime)) { Names = names };

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    private static IEnumerable<object> People() =>
    [
        new Team { Id = 1, Number = "TM-1", Name = "西南组", Region = "西南" },
        new Team { Id = 2, Number = "TM-2", Name = "东北组", Region = "东北" },
        new User { Id = 10, Number = "U-10", Name = "郭晨", NameEn = "Brian Guo", Role = Role.Rep, TeamId = 1 },
        new User { Id = 11, Number = "U-11", Name = "白雪", NameEn = "Nora Bai", Role = Role.Rep, TeamId = 1 },
        new User { Id = 12, Number = "U-12", Name = "沈立", NameEn = "Leon Shen", Role = Role.Supervisor, TeamId = 1 },
        new User { Id = 13, Number = "U-13", Name = "杜衡", NameEn = "Hugo Du", Role = Role.Manager },
        new User { Id = 14, Number = "U-14", Name = "贺军", NameEn = "Jim He", Role = Role.Rep, TeamId = 2 },
        new User { Id = 15, Number = "U-15", Name = "安琪拉", Role = Role.Admin },
    ];

    private static IEnumerable<object> Accounts() =>
    [
        new Product { Id = 1, Number = "P-1", Name = "能耗管理平台", NameEn = "Energy Insight", Category = "software" },
        new Product { Id = 2, Number = "P-2", Name = "巡检机器人", NameEn = "Patrol Robot", Category = "hardware" },
        new Product { Id = 3, Number = "P-3", Name = "年度维保", NameEn = "CareYear", Category = "service" },
        new Customer { Id = 100, Number = "C-100", Name = "锦江重工有限公司", ShortName = "锦江重工", OwnerId = 10, Grade = CustomerGrade.A, MainNeeds = "降低能耗", Tags = "老客户" },
        new Customer { Id = 101, Number = "C-101", Name = "岷山食品有限公司", ShortName = "岷山食品", OwnerId = 10, Grade = CustomerGrade.B },
        new Customer { Id = 102, Number = "C-102", Name = "Falcon Foundry Ltd", ShortName = "Falcon", NameEn = "Falcon Foundry", OwnerId = 11 },
        new Customer { Id = 103, Number = "C-103", Name = "黑水电气有限公司", ShortName = "黑水电气", OwnerId = 14 },
        new Contact { Id = 200, Number = "K-200", CustomerId = 100, FullName = "柳文斌", JobTitle = "设备部长", MobilePhone = "13900000200", BuyingRole = BuyingRole.TechnicalEvaluator },
        new Contact { Id = 201, Number = "K-201", CustomerId = 100, FullName = "苏建民", JobTitle = "总经理", MobilePhone = "13900000201", BuyingRole = BuyingRole.DecisionMaker },
        new Contact { Id = 202, Number = "K-202", CustomerId = 101, FullName = "邱丽", JobTitle = "采购经理", MobilePhone = "13900000202" },
        new Contact { Id = 203, Number = "K-203", CustomerId = 102, FullName = "Oliver Stone", JobTitle = "Plant Manager" },
        new Contact { Id = 204, Number = "K-204", CustomerId = 103, FullName = "范志", JobTitle = "厂长" },
    ];

    private static IEnumerable<object> Deals() =>
    [
        Deal(300, "锦江重工-轧钢车间能耗平台", 100, 201, 10, 1, 120, Stage.Negotiation, Day(3, 20), "寄出合同初稿", Day(2, 27)),
        Deal(301, "锦江重工-变电站巡检机器人", 100, 200, 10, 2, 60, Stage.Proposal, Day(4, 30), "提交打样方案", Day(3, 3)),
        Deal(302, "岷山食品-冷库能耗监测", 101, 202, 10, 1, 30, Stage.NeedsConfirmed, Day(5, 15), "收集电表清单", Day(3, 12)),
        Deal(303, "Falcon Furnace Energy", 102, 203, 11, 1, 45, Stage.Proposal, Day(3, 25), "Send revised quote", Day(3, 4)),
        Deal(304, "黑水电气-配电巡检", 103, 204, 14, 2, 80, Stage.Proposal, Day(3, 28), "现场勘察", Day(2, 20)),
        new Opportunity { Id = 305, Number = "O-305", Name = "锦江重工-一期维保", CustomerId = 100, OwnerId = 10, ExpectedAmountFen = 8_000_000, Stage = Stage.Won, WinProbability = 100, ClosedAt = Day(1, 15), OpenedOn = Day(1, 1), ProductId = 3 },
        new StageChange { Id = 400, OpportunityId = 300, To = Stage.Negotiation, ChangedOn = Day(2, 20) },
    ];

    private static IEnumerable<object> Plans() =>
    [
        Plan(500, "锦江重工 合同评审", "visit", 100, 201, 300, 10, 5, 10),
        Plan(501, "岷山食品 电表盘点电话", "call", 101, 202, 302, 10, 10, 14),
        Plan(502, "Falcon quote review", "visit", 102, 203, 303, 11, 4, 10),
        new SalesTask { Id = 600, Number = "T-600", Title = "补发授权证明", DueDate = Day(2, 25), OwnerId = 10, CreatedById = 10, CustomerId = 100, ContactId = 200, OpportunityId = 301 },
        new SalesTask { Id = 601, Number = "T-601", Title = "寄培训教材", DueDate = Day(3, 2), OwnerId = 10, CreatedById = 10, CustomerId = 101, ContactId = 202 },
        new Interaction { Id = 700, Number = "I-700", CustomerId = 100, ContactId = 201, OpportunityId = 300, OccurredAt = new DateTime(2026, 2, 24, 4, 0, 0, DateTimeKind.Utc), OccurredOn = Day(2, 24), Channel = "meeting", Subject = "合同付款条款", CustomerFeedback = "希望分三期付款", OwnerId = 10 },
    ];

    private static Opportunity Deal(long id, string name, long customer, long contact, long owner, long product, int tenThousands, Stage stage, DateOnly close, string action, DateOnly due) => new()
    {
        Id = id,
        Number = $"O-{id}",
        Name = name,
        CustomerId = customer,
        PrimaryContactId = contact,
        OwnerId = owner,
        ProductId = product,
        ExpectedAmountFen = tenThousands * 1_000_000L,
        Stage = stage,
        WinProbability = new[] { 10, 25, 50, 75 }[(int)stage],
        ExpectedCloseDate = close,
        OpenedOn = Day(2, 1),
        NextAction = action,
        ActionDueDate = due,
    };

    private static Activity Plan(long id, string name, string type, long customer, long contact, long deal, long owner, int day, int hour)
    {
        var start = CompanyCalendar.Shanghai.ToUtc(new DateTime(2026, 3, day, hour, 0, 0));
        return new Activity { Id = id, Number = $"A-{id}", Name = name, Type = type, CustomerId = customer, ContactId = contact, OpportunityId = deal, OwnerId = owner, PlannedStart = start, PlannedEnd = start.AddHours(1), PlannedOn = Day(3, day) };
    }

    /// <summary>Stands in for the look beyond the caller's scope.</summary>
    private sealed class KnownCompanies(string name) : IDuplicateCheck
    {
        public Task<bool> IsTakenAsync(string customerName, CancellationToken cancellationToken) => Task.FromResult(customerName == name);
    }
}
