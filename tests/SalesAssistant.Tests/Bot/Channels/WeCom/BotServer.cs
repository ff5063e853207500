using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The vendor's end of the long connection on a free port of the loopback address: lets bots in, pushes, confirms, and cuts the line when it is told to.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    public const string Id = "bot1";
    public const string Secret = "test-only-bot-secret";

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly Queue<JsonObject> _waiting = new();
    private readonly Dictionary<string, JsonObject> _unanswered = [];
    private readonly Dictionary<string, JsonObject> _answers = [];
    private readonly List<JsonObject> _sent = [];
    private readonly HashSet<string> _asked = [];
    private WebSocket? _line;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pushes;
    private int _frames;

    private BotServer(WebApplication app) => _app = app;

    public string Url => "ws" + _app.Urls.First()["http".Length..];

    /// <summary>Whether the line is cut after the n-th frame was taken and before it is confirmed.</summary>
    public Func<int, bool> CutsBeforeConfirming { get; set; } = _ => false;

    /// <summary>errcode for answers to pushes; 0 = taken.</summary>
    public int AnswerCode { get; set; }

    public bool IgnoresPings { get; set; }

    /// <summary>How often a bot was let in.</summary>
    public int Connected { get; private set; }

    public int Refused { get; private set; }

    /// <summary>How many lines are over.</summary>
    public int Ended { get; private set; }

    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>What people see as answers: one text for each stream, by its id, the newest content of it.</summary>
    public IReadOnlyList<JsonObject> Answers => Locked(() => _answers.Values.ToList());

    /// <summary>What people see that was not an answer.</summary>
    public IReadOnlyList<JsonObject> Sent => Locked(() => _sent.ToList());

    public static async Task<BotServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new BotServer(app);
        app.UseWebSockets();
        app.Run(server.ServeAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>A member writes to the bot.</summary>
    public string Say(string words, string user = WeComHouse.Person, string? id = null, string? group = null) =>
        Push("aibot_msg_callback", new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = words } }, user, id, group);

    public string Event(string type, JsonObject? more = null, string user = WeComHouse.Person)
    {
        var happened = new JsonObject { ["eventtype"] = type };
        if (more is not null)
        {
            happened[type] = more;
        }

        return Push("aibot_event_callback", new JsonObject { ["msgtype"] = "event", ["event"] = happened }, user, null, null);
    }

    public string Push(string cmd, JsonObject body, string user = WeComHouse.Person, string? id = null, string? group = null)
    {
        var number = Interlocked.Increment(ref _pushes);
        body["msgid"] = id ?? $"m{number}";
        body["aibotid"] = Id;
        body["chattype"] = group is null ? "single" : "group";
        body["chatid"] = group;
        body["from"] = new JsonObject { ["userid"] = user };
        var request = $"srv-{number}";
        lock (_gate)
        {
            var frame = new JsonObject { ["cmd"] = cmd, ["headers"] = new JsonObject { ["req_id"] = request }, ["body"] = body };
            _asked.Add(request);
            _waiting.Enqueue(frame);
            if (cmd == "aibot_msg_callback" && group is null)
            {
                _unanswered[request] = frame;
            }
        }

        _ = FlushAsync();
        return request;
    }

    /// <summary>Ends the line in the middle of whatever goes on.</summary>
    public void Cut()
    {
        var line = _line;
        _line = null;
        line?.Abort();
    }

    public Task ConnectedAsync(int times) => UntilAsync(() => Connected >= times && _line is not null);

    public Task UntilAsync(int answers, int sent = 0) => UntilAsync(() => Answers.Count >= answers && Sent.Count >= sent);

    public async Task UntilAsync(Func<bool> isReached)
    {
        while (true)
        {
            var news = _news;
            if (isReached())
            {
                return;
            }

            await news.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult got;
                do
                {
                    got = await socket.ReceiveAsync(buffer.AsMemory(length), http.RequestAborted);
                    length += got.Count;
                }
                while (!got.EndOfMessage);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                await TakeAsync(socket, JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!.AsObject());   // bots send objects
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // cut, by us or by them
        }

        Ended++;
        Tell();
    }

    private async Task TakeAsync(WebSocket socket, JsonObject frame)
    {
        var request = (string)frame["headers"]!["req_id"]!;   // frames have one
        var body = frame["body"] as JsonObject ?? [];
        var cmd = (string)frame["cmd"]!;   // bots answer nothing without one
        if (cmd == "aibot_subscribe")
        {
            var isGood = (string?)body["bot_id"] == Id && (string?)body["secret"] == Secret;
            await WriteAsync(socket, request, isGood ? 0 : 40001);
            if (isGood)
            {
                Connected++;
                PushAgain();
                _line = socket;
                await FlushAsync();
            }
            else
            {
                Refused++;
            }

            Tell();
            return;
        }

        if (cmd == "ping")
        {
            if (!IgnoresPings)
            {
                await WriteAsync(socket, request, 0);
            }

            return;
        }

        var code = Keep(cmd, request, body);
        if (CutsBeforeConfirming(Interlocked.Increment(ref _frames)))
        {
            Cut();
        }
        else
        {
            await WriteAsync(socket, request, code);
        }

        Tell();
    }

    // What was on the line when it was cut may never have arrived: what is not answered is pushed again.
    private void PushAgain()
    {
        lock (_gate)
        {
            var rest = _waiting.Where(frame => !_unanswered.ContainsValue(frame)).ToList();
            _waiting.Clear();
            foreach (var frame in _unanswered.Values.Concat(rest))
            {
                _waiting.Enqueue(frame);
            }
        }
    }

    private int Keep(string cmd, string request, JsonObject body)
    {
        lock (_gate)
        {
            foreach (var fault in Check(cmd, request, body))
            {
                Faults.Enqueue(fault);
            }

            if (cmd == "aibot_send_msg")
            {
                _sent.Add(body.DeepClone().AsObject());
                return 0;
            }

            if (AnswerCode != 0)
            {
                return AnswerCode;
            }

            _unanswered.Remove(request);
            _answers[cmd == "aibot_respond_msg" ? (string)body["stream"]!["id"]! : $"{cmd} {request}"] = body.DeepClone().AsObject();   // checked above
            return 0;
        }
    }

    private List<string> Check(string cmd, string request, JsonObject body)
    {
        var faults = new List<string>();
        if (cmd != "aibot_send_msg" && !_asked.Contains(request))
        {
            faults.Add($"{cmd}: answers nothing");
        }

        if (body["template_card"] is JsonObject card)
        {
            faults.AddRange(MessageRules.CheckCard(card));
        }

        var words = cmd switch { "aibot_respond_msg" => (string?)body["stream"]?["content"], "aibot_send_msg" when (string?)body["msgtype"] == "markdown" => (string?)body["markdown"]?["content"], _ => "-" };
        if (string.IsNullOrWhiteSpace(words) || Encoding.UTF8.GetByteCount(words) > 20_480)
        {
            faults.Add($"{cmd}: no words, or too many");
        }

        if (cmd == "aibot_send_msg" && string.IsNullOrEmpty((string?)body["chatid"]))
        {
            faults.Add("aibot_send_msg: to nobody");
        }

        return faults;
    }

    // What cannot be pushed now waits for the next line.
    private async Task FlushAsync()
    {
        while (_line is { } line)
        {
            JsonObject? next;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    return;
                }
            }

            try
            {
                await WriteAsync(line, next);
            }
            catch (Exception problem) when (problem is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                lock (_gate)
                {
                    var rest = _waiting.ToList();
                    _waiting.Clear();
                    foreach (var one in rest.Prepend(next))
                    {
                        _waiting.Enqueue(one);
                    }
                }

                return;
            }
        }
    }

    private readonly SemaphoreSlim _writing = new(1, 1);

    private Task WriteAsync(WebSocket socket, string request, int code) => WriteAsync(socket, new JsonObject { ["headers"] = new JsonObject { ["req_id"] = request }, ["errcode"] = code, ["errmsg"] = code == 0 ? "ok" : "refused" });

    private async Task WriteAsync(WebSocket socket, JsonObject frame)
    {
        await _writing.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString(WireJson.Options)), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private void Tell() => Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
