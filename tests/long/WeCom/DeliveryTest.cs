using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Long.WeCom;

/// <summary>
/// `wecom`: messages of many members come one to three times, shuffled, at a steady rate whatever the answers take; some are visit notes whose cards are pressed, also more than once; the vendor misbehaves. Every effect once,
/// every answer seen, hardly any twice, in order, response codes used once, acknowledged in time, no secret in the log.
/// </summary>
internal sealed partial class DeliveryTest(int messages, int rate, double limit, int seed) : IDisposable
{
    private const string Waiting = """SELECT (SELECT COUNT(*) FROM "Inbox" WHERE "State" = 'Pending') + (SELECT COUNT(*) FROM "Outbox" WHERE "State" = 'Pending')""";
    private const string UnderWay = """SELECT COUNT(*) FROM "Outbox" WHERE "State" = 'Unknown'""";   // or its outcome is not known for good
    private const string Presses = """SELECT COUNT(*) FROM "Inbox" WHERE "MessageKey" LIKE 'act:%'""";
    private const string Answers = """SELECT i."Text" FROM "Outbox" o JOIN "Inbox" i ON i."Id" = o."InboxId" ORDER BY o."Id" """;
    private const string Token = "DeliveryToken";
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private const int WarmUp = 40;
    private const int EachMember = 10;
    private const int NoteEvery = 19;   // no divisor of the members: each says a few
    private const double MostTwice = 0.001;
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan SameFor = TimeSpan.FromMinutes(4);   // an envelope is too old after five
    private readonly LoadStore _store = new("wecom-", new SocketsHttpHandler { UseProxy = false }, TimeSpan.FromSeconds(60));
    private readonly CallbackCipher _cipher = new(Token, Key, FakeVendor.Corp);
    private readonly ConcurrentBag<double> _acknowledged = [];
    private int _refused;
    private int _nonce;

    public static Command Create()
    {
        var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 20_000 };
        var rate = new Option<int>("--rate") { DefaultValueFactory = _ => 200, Description = "Deliveries a second." };
        var limit = new Option<double>("--limit") { DefaultValueFactory = _ => 200, Description = "Milliseconds within which 99 of 100 are acknowledged." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("wecom", "Repeated, shuffled callbacks in front of a vendor that throttles and fails.") { messages, rate, limit, seed };
        command.SetAction(async (parsed, _) =>
        {
            using var test = new DeliveryTest(parsed.GetValue(messages), parsed.GetValue(rate), parsed.GetValue(limit), parsed.GetValue(seed));
            return await test.RunAsync();
        });
        return command;
    }

    public void Dispose() => _store.Dispose();

    private async Task<int> RunAsync()
    {
        await using var vendor = await FakeVendor.StartAsync(seed);
        const string Name = "Load Tester";
        await BotProcess.RunAsync(_store.Path, "user", "add", Name, "--role", "Rep");
        await _store.AddCustomersAsync(Enumerable.Range(0, All).Where(IsNote).Select(Company), Name);
        await _store.LinkAsync(PushedChannels.WeCom, Enumerable.Range(0, All).Select(MemberOf).Distinct().Select(member => WeComPerson.Key(FakeVendor.Corp, member)), Name);
        using var bot = await BotProcess.ServeAsync(_store.Path, _store.Http, Settings(vendor));
        using var over = new CancellationTokenSource();
        var pressing = PressAsync(vendor, bot.Address, over.Token);
        for (var number = messages; number < All; number++)
        {
            await SendAsync(bot.Address, Seal(Said(MemberOf(number), Id(number), Words(number))));   // as a process that has been up for a while
        }

        await RestAsync(vendor);
        _acknowledged.Clear();
        var started = Stopwatch.GetTimestamp();
        var deliveries = await DeliverAsync(bot.Address);
        await RestAsync(vendor);
        var elapsed = Stopwatch.GetElapsedTime(started);
        await over.CancelAsync();
        deliveries += await pressing;
        bot.Kill();
        return await JudgeAsync(vendor, deliveries, elapsed, await bot.Printed);
    }

    private async Task RestAsync(FakeVendor vendor)
    {
        await LoadStore.UntilAsync(async () => await _store.CountAsync(Waiting) == 0 && await _store.CountAsync(Presses) == vendor.Pressed, "every press taken, every message answered");
        var rest = Stopwatch.GetTimestamp();
        await LoadStore.UntilAsync(async () => (await _store.CountAsync(UnderWay) == 0 || Stopwatch.GetElapsedTime(rest) > LongestAttempt) && await _store.CountAsync(Waiting) == 0, "every attempt at its end");
    }

    private static Dictionary<string, string> Settings(FakeVendor vendor) => new()
    {
        ["Logging__LogLevel__Default"] = "Information",
        ["WeCom__CorpId"] = FakeVendor.Corp,
        ["WeCom__AgentId"] = FakeVendor.Agent.ToString(CultureInfo.InvariantCulture),
        ["WeCom__Secret"] = vendor.Secret,
        ["WeCom__Token"] = Token,
        ["WeCom__EncodingAesKey"] = Key,
        ["WeCom__ApiUrl"] = vendor.Address.ToString(),
        ["WeCom__ThrottleSeconds"] = FakeVendor.ThrottleSeconds.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Messages, and those before them that warm the process up.</summary>
    private int All => messages + WarmUp;

    // Each warms up in a talk of its own.
    private string MemberOf(int number) => number < messages ? $"member{number % Math.Max(1, messages / EachMember)}" : $"greeter{number}";

    private static string Id(int number) => "7" + number.ToString(CultureInfo.InvariantCulture);

    private static string Words(int number) => IsNote(number) ? $"今天拜访了{Company(number)}，客户认可排程方案" : $"提醒我明天核对{LoadStore.Word(number)}样品单";

    private static bool IsNote(int number) => number % NoteEvery == 0;

    private static string Company(int number) => LoadStore.Word(number) + "电子有限公司";

    private async Task<int> DeliverAsync(Uri bot)
    {
        var random = new Random(seed);
        var deliveries = Enumerable.Range(0, messages).SelectMany(number => Enumerable.Repeat(number, random.Next(1, 4))).ToArray();
        random.Shuffle(deliveries);
        var sealedBefore = new Dictionary<int, (string Body, string Query, long At)>();
        var sent = new List<Task>(deliveries.Length);
        var started = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (sent.Count < deliveries.Length && await tick.WaitForNextTickAsync())
        {
            for (var due = (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate); sent.Count < Math.Min(due, deliveries.Length);)
            {
                // A repeat comes as it was, or closed and signed anew.
                var number = deliveries[sent.Count];
                if (!sealedBefore.TryGetValue(number, out var letter) || random.Next(2) == 0 || Stopwatch.GetElapsedTime(letter.At) > SameFor)
                {
                    var (body, query) = Seal(Said(MemberOf(number), Id(number), Words(number)));
                    sealedBefore[number] = letter = (body, query, Stopwatch.GetTimestamp());
                }

                sent.Add(SendAsync(bot, (letter.Body, letter.Query)));
            }
        }

        await Task.WhenAll(sent);
        return deliveries.Length;
    }

    /// <summary>Presses what the vendor's members press, one to three times; how many deliveries that were.</summary>
    private async Task<int> PressAsync(FakeVendor vendor, Uri bot, CancellationToken stop)
    {
        var random = new Random(seed);
        var sent = new List<Task>();
        try
        {
            await foreach (var (member, task, key, code) in vendor.Presses.ReadAllAsync(stop))
            {
                var letter = Seal(Written(member, "event", $"<Event>template_card_event</Event><EventKey><![CDATA[{key}]]></EventKey><TaskId>{task}</TaskId><CardType>button_interaction</CardType><ResponseCode>{code}</ResponseCode>"));
                sent.AddRange(Enumerable.Range(0, random.Next(1, 4)).Select(_ => SendAsync(bot, letter)));
            }
        }
        catch (OperationCanceledException)   // everything has come to rest
        {
        }

        await Task.WhenAll(sent);
        return sent.Count;
    }

    private async Task SendAsync(Uri bot, (string Body, string Query) letter)
    {
        using var content = new StringContent(letter.Body, Encoding.UTF8, "text/xml");
        var started = Stopwatch.GetTimestamp();
        using var answer = await _store.Http.PostAsync(new Uri(bot, WeComEndpoint.Path + letter.Query), content);
        _acknowledged.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength is not (null or 0))
        {
            Interlocked.Increment(ref _refused);
        }
    }

    private (string Body, string Query) Seal(string message)
    {
        var encrypted = _cipher.Seal(message);
        var (timestamp, nonce) = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), $"n{Interlocked.Increment(ref _nonce)}");
        return ($"<xml><ToUserName>{FakeVendor.Corp}</ToUserName><AgentID>{FakeVendor.Agent}</AgentID><Encrypt>{encrypted}</Encrypt></xml>", $"?msg_signature={_cipher.Sign(timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}");
    }

    private static string Said(string member, string id, string words) => Written(member, "text", $"<Content><![CDATA[{words}]]></Content><MsgId>{id}</MsgId>");

    private static string Written(string member, string type, string more) =>
        $"<xml><ToUserName>{FakeVendor.Corp}</ToUserName><FromUserName>{member}</FromUserName><CreateTime>{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}</CreateTime><MsgType>{type}</MsgType>{more}<AgentID>{FakeVendor.Agent}</AgentID></xml>";

    private async Task<int> JudgeAsync(FakeVendor vendor, int deliveries, TimeSpan elapsed, string printed)
    {
        var notes = Enumerable.Range(0, All).Count(IsNote);
        var (tasks, distinct) = (await _store.CountAsync("""SELECT COUNT(*) FROM "Tasks" """), await _store.CountAsync("""SELECT COUNT(DISTINCT "Title") FROM "Tasks" """));
        var (visits, visited) = (await _store.CountAsync("""SELECT COUNT(*) FROM "Interactions" """), await _store.CountAsync("""SELECT COUNT(DISTINCT "CustomerId") FROM "Interactions" """));
        var shown = vendor.Shown.Select(talk => talk.Value).ToList();
        var answered = shown.SelectMany(talk => talk.SelectMany(WordsIn)).ToHashSet();
        var dropped = Enumerable.Range(0, All).Count(number => !answered.Contains(LoadStore.Word(number)));
        var twice = shown.Sum(talk => talk.Count - talk.Distinct().Count());
        var order = (await _store.ColumnAsync<string>(Answers)).SelectMany(WordsIn).Distinct().Select((word, at) => (word, at)).ToDictionary(one => one.word, one => one.at);
        var disorder = shown.Count(talk => talk.SelectMany(WordsIn).Distinct().Select(word => order[word]).ToList() is var found && !found.Order().SequenceEqual(found));
        var unsent = await _store.CountAsync("""SELECT COUNT(*) FROM "Outbox" WHERE "State" <> 'Sent'""");
        var times = _acknowledged.Order().ToArray();
        var (p50, p99) = (times[times.Length / 2], times[(int)(times.Length * 0.99)]);
        var secrets = new[] { vendor.Secret, vendor.TokenStart, vendor.CodeStart, Token, Key }.Count(secret => printed.Contains(secret, StringComparison.Ordinal));
        var isLogged = printed.Contains("Turn ", StringComparison.Ordinal);
        Console.WriteLine($"messages {All}, presses {vendor.Pressed}, deliveries {deliveries}, refused {_refused}, effects {tasks + visits}: {tasks} tasks ({distinct} distinct), {visits} visits ({visited} customers); answers dropped {dropped}, seen again {twice}, vanished above the rate {vendor.Vanished}, not known to be sent {unsent}, talks out of order {disorder}, {elapsed.TotalSeconds:0.0} s");
        Console.WriteLine("the vendor: " + string.Join(", ", vendor.Mischief.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} × {one.Key}")) + $"; tokens given {vendor.Tokens}; cards changed {vendor.Changed} of {vendor.Pressed} pressed, codes misused {vendor.MisusedCodes}");
        Console.WriteLine($"acknowledged at {rate}/s: p50 {p50:0.0} ms, p99 {p99:0.0} ms, longest {times[^1]:0.0} ms; log {printed.Length / 1024} KB, secrets in it {secrets}");
        var isOnce = tasks == All - notes && distinct == tasks && visits == notes && visited == notes && vendor.Pressed == notes;
        return isOnce && dropped == 0 && twice <= messages * MostTwice && _refused + disorder + secrets + vendor.Vanished + vendor.MisusedCodes == 0
            && isLogged && p99 <= limit && vendor.Mischief.ContainsKey("cut after taking") && vendor.Mischief.ContainsKey("token taken back") ? 0 : 1;
    }

    private static IEnumerable<string> WordsIn(string text) => WordOf().Matches(text).Select(match => match.Value);

    [GeneratedRegex("Z[A-J]{5}Q", RegexOptions.NonBacktracking)]
    private static partial Regex WordOf();
}
