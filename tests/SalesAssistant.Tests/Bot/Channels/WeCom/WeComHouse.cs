using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The whole assistant behind its WeCom door, in front of a vendor that is made up.</summary>
internal sealed class WeComHouse : IAsyncDisposable
{
    public const string Token = "SalesAssistantTok";
    public const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string Person = "LiWei";
    public static readonly CallbackCipher Cipher = new(Token, AesKey, WeComService.Corp);
    private readonly Action<IServiceCollection> _door;
    private int _messages;

    private WeComHouse(House house, WeComService service, HastyClock clock, Action<IServiceCollection> door) => (House, Service, Clock, _door) = (house, service, clock, door);

    public House House { get; }

    public WeComService Service { get; }

    public HastyClock Clock { get; }

    public WeComDoor Door => (WeComDoor)House.Services.GetRequiredService<IPushDoor>();

    /// <param name="isLinked">Whether the member's account is already that of the rep.</param>
    public static async Task<WeComHouse> OpenAsync(bool isLinked = true, IDictation? dictation = null, params (string Key, string? Value)[] settings)
    {
        var clock = new HastyClock(House.Wednesday);
        var service = new WeComService(clock);
        var configuration = Configuration(settings);
        void Door(IServiceCollection services)
        {
            services.AddSingleton<TimeProvider>(clock).AddSingleton(_ => new WeComHttp(service));
            if (dictation is not null)
            {
                services.AddSingleton(dictation);
            }

            services.AddWeComChannel(configuration);
        }

        var house = await House.OpenAsync(Door);
        var wecom = new WeComHouse(house, service, clock, Door);
        if (isLinked)
        {
            await LinkAsync(house, Person);
        }

        await wecom.StartAsync();
        return wecom;
    }

    public static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["WeCom:CorpId"] = WeComService.Corp,
        ["WeCom:AgentId"] = WeComService.Agent.ToString(CultureInfo.InvariantCulture),
        ["WeCom:Secret"] = WeComService.Secret,
        ["WeCom:Token"] = Token,
        ["WeCom:EncodingAesKey"] = AesKey,
        ["SignIn:PublicUrl"] = "https://sales.example.com",
    }).AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => one.Value)).Build();

    public static Task LinkAsync(House house, string userId) => house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = house.Store.Contexts.On(connection, transaction, Caller.System);
        db.ChannelIdentities.Add(new ChannelIdentity { Id = 900, Channel = "wecom", ExternalKey = WeComPerson.Key(WeComService.Corp, userId), UserId = House.People.Rep, CreatedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync(token);
    });

    /// <summary>What the next process does on the same store.</summary>
    public async Task NewProcessAsync()
    {
        await House.RestartAsync(_door);
        await StartAsync();
    }

    /// <summary>What a member writes, as the vendor's XML.</summary>
    public XElement Message(string type, params object[] more) => new("xml",
        new XElement("ToUserName", new XCData(WeComService.Corp)), new XElement("FromUserName", new XCData(Person)), new XElement("CreateTime", Clock.GetUtcNow().ToUnixTimeSeconds()),
        new XElement("MsgType", new XCData(type)), more, new XElement("AgentID", WeComService.Agent));

    public XElement Said(string words, string? id = null) => Message("text", new XElement("Content", new XCData(words)), new XElement("MsgId", id ?? Id()));

    /// <summary>Something that is answered by one message.</summary>
    /// <param name="of">Letters; digits become letters, so that they are no quantity or date.</param>
    public XElement Errand(string of = "甲", string? id = null) => Said($"提醒我明天核对{string.Concat(of.Where(char.IsLetterOrDigit).Select(letter => char.IsAsciiDigit(letter) ? (char)('A' + letter - '0') : letter))}样品单", id);

    public XElement Place(string label, string? id = null) => Message("location", new XElement("Location_X", "31.2"), new XElement("Location_Y", "121.4"), new XElement("Scale", "15"), new XElement("Label", new XCData(label)), new XElement("MsgId", id ?? Id()));

    public XElement Event(string name, params object[] more) => Message("event", [new XElement("Event", new XCData(name)), .. more]);

    /// <summary>The press of a drawn button.</summary>
    public XElement Press(JsonObject card, string key, params (string Question, string Option)[] chosen) => Event("template_card_event",
        new XElement("EventKey", new XCData(key)), new XElement("TaskId", new XCData((string)card["task_id"]!)), new XElement("CardType", new XCData((string)card["card_type"]!)), new XElement("ResponseCode", new XCData(Service.GiveCode())),
        new XElement("SelectedItems", chosen.Select(one => new XElement("SelectedItem", new XElement("QuestionKey", one.Question), new XElement("OptionIds", new XElement("OptionId", one.Option))))));

    public string Id() => $"70000000000000{Interlocked.Increment(ref _messages):00000}";

    /// <summary>Posts a message as the vendor would, closed and signed.</summary>
    public Task<(int Status, string Body)> PostAsync(XElement message) => PostAsync(message.ToString(SaveOptions.DisableFormatting));

    public Task<(int Status, string Body)> PostAsync(string message)
    {
        var encrypted = Cipher.Seal(message);
        return PostRawAsync(Envelope(encrypted), Query(encrypted));
    }

    public static string Envelope(string encrypted) =>
        new XElement("xml", new XElement("ToUserName", new XCData(WeComService.Corp)), new XElement("AgentID", new XCData(WeComService.Agent.ToString(CultureInfo.InvariantCulture))), new XElement("Encrypt", new XCData(encrypted))).ToString(SaveOptions.DisableFormatting);

    /// <summary>The address' part behind the question mark, with a signature that is right.</summary>
    public Dictionary<string, string> Query(string encrypted, string? timestamp = null, string? nonce = null)
    {
        var (time, once) = (timestamp ?? Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce ?? "n" + Id());
        return new() { ["msg_signature"] = Cipher.Sign(time, once, encrypted), ["timestamp"] = time, ["nonce"] = once };
    }

    public Task<(int Status, string Body)> PostRawAsync(string body, IReadOnlyDictionary<string, string> query) => PostRawAsync(Encoding.UTF8.GetBytes(body), query);

    public Task<(int Status, string Body)> PostRawAsync(byte[] body, IReadOnlyDictionary<string, string> query, Action<HttpContext>? more = null) => AskEndpointAsync("POST", query, http =>
    {
        http.Request.Body = new MemoryStream(body);
        http.Request.ContentLength = body.Length;
        more?.Invoke(http);
    });

    public Task<(int Status, string Body)> GetAsync(IReadOnlyDictionary<string, string> query) => AskEndpointAsync("GET", query, _ => { });

    /// <summary>Posts, and waits until members see so many messages more; returns these. All keep to the vendor's rules.</summary>
    public async Task<IReadOnlyList<JsonObject>> AskAsync(XElement message, int count = 1)
    {
        var before = Service.Shown.Count;
        Assert.Equal((200, ""), await PostAsync(message));
        await Service.ShownAsync(before + count);
        Assert.Empty(Service.Faults);
        return [.. Service.Shown.Skip(before)];
    }

    /// <summary>What a message says to the eye.</summary>
    public static string Words(JsonObject message) => message.ToJsonString(WireJson.Options);

    public static JsonObject Card(IEnumerable<JsonObject> messages) => messages.Select(message => message["template_card"]).OfType<JsonObject>().First();

    /// <summary>The key of the first button that starts so.</summary>
    public static string Key(JsonObject card, string part) => card["button_list"]!.AsArray().Select(button => (string?)button!["key"] ?? "").First(key => key.Contains(part, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);
        await House.DisposeAsync();
    }

    private async Task StartAsync()
    {
        await House.Services.GetRequiredService<OutboxDispatcher>().StartAsync(CancellationToken.None);
    }

    private async Task<(int Status, string Body)> AskEndpointAsync(string method, IReadOnlyDictionary<string, string> query, Action<HttpContext> prepare)
    {
        var http = new DefaultHttpContext { RequestServices = House.Services };
        http.Request.Method = method;
        http.Request.QueryString = QueryString.Create(query.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        http.Response.Body = new MemoryStream();
        prepare(http);
        var endpoint = House.Services.GetRequiredService<WeComEndpoint>();
        await (method == "GET" ? endpoint.CheckAsync(http) : endpoint.ReceiveAsync(http));
        return (http.Response.StatusCode, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()));
    }
}
