using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Long.Mutation;
using SalesAssistant.Long.Teams;

namespace SalesAssistant.Long.WeCom;

/// <summary>`wecom-fuzz`: damaged callbacks at the doors of app and bot (messages inside good envelopes, envelopes, addresses) and damaged frames of the bot. Nothing unhandled, no answer but those of the protocol, 99 of 100 within the limit.</summary>
internal sealed class CallbackFuzz(int count, int first, int seed)
{
    private const double Limit = 50;
    private const int AtOnce = 8;
    private const string Corp = "ww0123456789abcdef";
    private const string Agent = "1000002";
    private const string Token = "FuzzToken";
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static readonly int[] Statuses = [200, 400, 401, 403, 413];
    private static readonly CallbackCipher Cipher = new(Token, Key, Corp);
    private static readonly CallbackCipher BotCipher = new(Token, Key, "");

    private static readonly CallbackMutator Messages = new(
    [
        Message("text", "<Content><![CDATA[今天拜访了客户，预算80万]]></Content><MsgId>7000000000000000001</MsgId>"),
        Message("voice", "<MediaId><![CDATA[m1]]></MediaId><Format><![CDATA[amr]]></Format><MsgId>7000000000000000002</MsgId>"),
        Message("location", "<Location_X>31.23</Location_X><Location_Y>121.47</Location_Y><Label><![CDATA[上海]]></Label><MsgId>7000000000000000003</MsgId>"),
        Message("event", "<Event><![CDATA[enter_agent]]></Event><EventKey><![CDATA[]]></EventKey>"),
        Message("event", "<Event><![CDATA[click]]></Event><EventKey><![CDATA[say.zh.pipeline]]></EventKey>"),
        Message("event", "<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[act|0123456789abcdef01234567|confirm:123:1]]></EventKey><TaskId><![CDATA[r123-0]]></TaskId><ResponseCode><![CDATA[c]]></ResponseCode><SelectedItems><SelectedItem><QuestionKey><![CDATA[0.Stage]]></QuestionKey><OptionIds><OptionId><![CDATA[Won]]></OptionId></OptionIds></SelectedItem></SelectedItems>"),
    ]);

    private static readonly string[] Types = ["text", "text", "voice", "location", "image", "event", "event"];
    private static readonly string[] Events = ["enter_agent", "click", "template_card_event", "template_card_event", "subscribe", "unsubscribe", "LOCATION"];
    private static readonly CallbackMutator Values = new(["今天拜访了客户，预算80万", "7000000000000000001", "say.zh.pipeline", "hint.note", "act|0123456789abcdef01234567|confirm:123:1", "say|今天先做什么", "pick", "r123-0", "0.Stage", "Won", "m1"]);

    private static readonly CallbackMutator Frames = new(
    [
        """{"cmd":"aibot_msg_callback","headers":{"req_id":"r1"},"body":{"msgid":"m1","aibotid":"b","chattype":"single","from":{"userid":"liwei"},"msgtype":"text","text":{"content":"今天先做什么"}}}""",
        """{"cmd":"aibot_msg_callback","headers":{"req_id":"r2"},"body":{"msgid":"m2","chattype":"group","chatid":"c","from":{"userid":"liwei"},"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"text","text":{"content":"x"}}]}}}""",
        """{"cmd":"aibot_event_callback","headers":{"req_id":"r3"},"body":{"msgid":"m3","from":{"userid":"liwei"},"msgtype":"event","event":{"eventtype":"template_card_event","template_card_event":{"event_key":"act|n|undo","task_id":"r1-0","selected_items":{"selected_item":[{"question_key":"0.Stage","option_ids":{"option_id":["Won"]}}]}}}}}""",
        """{"headers":{"req_id":"r4"},"errcode":0,"errmsg":"ok"}""",
    ]);

    private static readonly string[] PushSeeds =
    [
        """{"msgid":"m1","aibotid":"bot1","chattype":"single","from":{"userid":"liwei"},"response_url":"https://qyapi.weixin.qq.com/x","msgtype":"text","text":{"content":"今天先做什么"}}""",
        """{"msgid":"m2","aibotid":"bot1","chattype":"single","from":{"userid":"liwei"},"msgtype":"voice","voice":{"content":"今天拜访了客户"}}""",
        """{"msgid":"m3","aibotid":"bot1","chattype":"group","chatid":"g","from":{"userid":"liwei"},"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"text","text":{"content":"x"}},{"msgtype":"image","image":{"url":"u"}}]}}""",
        """{"msgid":"m8","aibotid":"bot1","chattype":"single","from":{"userid":"liwei"},"msgtype":"file","file":{"url":"https://x.myqcloud.com/f","aeskey":"YQ=="}}""",
        """{"msgid":"m4","aibotid":"bot1","chattype":"single","from":{"userid":"liwei"},"msgtype":"stream","stream":{"id":"q1"}}""",
        """{"msgid":"m5","aibotid":"bot1","from":{"userid":"liwei"},"msgtype":"event","event":{"eventtype":"enter_chat","enter_chat":{}}}""",
        """{"msgid":"m6","aibotid":"bot1","from":{"userid":"liwei"},"msgtype":"event","event":{"eventtype":"feedback_event","feedback_event":{"id":"f1","type":2,"content":"x"}}}""",
        """{"msgid":"m7","aibotid":"bot1","from":{"userid":"liwei"},"msgtype":"event","event":{"eventtype":"template_card_event","template_card_event":{"event_key":"act|n|undo","task_id":"r1-0","selected_items":{"selected_item":[{"question_key":"0.Stage","option_ids":{"option_id":["Won"]}}]}}}}""",
    ];

    private static readonly CallbackMutator Pushes = new(PushSeeds);

    private readonly Timings _times = new(count);
    private long _second;
    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly ConcurrentDictionary<string, (int Times, int Number)> _faults = new();

    public static Command Create()
    {
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 1_000_000, Description = "Mutated callbacks and frames." };
        var first = new Option<int>("--first") { DefaultValueFactory = _ => 0, Description = "The number of the first one: each depends on its number and the seed alone." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("wecom-fuzz", "Damaged callbacks at the WeCom door.") { count, first, seed };
        command.SetAction((parsed, _) => new CallbackFuzz(parsed.GetValue(count), parsed.GetValue(first), parsed.GetValue(seed)).RunAsync());
        return command;
    }

    private async Task<int> RunAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["WeCom:CorpId"] = Corp, ["WeCom:AgentId"] = Agent, ["WeCom:Secret"] = "test-only", ["WeCom:Token"] = Token, ["WeCom:EncodingAesKey"] = Key, ["WeCom:Bot:Id"] = "bot1", ["WeCom:Bot:Token"] = Token, ["WeCom:Bot:EncodingAesKey"] = Key }).Build();
        await using var company = await Company.OpenAsync(services => services.AddSingleton(_ => new WeComHttp(new Nowhere())).AddWeComChannel(configuration));
        await LinkAsync(company);
        _second = company.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
        var assistant = new StoringAssistant();
        var intake = ActivatorUtilities.CreateInstance<WeComIntake>(company.Services, assistant);
        var door = ActivatorUtilities.CreateInstance<WeComEndpoint>(company.Services, intake);
        var bot = ActivatorUtilities.CreateInstance<BotEndpoint>(company.Services, ActivatorUtilities.CreateInstance<BotCallbacks>(company.Services, assistant));
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await TryAsync(door, bot, i));
        Console.WriteLine($"{count} mutated callbacks and frames: {_faults.Values.Sum(fault => fault.Times)} faults of {_faults.Count} kinds, {assistant.Count} accepted, {company.Failures.Lines.Count} errors logged, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        Console.WriteLine("answers: " + string.Join(", ", _answers.OrderBy(one => one.Key).Select(one => $"{one.Value} × {one.Key}")));
        Console.WriteLine($"at the door, {AtOnce} at once: {_times}");
        foreach (var (place, (times, number)) in _faults.OrderByDescending(fault => fault.Value.Times).Take(20))
        {
            Console.WriteLine($"{times} × {place}\n  number {number}");
        }

        foreach (var line in company.Failures.Lines.Take(5))
        {
            Console.WriteLine(line);
        }

        return _faults.IsEmpty && company.Failures.Lines.IsEmpty && _times.At(0.99) <= Limit && assistant.Count > count / 20 ? 0 : 1;
    }

    private async Task TryAsync(WeComEndpoint door, BotEndpoint bot, int i)
    {
        var random = new Random(HashOf(i));
        var started = Stopwatch.GetTimestamp();
        try
        {
            switch (random.Next(10))
            {
                case 0:
                    Look(Frames.Make(random));
                    break;
                case < 4:
                    await PostAsync(bot, random, i);
                    break;
                default:
                    await PostAsync(door, random, i);
                    break;
            }
        }
        catch (Exception fault)   // what this test is for: counted by where it came from, and the run goes on
        {
            Fault($"{fault.GetType().Name}: {fault.Message}\n" + string.Join('\n', (fault.StackTrace ?? "").Split('\n').Where(line => line.Contains("SalesAssistant", StringComparison.Ordinal)).Take(4)), i);
        }

        _times.Set(i, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task PostAsync(WeComEndpoint door, Random random, int i)
    {
        var where = random.Next(10);
        var encrypted = Cipher.Seal(where < 5 ? Written(random) : where < 7 ? Messages.Make(random) : Message("text", $"<Content>x</Content><MsgId>{first + i}</MsgId>"));
        encrypted = where == 7 ? Damaged(encrypted, random) : encrypted;
        var (timestamp, nonce) = (_second.ToString(CultureInfo.InvariantCulture), $"n{first + i}");
        var signature = Cipher.Sign(timestamp, nonce, encrypted);
        var body = $"<xml><ToUserName>{Corp}</ToUserName><AgentID>{Agent}</AgentID><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>";
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.QueryString = where == 8 ? new QueryString("?" + Damaged($"msg_signature={signature}&timestamp={timestamp}&nonce={nonce}", random)) : new QueryString($"?msg_signature={signature}&timestamp={timestamp}&nonce={nonce}");
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(where == 9 ? new CallbackMutator([body]).Make(random) : body));
        http.Response.Body = new MemoryStream();
        await door.ReceiveAsync(http);
        _answers.AddOrUpdate(http.Response.StatusCode, 1, (_, before) => before + 1);
        if (!Statuses.Contains(http.Response.StatusCode) || http.Response.Body.Length > 0)
        {
            Fault($"status {http.Response.StatusCode}, {http.Response.Body.Length} bytes", i);
        }
    }

    // Well formed, with values and types that nobody expects.
    private static JsonNode Bent(JsonNode node, Random random) => node switch
    {
        JsonObject json => new JsonObject(json.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null || pair.Key == "aibotid" ? pair.Value?.DeepClone() : Bent(pair.Value, random)))),
        JsonArray list => new JsonArray([.. list.SelectMany(item => Enumerable.Repeat(item, random.Next(4) == 0 ? random.Next(3) : 1)).Select(item => item is null ? null : Bent(item, random))]),
        _ => random.Next(12) switch { 0 => Values.Make(random), 1 => JsonValue.Create(random.NextInt64()), 2 => new JsonArray(Values.Make(random)), 3 => new JsonObject { ["id"] = "q1" }, _ => node.DeepClone() },
    };

    // Answers are closed, so only their envelope is looked at.
    private async Task PostAsync(BotEndpoint bot, Random random, int i)
    {
        var where = random.Next(10);
        var plain = random.Next(2) == 0 ? Pushes.Make(random) : Bent(JsonNode.Parse(PushSeeds[random.Next(PushSeeds.Length)])!, random).ToJsonString();   // seeds are JSON
        var encrypted = BotCipher.Seal(plain);
        encrypted = where == 7 ? Damaged(encrypted, random) : encrypted;
        var (timestamp, nonce) = (_second.ToString(CultureInfo.InvariantCulture), $"b{first + i}");
        var query = $"?msg_signature={BotCipher.Sign(timestamp, nonce, encrypted)}&timestamp={timestamp}&nonce={nonce}";
        var body = $$"""{"encrypt":"{{encrypted}}"}""";
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.QueryString = new QueryString(where == 8 ? "?" + Damaged(query[1..], random) : query);
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(where == 9 ? new CallbackMutator([body]).Make(random) : body));
        http.Response.Body = new MemoryStream();
        await bot.ReceiveAsync(http);
        _answers.AddOrUpdate(http.Response.StatusCode, 1, (_, before) => before + 1);
        var answer = Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
        if (!Statuses.Contains(http.Response.StatusCode) || (answer.Length > 0 && (http.Response.StatusCode != 200 || !answer.StartsWith("{\"encrypt\":\"", StringComparison.Ordinal))))
        {
            Fault($"status {http.Response.StatusCode}, {answer.Length} bytes", i);
        }
    }

    // Well formed, with values that nobody expects.
    private static string Written(Random random)
    {
        string Value() => random.Next(3) == 0 ? "1" : Values.Make(random);
        var type = Types[random.Next(Types.Length)];
        var message = new XElement("xml", new XElement("ToUserName", Corp), new XElement("FromUserName", random.Next(20) == 0 ? Clean(Value()) : "liwei"), new XElement("CreateTime", random.Next(20) == 0 ? Clean(Value()) : random.Next().ToString(CultureInfo.InvariantCulture)), new XElement("MsgType", type), new XElement("AgentID", Agent));
        if (type == "event")
        {
            message.Add(new XElement("Event", Events[random.Next(Events.Length)]), new XElement("EventKey", Clean(Value())), new XElement("TaskId", Clean(Value())), new XElement("ResponseCode", Clean(Value())),
                new XElement("SelectedItems", Enumerable.Range(0, random.Next(4)).Select(_ => new XElement("SelectedItem", new XElement("QuestionKey", Clean(Value())), new XElement("OptionIds", new XElement("OptionId", Clean(Value())))))));
        }
        else
        {
            message.Add(new XElement("MsgId", random.Next(20) == 0 ? Clean(Value()) : random.NextInt64().ToString(CultureInfo.InvariantCulture)), new XElement("Content", Clean(Value())), new XElement("MediaId", Clean(Value())), new XElement("Label", Clean(Value())));
        }

        return message.ToString(SaveOptions.DisableFormatting);
    }

    // What XML cannot hold is the other mutations' part.
    private static string Clean(string value) => string.Concat(value.Where(System.Xml.XmlConvert.IsXmlChar));

    private static void Look(string frame)
    {
        if (BotFrame.Read(Encoding.UTF8.GetBytes(frame)) is { } read)
        {
            var push = new BotPush(read);
            _ = (push.Id, push.From, push.Group, push.Type, push.Words, push.Event, push.EventKey, push.TaskId, push.Selected, push.Files.Count, push.StreamId, push.ResponseUrl, push.FeedbackId, push.FeedbackType, push.FeedbackWords);
        }
    }

    private static string Damaged(string text, Random random)
    {
        var letters = text.ToCharArray();
        for (var steps = random.Next(1, 4); steps > 0; steps--)
        {
            letters[random.Next(letters.Length)] = (char)random.Next(0x21, 0x7f);
        }

        return new string(letters, 0, random.Next(letters.Length / 2, letters.Length + 1));
    }

    private static string Message(string type, string more) =>
        $"<xml><ToUserName><![CDATA[{Corp}]]></ToUserName><FromUserName><![CDATA[liwei]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{more}<AgentID>{Agent}</AgentID></xml>";

    private static Task LinkAsync(Company company) => company.Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = company.Store.Contexts.On(connection, transaction, Caller.System);
        db.ChannelIdentities.Add(new ChannelIdentity { Id = 900, Channel = PushedChannels.WeCom, ExternalKey = WeComPerson.Key(Corp, "liwei"), UserId = company.Callers[0].UserId, CreatedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync(token);
    });

    private void Fault(string what, int number) => _faults.AddOrUpdate(what, (1, number), (_, known) => (known.Times + 1, Math.Min(known.Number, number)));

    // Not HashCode, whose seed differs from process to process.
    private int HashOf(int i) => unchecked((seed * 486_187_739) + ((first + i) * 16_777_619));

    /// <summary>Nothing is asked of the vendor here.</summary>
    private sealed class Nowhere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
    }
}
