using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The whole assistant as a smart bot that is asked by callbacks, in front of a vendor that is made up.</summary>
internal sealed class BotCallbackHouse : IAsyncDisposable
{
    public const string Id = "bot1";
    public const string LaterUrl = "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=test-only-code";
    public static readonly CallbackCipher Cipher = new(WeComHouse.Token, WeComHouse.AesKey, "");
    private readonly Action<IServiceCollection> _door;
    private int _messages;

    private BotCallbackHouse(House house, Vendor vendor, Action<IServiceCollection> door) => (House, Later, _door) = (house, vendor, door);

    public House House { get; }

    public Vendor Later { get; }

    public static async Task<BotCallbackHouse> OpenAsync(bool isLinked = true)
    {
        var vendor = new Vendor();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WeCom:Bot:Id"] = Id,
            ["WeCom:Bot:Token"] = WeComHouse.Token,
            ["WeCom:Bot:EncodingAesKey"] = WeComHouse.AesKey,
        }).Build();
        void Door(IServiceCollection services) => services.AddSingleton(_ => new WeComHttp(vendor)).AddWeComChannel(configuration);
        var house = await House.OpenAsync(Door);
        if (isLinked)
        {
            await LinkAsync(house);
        }

        return new BotCallbackHouse(house, vendor, Door);
    }

    /// <summary>The member is the rep.</summary>
    public static Task LinkAsync(House house) => house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = house.Store.Contexts.On(connection, transaction, Caller.System);
        db.ChannelIdentities.Add(new ChannelIdentity { Id = 902, Channel = PushedChannels.WeComBot, ExternalKey = $"{Id}/{WeComHouse.Person}".ToLowerInvariant(), UserId = House.People.Rep, CreatedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync(token);
    });

    /// <summary>From here on messages are taken and no turn runs.</summary>
    public async Task StandStillAsync()
    {
        await FinishedAsync(Said("帮助"));   // what has not begun cannot be stopped
        await House.Services.GetRequiredService<Assistant>().StopAsync(CancellationToken.None);
    }

    /// <summary>What the next process does on the same store.</summary>
    public Task NewProcessAsync() => House.RestartAsync(_door);

    public JsonObject Message(string type, JsonNode content, string user = WeComHouse.Person, string? group = null) => new()
    {
        ["msgid"] = $"m{Interlocked.Increment(ref _messages)}",
        ["aibotid"] = Id,
        ["chattype"] = group is null ? "single" : "group",
        ["chatid"] = group,
        ["from"] = new JsonObject { ["userid"] = user },
        ["response_url"] = LaterUrl,
        ["msgtype"] = type,
        [type] = content,
    };

    public JsonObject Said(string words, string user = WeComHouse.Person, string? group = null) => Message("text", new JsonObject { ["content"] = words }, user, group);

    public JsonObject Event(string type, JsonObject? more = null) => Message("event", new JsonObject { ["eventtype"] = type, [type] = more ?? [] });

    public JsonObject Refresh(string stream, string user = WeComHouse.Person) => Message("stream", new JsonObject { ["id"] = stream }, user);

    /// <summary>The answer, for which the vendor asks again until it is finished: a busy machine takes longer.</summary>
    public async Task<JsonObject> FinishedAsync(JsonObject message)
    {
        var user = (string)message["from"]!["userid"]!;   // written here
        var answer = await AskAsync(message) ?? throw new InvalidOperationException("An empty answer.");
        while (answer["stream"] is { } stream && !(bool)stream["finish"]!)
        {
            answer = (await AskAsync(Refresh((string)stream["id"]!, user)))!;   // a stream has an answer
        }

        return answer;
    }

    /// <summary>What a pressed card becomes; delivered again while there is none.</summary>
    public async Task<JsonObject> PressedAsync(JsonObject press)
    {
        while (true)
        {
            if (await AskAsync(press) is { } changed)
            {
                return changed;
            }
        }
    }

    /// <summary>Posts a callback and opens the answer, which keeps to the vendor's rules; null = an empty one.</summary>
    public async Task<JsonObject?> AskAsync(JsonObject message)
    {
        var encrypted = Cipher.Seal(message.ToJsonString());
        var (status, body) = await PostAsync(new JsonObject { ["encrypt"] = encrypted }.ToJsonString(), Query(encrypted));
        Assert.Equal(200, status);
        if (body.Length == 0)
        {
            return null;
        }

        var envelope = JsonNode.Parse(body)!.AsObject();   // looked at
        Assert.True(Cipher.IsSigned((string)envelope["msgsignature"]!, envelope["timestamp"]!.ToString(), (string)envelope["nonce"]!, (string)envelope["encrypt"]!));
        var answer = JsonNode.Parse(Cipher.Open((string)envelope["encrypt"]!)!)!.AsObject();   // just signed
        if (answer["template_card"] is JsonObject card)
        {
            Assert.Empty(MessageRules.CheckCard(card));
        }

        if (answer["stream"] is JsonObject stream)
        {
            Assert.InRange(Encoding.UTF8.GetByteCount((string)stream["content"]!), 1, BotRenderer.TextBytes);
        }

        return answer;
    }

    public Dictionary<string, string> Query(string encrypted, string? timestamp = null, string? nonce = null)
    {
        var (time, once) = (timestamp ?? House.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce ?? $"n{Interlocked.Increment(ref _messages)}");
        return new() { ["msg_signature"] = Cipher.Sign(time, once, encrypted), ["timestamp"] = time, ["nonce"] = once };
    }

    public Task<(int Status, string Body)> PostAsync(string body, IReadOnlyDictionary<string, string> query) => TellAsync("POST", query, Encoding.UTF8.GetBytes(body));

    public Task<(int Status, string Body)> GetAsync(IReadOnlyDictionary<string, string> query) => TellAsync("GET", query, []);

    public async ValueTask DisposeAsync()
    {
        await House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);
        await House.DisposeAsync();
    }

    private async Task<(int Status, string Body)> TellAsync(string method, IReadOnlyDictionary<string, string> query, byte[] body)
    {
        var http = new DefaultHttpContext { RequestServices = House.Services };
        http.Request.Method = method;
        http.Request.QueryString = QueryString.Create(query.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        http.Request.Body = new MemoryStream(body);
        http.Response.Body = new MemoryStream();
        var endpoint = House.Services.GetRequiredService<BotEndpoint>();
        await (method == "GET" ? endpoint.CheckAsync(http) : endpoint.ReceiveAsync(http));
        return (http.Response.StatusCode, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()));
    }

    /// <summary>Takes what is sent to addresses that came with callbacks, and to groups' robots.</summary>
    internal sealed class Vendor : HttpMessageHandler
    {
        private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<(Uri Url, JsonObject Body)> Taken { get; } = new();

        /// <summary>errcode of the next answers.</summary>
        public int Code { get; set; }

        public async Task TakenAsync(int count)
        {
            while (true)
            {
                var news = _news;
                if (Taken.Count >= count)
                {
                    return;
                }

                await news.Task.WaitAsync(TimeSpan.FromSeconds(30));
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Taken.Enqueue((request.RequestUri!, JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject()));   // both have them
            Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"errcode":{{Code}},"errmsg":"ok"}""", Encoding.UTF8, "application/json") };
        }
    }
}
