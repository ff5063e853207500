using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Benchmarks;

/// <summary>Made-up companies and people in any number, the same for the same seed.</summary>
internal sealed class NameCrowd(int seed)
{
    private const string Heads = "锦澄岚禾澜芷汀屿川衡柏舟朗瑞康普润恒拓鼎盛天源远帆佳智华兴德信诚海晟新程顺达美立家国岳北轨长锋凯思特泰和宏图丰隆永昌光正大同万利金鑫银龙玉凤高科创维联胜";
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江";
    private const string Given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂国建华文志海晓春红玲飞鹏斌波辉宇浩凯健俊帆雪颖慧巧美雅芝玉萍荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉兰凤洁梅琳素云莲真环彩龙";
    private static readonly string[] Cities = ["上海", "苏州", "杭州", "宁波", "合肥", "广州", "深圳", "东莞", "佛山", "北京", "天津", "青岛", "济南", "大连", "武汉", "成都", "重庆", "西安", "南京", "无锡"];
    private static readonly string[] Lines = ["机械", "精密机械", "科技", "物流", "食品", "医疗器械", "软件", "包装材料", "五金制品", "电子", "化工", "新材料", "教育科技", "供应链", "重工", "家电"];
    private static readonly string[] Legal = ["有限公司", "股份有限公司", "集团有限公司", "有限责任公司"];
    private static readonly string[] Titles = ["总经理", "副总经理", "采购经理", "质检部长", "设备工程师", "信息主任", "财务主管", "厂长", "IT经理", "运营总监"];
    private static readonly string[] English = ["Harbrook", "Stonefield", "Ashmere", "Larkin", "Merton", "Dunmore", "Caldwell", "Thornbury", "Fairbank", "Glenmore", "Hadley"];
    private readonly Random _random = new(seed);

    /// <summary>Twenty teams of 25 people, customers, and three contacts to each.</summary>
    public List<NameEntry> Make(int customers)
    {
        var all = new List<NameEntry>();
        all.AddRange(Enumerable.Range(1, 20).Select(id => new NameEntry { Kind = RecordKind.Team, Id = id, Name = $"销售{id}组" }));
        all.AddRange(Enumerable.Range(1, 500).Select(id => new NamedParty([], teamId: (id % 20) + 1) { Kind = RecordKind.User, Id = id, Name = Person(), Title = "销售代表" }));
        for (var id = 1; id <= customers; id++)
        {
            string head = $"{One(Heads)}{One(Heads)}{(_random.Next(3) == 0 ? One(Heads) : "")}", line = Lines[_random.Next(Lines.Length)], city = Cities[_random.Next(Cities.Length)];
            string[] others = _random.Next(5) == 0 ? [head + line, $"{English[_random.Next(English.Length)]}{(char)('a' + _random.Next(26))}{(char)('a' + _random.Next(26))} Industries (China) Co., Ltd."] : [head + line];
            all.Add(new NamedParty(others, "华东") { Kind = RecordKind.Customer, Id = id, CustomerId = id, Name = city + head + line + Legal[_random.Next(Legal.Length)], OwnerId = _random.Next(1, 501), Title = city });
        }

        all.AddRange(Enumerable.Range(1, customers * 3).Select(id => new NameEntry { Kind = RecordKind.Contact, Id = id, CustomerId = _random.Next(1, customers + 1), Name = Person(), Title = Titles[_random.Next(Titles.Length)] }));
        return all;
    }

    /// <summary>Messages of about 40 to 70 characters that name some of them, some without any name, some English.</summary>
    public List<string> Messages(List<NameEntry> all, int count)
    {
        var customers = all.Where(entry => entry.Kind == RecordKind.Customer).ToList();
        var contacts = all.Where(entry => entry.Kind == RecordKind.Contact).ToList();
        return [.. Enumerable.Range(0, count).Select(i => Message(i, customers[_random.Next(customers.Count)], contacts[_random.Next(contacts.Count)]))];
    }

    private static string Message(int i, NameEntry customer, NameEntry contact) => (i % 5) switch
    {
        0 => $"上午去了{customer.OtherNames[0]}，{contact.Name[0]}总说预算要等下个月董事会批，让我们先把方案和报价发过去，下周三再碰一次",
        1 => $"跟{contact.Name}打电话聊了一下检测设备的进度，他说现场还没准备好，让我们月底之前再联系，样品下周一寄到",
        2 => "上个月我们组签了多少单，按行业分一下，金额最大的三家客户是谁",
        3 => $"Visited {customer.OtherNames[^1].Split(' ')[0]} yesterday, they want a revised quote by Friday and a site survey in the second week of July",
        _ => $"{customer.Name}今天来电，{contact.Name[0]}经理反馈设备运行稳定，准备追加两台，报价三十六万八，要我明天上午十点前把合同发给他们法务看",
    };

    private string Person() => $"{One(Surnames)}{One(Given)}{(_random.Next(4) == 0 ? "" : One(Given))}";

    private string One(string characters) => characters[_random.Next(characters.Length)].ToString();
}
