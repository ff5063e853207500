using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Language.Entities;

/// <summary>A small company whose names are alike on purpose, in a store of its own.</summary>
public sealed class NamedCompany : IAsyncLifetime
{
    private static readonly Lazy<NameLexicon> SharedLexicon = new(() => NameLexicon.Load(Path.Combine(AppContext.BaseDirectory, "prompts")));
    private readonly TempFolder _folder = new();
    private readonly DateTime _now = new(2026, 3, 4, 10, 0, 0);
    private SalesStore _store = null!;

    /// <summary>A rep in the East.</summary>
    public static Caller Rep { get; } = new(1, Role.Rep, 1, "沈若兰", "zh");

    /// <summary>Her supervisor.</summary>
    public static Caller Supervisor { get; } = new(3, Role.Supervisor, 1, "顾长风", "zh");

    public static Caller Manager { get; } = new(5, Role.Manager, null, "卢振邦", "zh");

    public static Caller Admin { get; } = new(6, Role.Admin, null, "admin", "zh");

    internal static NameLexicon Lexicon => SharedLexicon.Value;

    internal NameIndex Index { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _store = await SalesStore.OpenAsync(StoreOptions.Sqlite(_folder.File("names.db")), FixedClock.At(2026, 3, 4));
        await using (var db = Open())
        {
            db.AddRange(People());
            db.AddRange(Products());
            db.AddRange(Customers());
            db.AddRange(Contacts());
            db.AddRange(Deals());
            db.Add(new Activity { Id = 1, Number = "A-1", Name = "青岚拜访", CustomerId = 1, ContactId = 1, OwnerId = 1, PlannedOn = new(2026, 3, 9) });
            await db.SaveChangesAsync();
        }

        Index = new NameIndex(_store.Contexts, Lexicon);
        await Index.RefreshAsync();
    }

    public async Task DisposeAsync()
    {
        Index.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    internal CrmContext Open(Caller? caller = null) => _store.Contexts.Open(caller ?? Caller.System);

    internal Utterance Read(string text, Caller? caller = null) => UtteranceReader.Read(text, _now, Index.For(caller ?? Rep));

    /// <summary>"words=kind:id|kind:id" of each mention, without candidates that are clearly behind.</summary>
    internal string Marks(string text, Caller? caller = null)
    {
        var utterance = Read(text, caller);
        return string.Join(' ', utterance.Mentions.Select(mention =>
            $"{mention.Span.In(utterance.Text)}={string.Join('|', mention.Candidates.Where(candidate => mention.Best.Score - candidate.Score <= 0.15).Select(candidate => $"{candidate.Record.Kind}:{candidate.Record.Id}"))}"));
    }

    internal ResolvedTalk Resolve(string text, Caller? caller = null, ConversationState? state = null, bool useFocus = false)
    {
        var utterance = Read(text, caller);
        return JointResolver.Resolve(utterance, new ReadingContext(caller ?? Rep, state ?? ConversationState.Empty, utterance.Now) { Names = Index.For(caller ?? Rep) }, useFocus);
    }

    private static IEnumerable<object> People() =>
    [
        new Team { Id = 1, Number = "G-1", Name = "华东组", Region = "华东" },
        new Team { Id = 2, Number = "G-2", Name = "华北组", Region = "华北" },
        User(1, "沈若兰", "Nora Shen", Role.Rep, 1), User(2, "丁一帆", "Evan Ding", Role.Rep, 1), User(3, "顾长风", "Frank Gu", Role.Supervisor, 1),
        User(4, "白嘉禾", "Joy Bai", Role.Rep, 2), User(5, "卢振邦", "Ben Lu", Role.Manager, null), User(6, "系统", null, Role.Admin, null),
    ];

    private static IEnumerable<object> Products() =>
    [
        new Product { Id = 1, Number = "P-1", Name = "明川LIMS", NameEn = "Mingchuan LIMS" },
        new Product { Id = 2, Number = "P-2", Name = "色谱数据工作站", NameEn = "ChromaDesk" },
        new Product { Id = 3, Number = "P-3", Name = "能耗监测网关", NameEn = "PowerEdge Gateway" },
    ];

    private static IEnumerable<object> Customers() =>
    [
        Customer(1, "苏州青岚仪器股份有限公司", "青岚仪器", null, "苏州", 1),
        Customer(2, "无锡青岚环保科技有限公司", "青岚环保", null, "无锡", 1),
        Customer(3, "华东电缆集团有限公司", "华东电缆", null, "无锡", 1),
        Customer(4, "海默威(上海)生物技术有限公司", "Helmway", "Helmway Biosciences (Shanghai) Co., Ltd.", "上海", 1),
        Customer(5, "宁波拓朗精密模具有限公司", "拓朗模具", null, "宁波", 2),
        Customer(6, "唐山晋源钢铁有限公司", "晋源钢铁", null, "唐山", 4),
        Customer(7, "常州百味斋食品有限公司", "百味斋", null, "常州", null),
        Customer(8, "合肥明天软件有限公司", "明天软件", null, "合肥", 1),
    ];

    private static IEnumerable<object> Contacts() =>
    [
        Contact(1, 1, "欧阳澈", "总经理"), Contact(2, 1, "汪海涛", "质检部长"), Contact(3, 1, "汪静", "采购经理"),
        Contact(4, 2, "贺明远", "副总经理"), Contact(5, 3, "黎国强", "设备工程师"),
        Contact(6, 4, "Tom Alvarez", "Lab Director"), Contact(7, 4, "Grace Lindholm", "Sourcing Manager"),
        Contact(11, 8, "冉微", "总经理"), Contact(8, 5, "方晓", "厂长"), Contact(9, 6, "汪海涛", "总经理"), Contact(10, 4, "Alan Chen", "VP Operations"),
    ];

    private static IEnumerable<object> Deals() =>
    [
        Deal(1, 1, "青岚仪器-中心实验室LIMS", 1, 1, Stage.Proposal), Deal(2, 1, "青岚仪器-色谱室改造", 2, 2, Stage.Negotiation), Deal(3, 1, "青岚仪器-一期网关", 3, 2, Stage.Won),
        Deal(4, 2, "青岚环保-污水站能耗监测", 3, 4, Stage.InitialContact), Deal(5, 4, "Helmway Fermentation gateways", 3, 6, Stage.Proposal), Deal(6, 4, "Helmway Sample archive LIMS", 1, 7, Stage.Lost),
        Deal(7, 5, "拓朗模具-注塑线网关", 3, 8, Stage.Proposal), Deal(8, 6, "晋源钢铁-高炉能耗监测", 3, 9, Stage.Proposal),
    ];

    private static User User(long id, string name, string? english, Role role, long? team) =>
        new() { Id = id, Number = $"U-{id}", Name = name, NameEn = english, Role = role, TeamId = team };

    private static Customer Customer(long id, string name, string shortName, string? english, string city, long? owner) =>
        new() { Id = id, Number = $"C-{id}", Name = name, ShortName = shortName, NameEn = english, City = city, Region = city == "唐山" ? "华北" : "华东", OwnerId = owner };

    private static Contact Contact(long id, long customer, string name, string title) =>
        new() { Id = id, Number = $"K-{id}", CustomerId = customer, FullName = name, JobTitle = title };

    private static Opportunity Deal(long id, long customer, string name, long product, long contact, Stage stage) => new()
    {
        Id = id, Number = $"O-{id}", CustomerId = customer, Name = name, ProductId = product, PrimaryContactId = contact, Stage = stage,
        OwnerId = customer switch { 5 => 2, 6 => 4, _ => 1 }, OpenedOn = new(2026, 1, 5),
    };
}
