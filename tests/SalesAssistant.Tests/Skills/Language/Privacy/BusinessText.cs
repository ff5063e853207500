using System.Globalization;

namespace SalesAssistant.Tests.Skills.Language.Privacy;

/// <summary>What salespeople write all day and what must stay as it is.</summary>
internal static class BusinessText
{
    private static readonly string[] Customers = ["启明轴承", "安捷物流", "北辰仪器", "Orchid Foods", "泰和包装", "Summit Tools"];

    private static readonly Func<Random, string>[] Shapes =
    [
        r => $"报价{r.Next(1, 999)}万，{r.Next(1, 13)}月{r.Next(1, 28)}日前回复",
        r => $"合同金额 ¥{r.Next(1000, 99_999_999).ToString("N0", CultureInfo.InvariantCulture)}.{r.Next(10, 99)}",
        r => $"{Pick(r)}订单 PO NG-{r.Next(1000, 9999)}-{r.Next(100):000} 已发货",
        r => $"订单号 {Digits(r, r.Next(12, 20))}，请跟进",
        r => $"单号{2000 + r.Next(20, 30)}{r.Next(1, 13):00}{r.Next(1, 29):00}{Digits(r, r.Next(4, 10))}",
        r => $"{2000 + r.Next(20, 30)}{r.Next(1, 13):00}{r.Next(1, 29):00}{Digits(r, 8)} 这单什么时候到",
        r => $"电话 1{r.Next(3, 10)}{Digits(r, 9)}，座机 0{r.Next(10, 999)}-{Digits(r, 8)}",
        r => $"联系人手机 1{r.Next(3, 10)}{Digits(r, 1)} {Digits(r, 4)} {Digits(r, 4)} 或 1{r.Next(3, 10)}{Digits(r, 9)}",
        r => $"0{r.Next(10, 99)}-{r.Next(2, 9)}{Digits(r, 7)} 1{r.Next(3, 10)}{Digits(r, 9)}",
        r => $"+86 1{r.Next(3, 10)}{Digits(r, 9)} / +86-{r.Next(10, 999)}-{Digits(r, 8)} 转 {r.Next(100, 9999)}",
        r => $"统一社会信用代码 91{Region(r)}MA{Letters(r, 4)}{Digits(r, 3)}{Letters(r, 1)}",
        r => $"税号91{Region(r)}{Digits(r, 9)}{Letters(r, 1)}",
        r => $"91{Region(r)}{Digits(r, 10)}",
        r => $"MsgId 7{Digits(r, 18)} 重复投递",
        r => $"{(r.NextInt64(1L << 22) + ((94_000_000_000L + r.NextInt64(60_000_000_000L)) << 22)).ToString(CultureInfo.InvariantCulture)}",
        r => $"{r.Next(2020, 2030)}-{r.Next(1, 13):00}-{r.Next(1, 29):00} {r.Next(24):00}:{r.Next(60):00}:{r.Next(60):00} 拜访，{r.Next(2020, 2030)}/{r.Next(1, 13)}/{r.Next(1, 29)} 复访",
        r => $"要 {r.Next(1, 9999)} 台，尺寸 {r.Next(100, 9999)}×{r.Next(100, 9999)}×{r.Next(100, 9999)}，公差 0.0{r.Next(1, 9)}",
        r => $"数量 {string.Join('、', Enumerable.Range(0, r.Next(5, 9)).Select(_ => r.Next(10, 9999)))}",
        r => $"qty {string.Join(", ", Enumerable.Range(0, r.Next(5, 9)).Select(_ => r.Next(10, 9999)))}",
        r => $"快递 SF{Digits(r, 13)}，运单 {Digits(r, r.Next(12, 16))}",
        r => $"发票代码 {Digits(r, 12)} 号码 {Digits(r, 8)}，全电票 {Digits(r, 20)}",
        r => $"合同 HT-{r.Next(2020, 2030)}{r.Next(1, 13):00}{r.Next(1, 29):00}-{r.Next(9999):0000}，{Region(r)}-{r.Next(2020, 2030)}{r.Next(1, 13):00}{r.Next(1, 29):00}-{r.Next(9999):0000}",
        r => $"物料号 {Digits(r, 4)}-{Digits(r, 5)}-{Digits(r, 3)}，版本 {r.Next(9)}.{r.Next(99)}.{r.Next(999)}",
        r => $"地址 10.{r.Next(255)}.{r.Next(255)}.{r.Next(255)}，坐标 {r.Next(20, 45)}.{Digits(r, 6)}, {r.Next(80, 125)}.{Digits(r, 6)}",
        r => $"{Pick(r)}今年做了{r.Next(1, 99)}亿{r.Next(1000, 9999)}万，明年目标一千二百三十四万五千六百",
        r => $"密码锁{r.Next(100, 9999)}把，验证码平台预算{r.Next(10, 300)}万，读卡器{r.Next(10, 3000)}个",
        r => $"门禁卡采购{r.Next(1000, 99_999)}张，银行卡业务部预算{r.Next(100, 999)}万，6月{r.Next(1, 28)}日开标",
        r => $"token 用量 {r.Next(1_000_000, 99_999_999)}，password manager {r.Next(10, 900)} seats at ${r.Next(10, 99)}.50",
        r => $"账户余额不足，尾款 {r.Next(100_000, 9_999_999)} 元，账期 {r.Next(30, 120)} 天",
        r => $"序列号 {Letters(r, 2)}{Digits(r, r.Next(8, 17))}，条码 69{Digits(r, 11)}",
        r => $"{Pick(r)} budget {r.Next(100, 999)}k, PO {Digits(r, 10)}, delivery {r.Next(1, 13)}/{r.Next(1, 28)}/2026",
        r => $"QQ {r.Next(10_000, 999_999_999)}，邮箱 user{Digits(r, 6)}@example.com，车牌苏E{Letters(r, 1)}{Digits(r, 4)}",
    ];

    public static string Make(Random random) => Shapes[random.Next(Shapes.Length)](random);

    private static string Pick(Random random) => Customers[random.Next(Customers.Length)];

    private static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private static string Letters(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "ABCDEFGHJKLMNPQRTUWXY"[random.Next(21)]));

    private static string Region(Random random) => new[] { "310115", "330106", "440305", "320506", "510107" }[random.Next(5)];
}
