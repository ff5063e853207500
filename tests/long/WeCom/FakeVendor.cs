using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SalesAssistant.Long.WeCom;

/// <summary>
/// The vendor's side over the loopback, with its limits (30 messages a minute and member, above which nothing is shown; duplicate check; response codes that work once) and its moods: busy, too many at once, called too often,
/// tokens taken back, answers lost after a message was taken. The same seed misbehaves the same way.
/// </summary>
internal sealed class FakeVendor : IAsyncDisposable
{
    public const string Corp = "ww0123456789abcdef";
    public const int Agent = 1000002;

    /// <summary>Seconds in which the vendor takes nothing after "called too often"; the assistant is told the same.</summary>
    public const int ThrottleSeconds = 2;

    private const int MostInAMinute = 30;
    private readonly WebApplication _app;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly string _mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Dictionary<string, List<long>> _sentTo = [];
    private readonly Dictionary<(string To, string Content), long> _same = [];
    private readonly HashSet<string> _codes = [];
    private readonly Channel<(string Member, string Task, string Key, string Code)> _presses = Channel.CreateUnbounded<(string, string, string, string)>();
    private string _token = "";
    private int _tokens;
    private long _shutUntil;

    private FakeVendor(WebApplication app, int seed) => (_app, _random) = (app, new Random(seed));

    public Uri Address => new(_app.Urls.First());

    /// <summary>Made up anew in each run, as every token and code is, so that finding one in a log is no accident.</summary>
    public string Secret => "corp-secret-" + _mark;

    public string TokenStart => "access-token-" + _mark;

    public string CodeStart => "response-code-" + _mark;

    /// <summary>Messages as members see them, by member, in order.</summary>
    public ConcurrentDictionary<string, List<string>> Shown { get; } = new();

    /// <summary>What the vendor did instead of taking a message and saying so.</summary>
    public ConcurrentDictionary<string, int> Mischief { get; } = new();

    /// <summary>Members press "save" on every card that has it, as it comes in.</summary>
    public ChannelReader<(string Member, string Task, string Key, string Code)> Presses => _presses.Reader;

    public int Pressed { get; private set; }

    /// <summary>Pressed cards that were changed.</summary>
    public int Changed { get; private set; }

    /// <summary>Changes with a code that was used before, or never given.</summary>
    public int MisusedCodes { get; private set; }

    /// <summary>Messages above a member's rate: "done" is said and nothing shown.</summary>
    public int Vanished { get; private set; }

    public int Tokens => _tokens;

    public static async Task<FakeVendor> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var vendor = new FakeVendor(app, seed);
        app.MapGet("/cgi-bin/gettoken", vendor.GiveToken);
        app.MapPost("/cgi-bin/message/send", http => vendor.TakeAsync(http, vendor.Send));
        app.MapPost("/cgi-bin/message/update_template_card", http => vendor.TakeAsync(http, vendor.Change));
        await app.StartAsync();
        return vendor;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult GiveToken(string corpid, string corpsecret)
    {
        if (corpid != Corp || corpsecret != Secret)
        {
            return Answer(40001);
        }

        lock (_gate)
        {
            _token = $"{TokenStart}-{++_tokens}";
            return Json(new JsonObject { ["errcode"] = 0, ["access_token"] = _token, ["expires_in"] = 7200 });
        }
    }

    private async Task TakeAsync(HttpContext http, Func<JsonObject, IResult> take)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();   // the assistant sends objects
        IResult answer;
        int roll;
        lock (_gate)
        {
            roll = _random.Next(1000);
            if (http.Request.Query["access_token"] != _token)
            {
                answer = Answer(42001);
                roll = int.MaxValue;
            }
            else if (Refusal(roll) is { } code)
            {
                answer = Answer(code);
                roll = int.MaxValue;
            }
            else
            {
                answer = take(body);
            }
        }

        switch (roll)
        {
            case >= 980 and < 990:
                Count("cut after taking");
                http.Abort();
                return;
            case >= 990 and < 999:
                Count("502 after taking");
                http.Response.StatusCode = 502;
                return;
            case 999:
                Count("silent after taking");
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            default:
                await answer.ExecuteAsync(http);
                return;
        }
    }

    // Null when it is in the mood to take the message.
    private int? Refusal(int roll)
    {
        if (Stopwatch.GetTimestamp() < _shutUntil)
        {
            return 45009;
        }

        switch (roll)
        {
            case 0:
                Count("45009");
                _shutUntil = Stopwatch.GetTimestamp() + (ThrottleSeconds * Stopwatch.Frequency);
                return 45009;
            case < 10:
                Count("token taken back");
                _token = "";
                return roll % 2 == 0 ? 40014 : 42001;
            case < 20:
                Count("busy");
                return -1;
            case < 30:
                Count("45033");
                return 45033;
            default:
                return null;
        }
    }

    private IResult Send(JsonObject message)
    {
        var to = (string)message["touser"]!;   // the assistant writes to one member
        var content = message.ToJsonString();
        var now = Stopwatch.GetTimestamp();
        if ((int?)message["enable_duplicate_check"] == 1)
        {
            if (_same.TryGetValue((to, content), out var last) && now - last < (long)message["duplicate_check_interval"]! * Stopwatch.Frequency)   // comes with the check
            {
                return Answer(0);
            }

            _same[(to, content)] = now;
        }

        var before = _sentTo.TryGetValue(to, out var sent) ? sent : _sentTo[to] = [];
        before.RemoveAll(at => now - at >= 60 * Stopwatch.Frequency);
        before.Add(now);
        if (before.Count > MostInAMinute)
        {
            Vanished++;
            return Answer(0);
        }

        var list = Shown.GetOrAdd(to, _ => []);
        lock (list)
        {
            list.Add(content);
        }

        var buttons = message["template_card"]?["button_list"] as JsonArray ?? [];
        if (buttons.Select(button => (string?)button?["key"]).FirstOrDefault(key => key?.Contains("|confirm:", StringComparison.Ordinal) == true) is { } save)
        {
            Pressed++;
            _presses.Writer.TryWrite((to, (string)message["template_card"]!["task_id"]!, save, GiveCode()));   // a card with buttons has one; unbounded: always taken
        }

        return Json(new JsonObject { ["errcode"] = 0, ["msgid"] = $"m{now}", ["response_code"] = GiveCode() });
    }

    private IResult Change(JsonObject update)
    {
        if (!_codes.Remove((string?)update["response_code"] ?? ""))
        {
            MisusedCodes++;
            return Answer(40058);
        }

        Changed++;
        return Answer(0);
    }

    private string GiveCode()
    {
        var code = $"{CodeStart}-{_codes.Count}-{_random.NextInt64()}";
        _codes.Add(code);
        return code;
    }

    private void Count(string what) => Mischief.AddOrUpdate(what, 1, (_, before) => before + 1);

    private static IResult Answer(int code) => Json(new JsonObject { ["errcode"] = code, ["errmsg"] = code == 0 ? "ok" : "hint: [1] from ip: 127.0.0.1" });

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(), "application/json", Encoding.UTF8);
}
