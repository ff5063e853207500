using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Tests.Skills.LogInteraction;

/// <summary>A small made-up company whose names the note cases use: ten customers of one team, alike where it matters.</summary>
internal sealed class NoteCompany
{
    /// <summary>A Wednesday morning.</summary>
    public static readonly DateTime Now = new(2026, 11, 18, 10, 0, 0);

    private readonly List<NameEntry> _entries = [];
    private readonly Dictionary<string, NameEntry> _byName = [];
    private readonly NameSnapshot _names;
    private long _id = 100;

    public NoteCompany()
    {
        var team = Add(RecordKind.Team, "西南组");
        User("沈岚", "Lena Shen", team.Id);
        User("顾一凡", "Evan Gu", team.Id);
        User("邵国平", "Paul Shao", team.Id);
        Add(RecordKind.Product, "灵行AGV", others: ["Lingxing AGV"]);
        Add(RecordKind.Product, "云立立体库", others: ["CloudStack Warehouse"]);
        Add(RecordKind.Product, "环境监测系统", others: ["EnviroWatch"]);
        Add(RecordKind.Product, "棱镜数据平台", others: ["Prism Data"]);
        Add(RecordKind.Product, "溯链追溯", others: ["TraceLink"]);
        Add(RecordKind.Product, "自助终端", others: ["Kiosk One"]);
        Customer("重庆峻岭重工股份有限公司", "峻岭重工", null, [("郝建民", "总经理"), ("孟晓菲", "采购经理"), ("欧阳毅", "设备部长")], [("峻岭重工-总装线AGV", "郝建民", "灵行AGV", true), ("峻岭重工-备件仓立库", "孟晓菲", "云立立体库", true)]);
        Customer("成都蓉康药业有限公司", "蓉康药业", null, [("温志远", "副总经理"), ("柳青", "质量总监")], [("蓉康药业-冷库验证服务", "温志远", "环境监测系统", true), ("蓉康药业-一期环境监测", "温志远", "环境监测系统", false)]);
        Customer("恒晖食品(西安)有限公司", "Halcyon", "Halcyon Foods (Xi'an)", [("Nora Quinn", "Plant Director"), ("Derek Shaw", "Procurement Manager")], [("Halcyon Palletizer upgrade", "Nora Quinn", "灵行AGV", true)]);
        Customer("昆明滇云茶业集团有限公司", "滇云茶业", null, [("普文斌", "董事长"), ("马晓雯", "电商经理")], [("滇云茶业-会员数据平台", "普文斌", "棱镜数据平台", true)]);
        Customer("贵阳黔灵酒业有限公司", "黔灵酒业", null, [("段正", "厂长")], [("黔灵酒业-灌装追溯", "段正", "溯链追溯", true)]);
        Customer("博维医疗诊所管理(成都)有限公司", "Brightwell", "Brightwell Clinics", [("Oscar Lind", "COO"), ("Helen Fong", "IT Manager")], [("Brightwell Patient kiosk", "Oscar Lind", "自助终端", true)]);
        Customer("成都天府精工有限公司", "天府精工", null, [("王海", "总经理")], []);
        Customer("成都天府精密科技有限公司", "天府精密", null, [("王凯", "总经理")], []);
        Customer("南宁海桥物流有限公司", "海桥物流", null, [("黎明辉", "运营总监"), ("韦雪", "仓库主管")], [("海桥物流-冷链车队监控", "黎明辉", "环境监测系统", true), ("海桥物流-年度维保", "韦雪", null, true)]);
        Customer("罗望酒店管理有限公司", "Tamarind", "Tamarind Hotels", [("Victor Chua", "General Manager")], [("Tamarind Room controls", "Victor Chua", null, true)]);
        _names = NameSnapshot.Build(NameLexicon.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), _entries, 1);
    }

    /// <summary>The record of that name, such as a deal by what stands behind its customer.</summary>
    public RecordRef this[string name] => _byName[name].Ref;

    /// <summary>The name of a record by its id.</summary>
    public string NameOf(RecordKind kind, long id) => _entries.First(entry => entry.Kind == kind && entry.Id == id).Name;

    /// <summary>A message as one of the three colleagues says it.</summary>
    public (Utterance Utterance, ReadingContext Context) Say(string text, string user = "沈岚")
    {
        var caller = Caller(user);
        var names = new CallerNames(_names, caller);
        return (UtteranceReader.Read(text, Now, names), new ReadingContext(caller, ConversationState.Empty, Now) { Names = names });
    }

    public Caller Caller(string user)
    {
        var entry = _byName[user];
        return new Caller(entry.Id, user == "邵国平" ? Role.Supervisor : Role.Rep, entry.TeamId, entry.Name, "zh");
    }

    private void User(string name, string english, long team) => Add(RecordKind.User, name, others: [english], team: team);

    private void Customer(string name, string shortName, string? english, (string Name, string Title)[] people, (string Name, string Contact, string? Product, bool IsOpen)[] deals)
    {
        var owner = _byName["沈岚"].Id;
        var customer = Add(RecordKind.Customer, name, others: english is null ? [shortName] : [shortName, english], owner: owner, isCustomer: true);
        _byName[shortName] = customer;
        foreach (var person in people)
        {
            Add(RecordKind.Contact, person.Name, title: person.Title, customer: customer.Id, owner: owner);
        }

        foreach (var deal in deals)
        {
            var entry = Add(RecordKind.Opportunity, deal.Name, title: deal.Product, customer: customer.Id, owner: owner, product: deal.Product is null ? 0 : _byName[deal.Product].Id, contact: _byName[deal.Contact].Id, isOpen: deal.IsOpen);
            DealAliases.RememberCustomer(entry, customer);
            _byName[deal.Name[(shortName.Length + 1)..]] = entry;
        }
    }

    private NameEntry Add(RecordKind kind, string name, string? title = null, string[]? others = null, long customer = 0, long owner = 0, long product = 0, long contact = 0, long team = 0, bool isOpen = true, bool isCustomer = false)
    {
        var id = _id++;
        var at = isCustomer ? id : customer;
        NameEntry entry = kind == RecordKind.Opportunity
            ? new NamedDeal(product, contact) { Kind = kind, Id = id, Name = name, Title = title, CustomerId = at, OwnerId = owner, IsOpen = isOpen }
            : new NamedParty(others ?? [], teamId: team) { Kind = kind, Id = id, Name = name, Title = title, CustomerId = at, OwnerId = owner, IsOpen = isOpen };
        _entries.Add(entry);
        _byName[name] = entry;
        return entry;
    }
}
