using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Long;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Privacy;
using SalesAssistant.Skills.Language.Recognizers;
using SalesAssistant.Skills.Language.Routing;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Benchmarks;

/// <summary>`growth`: how the processor time of every reader grows with the length of texts made to be slow. An exponent of 1 is linear; it is fitted over 500, 1,000, 2,000 and 4,000 characters.</summary>
internal static class Growth
{
    private const double Steep = 1.3;
    private const double Negligible = 2;   // ms: below it the clock tells more than the reader
    private static readonly int[] Lengths = [500, 1000, 2000, 4000];
    private static readonly DateTime Now = new(2026, 6, 17, 15, 30, 0, DateTimeKind.Unspecified);

    public static Command Create()
    {
        var data = new Option<string>("--store") { Required = true, Description = "A store file; it is only read." };
        var repeats = new Option<int>("--repeats") { DefaultValueFactory = _ => 3, Description = "The best of so many." };
        var all = new Option<bool>("--all") { Description = "Also the rows that are linear." };
        var command = new Command("growth", "Growth of every reader's time with the length of the text.") { data, repeats, all };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(repeats), parsed.GetValue(all)));   // a required option
        return command;
    }

    private static async Task<int> RunAsync(string path, int repeats, bool isAll)
    {
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(path), TimeProvider.System);
        await using var provider = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddAssistant(new ConfigurationBuilder().Build(), store, TimeProvider.System).BuildServiceProvider();
        await using var db = store.Contexts.Open(Caller.System);
        var names = provider.GetRequiredService<NameIndex>();
        await names.RefreshAsync();
        var user = db.Users.First(one => one.Role == Data.People.Role.Manager);
        var scope = names.For(Caller.Of(user));
        var readers = Readers(provider, scope, new ReadingContext(Caller.Of(user), ConversationState.Empty, Now) { Names = scope });
        // Chinese names and English ones take different ways.
        var pieces = db.Opportunities.Take(200).ToList()
            .Select(deal => (deal.Name, Customer: db.Customers.Single(one => one.Id == deal.CustomerId).ShortName, Contact: db.Contacts.First(one => one.CustomerId == deal.CustomerId).FullName))
            .Where(found => found.Customer is not null)
            .GroupBy(found => (char.IsAscii(found.Customer![0]), char.IsAscii(found.Contact[0])))
            .SelectMany(group => Pieces(group.First().Customer!, group.First().Contact, group.First().Name)).Distinct().ToList();   // filtered above
        var steep = 0;
        foreach (var (name, read) in readers)
        {
            var worst = (Exponent: 0.0, Piece: "", Time: 0.0);
            foreach (var piece in pieces)
            {
                var times = Lengths.Select(length => Best(read, Text(piece, length), repeats)).ToArray();
                var exponent = times[^1] < Negligible ? 0 : Slope(times);
                worst = exponent > worst.Exponent ? (exponent, piece, times[^1]) : worst;
                if (exponent > Steep || (isAll && exponent > 0))
                {
                    steep += exponent > Steep ? 1 : 0;
                    Console.WriteLine($"{name,-22} {exponent,5:0.00}  {string.Join(' ', times.Select(time => $"{time,8:0.00}"))} ms  {piece.ReplaceLineEndings("\\n")}");
                }
            }

            Console.WriteLine($"{name,-22} worst exponent {worst.Exponent:0.00}, {worst.Time:0.0} ms at 4,000 of {worst.Piece.ReplaceLineEndings("\\n")}");
        }

        steep += LongMasking(repeats);
        Console.WriteLine($"{pieces.Count} kinds of text, {readers.Count} readers, {steep} above {Steep}");
        return steep == 0 ? 0 : 1;
    }

    /// <summary>Masking also meets whole files (import, logs): a million characters made of beginnings of what it looks for.</summary>
    private static int LongMasking(int repeats)
    {
        var steep = 0;
        foreach (var piece in (string[])["1 ", "-----BEGIN PRIVATE KEY----- ", "eyJ\n", "密码是", "a://b:", "身份证1", "\u200B1\uD835", "sk-"])
        {
            var (small, large) = (Best(text => PersonalData.Mask(text), Text(piece, 50_000), repeats), Best(text => PersonalData.Mask(text), Text(piece, 1_000_000), repeats));
            var exponent = Math.Log(large / small) / Math.Log(20);
            steep += exponent > Steep ? 1 : 0;
            Console.WriteLine($"masking, long          {exponent,5:0.00}  {small,8:0.00} {large,8:0.00} ms at 50,000 and 1,000,000 of {piece.ReplaceLineEndings("\\n")}");
        }

        return steep;
    }

    private static List<(string Name, Action<string> Read)> Readers(IServiceProvider provider, NameScope scope, ReadingContext context)
    {
        var known = new Dictionary<string, Utterance>();
        // A copy each time: what a reader keeps with an utterance must not make the second run cheap.
        Utterance Ready(string text) => (known.TryGetValue(text, out var found) ? found : known[text] = UtteranceReader.Read(text, Now, scope)) with { };
        var classifier = provider.GetRequiredService<IIntentClassifier>();
        List<(string, Action<string>)> readers =
        [
            ("normalise", text => Normalizer.Normalize(text)), ("dates", text => DateReader.Read(text, new ValueContext(Now, Tense.Unknown))), ("money", text => MoneyReader.Read(text)),
            ("numbers", text => NumberReader.Read(text)), ("percents", text => NumberReader.Percents(text)), ("durations", text => DurationReader.Read(text)), ("names", text => scope.Mark(text)),
            ("masking", text => PersonalData.Mask(text)), ("classifier", text => classifier.Classify(Ready(text), context)),
        ];
        readers.AddRange(provider.GetServices<ISkillReader>().Select(reader => (reader.Skill, (Action<string>)(text => reader.Read(Ready(text), context)))));
        readers.AddRange(from language in (string[])["zh", "en"] from kind in (string[])["number", "percent", "currency", "datetime"] where EntityRecognizers.Reads(language, kind) select ($"{language} {kind}", (Action<string>)(text => EntityRecognizers.Recognize(text, language, kind, Now))));
        return readers;
    }

    private static List<string> Pieces(string customer, string contact, string deal) =>
    [
        "好", "一", "9", "的", "a", "(", "，", "。", "-", " ", "a ", "1-", "1,", "1.", "￥", "￥1", "$1 ", "万", "一万", "3万2", "百分之", "50%", "1:", "2026-", "2026年", "3月", "5号", "周", "下", "下周三", "下周三前", "前天", "最近", "本月", "明天上午十点", "半", "个月", "三天后",
        "next Friday ", "in two weeks ", "twenty ", "one hundred ", "the ", "and then he said ", "by the end of ", "from May to ", "between 5 and ", "million ",
        customer, contact, deal, $"{contact[..1]}总", $"{contact[..1]}总说", $"{customer}的", $"今天拜访{customer}{contact[..1]}总，", $"{customer}和{contact}，", $"{deal}的金额改成300万，", "预算90万", "预算90万，", "报价三十五万，", "总经理", "王经理说", "张工和李工", "我答应", "周五前给报价，", "保存", "撤销，", "不对，应该是", "提醒我", "提醒我明天", "联系人", "新建客户",
        "多少", "哪些", "子有哪些", "签单", "前年签了多少", "各销售的", "按行业", "按团队分", "金额最大的", "超过100万的", "到谈判转化了多少", "商机是下半年建的", "比上个月", "和", "客户有多少", "他们", "华东", "聊了两句", "没有", "不", "竞争对手报了", "也在看", "因为", "如果", "把", "\n", "！", "“", "「（", "{", "([", "（系统", "```", "@", "http://", "13800001234", "a@b.c ", "身份证", "密码是", "how many deals ", "list ", "won ", "by region ", "top 3 ", "remind me to ", "met ", "Mr ", "we will send ", "they said ",
    ];

    private static string Text(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    private static double Best(Action<string> read, string text, int repeats)
    {
        var best = double.MaxValue;
        for (var i = 0; i <= repeats; i++)
        {
            var started = ThreadTime.Now();
            read(text);
            best = Math.Min(best, ThreadTime.Now() - started);
        }

        return best;
    }

    // Least squares of log time over log length.
    private static double Slope(double[] times)
    {
        var x = Lengths.Select(length => Math.Log(length)).ToArray();
        var y = times.Select(time => Math.Log(Math.Max(time, 0.001))).ToArray();
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (one, other) => (one - meanX) * (other - meanY)).Sum() / x.Sum(one => (one - meanX) * (one - meanX));
    }
}
