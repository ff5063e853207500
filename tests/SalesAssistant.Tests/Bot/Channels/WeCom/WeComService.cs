using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The vendor's side without a network: tokens, sending with its limits, duplicate check and silent drops, one-time response codes, media, sign-in, menus.</summary>
internal sealed class WeComService(TimeProvider clock) : HttpMessageHandler
{
    public const string Corp = "ww0123456789abcdef";
    public const int Agent = 1000002;
    public const string Secret = "test-only-secret";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _lastSame = [];
    private readonly Dictionary<string, List<DateTimeOffset>> _sentTo = [];
    private readonly HashSet<string> _tasks = [];
    private readonly HashSet<string> _codes = [];
    private readonly Dictionary<string, byte[]> _media = [];
    private readonly List<JsonObject> _shown = [];
    private readonly List<JsonObject> _updates = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sends;
    private int _tokens;
    private string? _token;

    /// <summary>errcode of the n-th send, from 1; 0 = taken.</summary>
    public Func<int, int> Code { get; set; } = _ => 0;

    /// <summary>Whether the answer to the n-th send is lost after it was taken.</summary>
    public Func<int, bool> LosesAnswer { get; set; } = _ => false;

    /// <summary>Whether the n-th send finds no connection.</summary>
    public Func<int, bool> IsAway { get; set; } = _ => false;

    /// <summary>errcode of gettoken; 0 = a token is given.</summary>
    public int TokenCode { get; set; }

    /// <summary>Who a sign-in code is of; null = somebody from outside.</summary>
    public Dictionary<string, string?> SignIns { get; } = [];

    /// <summary>Everything that a message or an update did against the vendor's rules.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public int Attempts => _sends;

    public int TokensGiven => _tokens;

    /// <summary>Messages above a member's rate: the vendor says "done" and shows nothing.</summary>
    public int Dropped { get; private set; }

    public JsonObject? Menu { get; private set; }

    /// <summary>Messages as members see them, in order.</summary>
    public IReadOnlyList<JsonObject> Shown
    {
        get
        {
            lock (_gate)
            {
                return [.. _shown];
            }
        }
    }

    public IReadOnlyList<JsonObject> Updates
    {
        get
        {
            lock (_gate)
            {
                return [.. _updates];
            }
        }
    }

    /// <summary>The token is taken back early.</summary>
    public void TakeTokenBack() => _token = null;

    /// <summary>A code with which a pressed card may be changed, once.</summary>
    public string GiveCode()
    {
        lock (_gate)
        {
            var code = $"code{_codes.Count}-{_updates.Count}-{Guid.NewGuid():N}";
            _codes.Add(code);
            return code;
        }
    }

    public void Hold(string mediaId, byte[] bytes) => _media[mediaId] = bytes;

    public Task ShownAsync(int count) => UntilAsync(() => Shown.Count >= count);

    /// <summary>What was said in group chats of the app.</summary>
    public List<JsonObject> GroupMessages { get; } = [];

    public Task AttemptedAsync(int count) => UntilAsync(() => Attempts >= count);

    private HttpResponseMessage TakeGroupMessage(JsonObject body)
    {
        GroupMessages.Add(body);
        return Answer(0);
    }

    public Task TokenAskedAsync() => UntilAsync(() => Asked.Contains("gettoken"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath["/cgi-bin/".Length..];   // a request has one
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query);
        Asked.Enqueue(path);
        if (path == "gettoken")
        {
            Tell();
            return GiveToken(query["corpid"], query["corpsecret"]);
        }

        if (query["access_token"] is not { Length: > 0 } token || token != _token)
        {
            return Answer(string.IsNullOrEmpty(query["access_token"]) ? 41001 : query["access_token"]!.EndsWith('1') ? 40014 : 42001);   // just looked at
        }

        switch (path)
        {
            case "media/get":
                return _media.TryGetValue(query["media_id"] ?? "", out var held) ? File(held) : Answer(40007);
            case "auth/getuserinfo":
                return query["code"] is { } code && SignIns.Remove(code, out var who) ? Answer(0, who is null ? ("openid", "o-1") : ("userid", who)) : Answer(40029);
            case "media/upload":
                return Upload(await request.Content!.ReadAsStringAsync(cancellationToken));   // an upload has content
            default:
                break;
        }

        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject();   // everything else is JSON
        return path switch
        {
            "message/send" => Send(body),
            "message/update_template_card" => Update(body),
            "appchat/create" => body["userlist"] is JsonArray { Count: >= 2 } ? Answer(0, ("chatid", "chat1")) : Answer(86001),
            "appchat/send" => TakeGroupMessage(body),
            "menu/create" => TakeMenu(body, query["agentid"]),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private HttpResponseMessage GiveToken(string? corp, string? secret)
    {
        if (TokenCode != 0 || corp != Corp || secret != Secret)
        {
            return Answer(TokenCode != 0 ? TokenCode : corp != Corp ? 40013 : 40001);
        }

        _token = $"token-{Interlocked.Increment(ref _tokens)}";
        return Json(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", ["access_token"] = _token, ["expires_in"] = 7200 });
    }

    private HttpResponseMessage Send(JsonObject message)
    {
        var attempt = Interlocked.Increment(ref _sends);
        try
        {
            if (IsAway(attempt))
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            }

            var answer = Code(attempt) is not 0 and var code ? Answer(code) : Take(message);
            return LosesAnswer(attempt) ? throw new TaskCanceledException("no answer in time") : answer;
        }
        finally
        {
            Tell();
        }
    }

    private HttpResponseMessage Take(JsonObject message)
    {
        lock (_gate)
        {
            if ((int?)message["agentid"] != Agent)
            {
                return Answer(40056);
            }

            foreach (var fault in MessageRules.Check(message))
            {
                Faults.Enqueue(fault);
            }

            var to = (string)message["touser"]!;   // the door sends to one member
            var now = clock.GetUtcNow();
            if ((int?)message["enable_duplicate_check"] == 1)
            {
                var same = message.ToJsonString();
                if (_lastSame.TryGetValue(same, out var last) && now - last < TimeSpan.FromSeconds((int?)message["duplicate_check_interval"] ?? 1800))
                {
                    return Answer(0, ("msgid", "same"));
                }

                _lastSame[same] = now;
            }

            var card = message["template_card"] as JsonObject;
            if ((string?)card?["task_id"] is { } task && !_tasks.Add(task))
            {
                Faults.Enqueue($"task_id {task} twice");
            }

            var before = _sentTo.TryGetValue(to, out var sent) ? sent : _sentTo[to] = [];
            before.RemoveAll(at => now - at >= TimeSpan.FromHours(1));
            if (before.Count(at => now - at < TimeSpan.FromMinutes(1)) >= 30 || before.Count >= 1000)
            {
                Dropped++;
                return Answer(0, ("msgid", "dropped"));
            }

            before.Add(now);
            if (message["text"]?["content"] is { } content && Encoding.UTF8.GetByteCount((string)content!) > 2048)   // a text has content
            {
                message["text"]!["content"] = Words.CutBytes((string)content!, 2048);
            }

            _shown.Add(message);
            var code = $"sent{_shown.Count}";
            _codes.Add(code);
            return Answer(0, card is null ? [("msgid", code)] : [("msgid", code), ("response_code", code)]);
        }
    }

    private HttpResponseMessage Update(JsonObject update)
    {
        try
        {
            lock (_gate)
            {
                if (!_codes.Remove((string?)update["response_code"] ?? "") || update["userids"] is not JsonArray { Count: 1 } || (int?)update["agentid"] != Agent)
                {
                    return Answer(40058);
                }

                foreach (var fault in update["template_card"] is JsonObject card ? MessageRules.CheckCard(card) : string.IsNullOrWhiteSpace((string?)update["button"]?["replace_name"]) ? ["update: changes nothing"] : [])
                {
                    Faults.Enqueue(fault);
                }

                _updates.Add(update);
                return Answer(0);
            }
        }
        finally
        {
            Tell();
        }
    }

    private HttpResponseMessage Upload(string form)
    {
        Assert.Contains("name=\"media\"; filename=\"", form, StringComparison.Ordinal);
        var id = $"media{_media.Count}";
        _media[id] = Encoding.UTF8.GetBytes(form);
        return Answer(0, ("media_id", id));
    }

    private HttpResponseMessage TakeMenu(JsonObject menu, string? agent)
    {
        if (agent != Agent.ToString())
        {
            return Answer(40056);
        }

        var columns = menu["button"]!.AsArray();   // a menu has it
        var entries = columns.SelectMany(column => column!["sub_button"]?.AsArray() ?? []).ToList();
        if (columns.Count > 3 || columns.Any(column => Bytes(column) > 16 || column!["sub_button"] is JsonArray { Count: > 5 }) || entries.Any(entry => Bytes(entry) > 40 || Encoding.UTF8.GetByteCount((string)entry!["key"]!) > 128))
        {
            return Answer(40016);
        }

        Menu = menu;
        return Answer(0);
    }

    private static int Bytes(JsonNode? named) => Encoding.UTF8.GetByteCount((string)named!["name"]!);   // entries have names

    private async Task UntilAsync(Func<bool> isReached)
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

    private void Tell() => Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private static HttpResponseMessage File(byte[] bytes) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("audio/amr") } } };

    private static HttpResponseMessage Answer(int code, params (string Name, string Value)[] more)
    {
        var json = new JsonObject { ["errcode"] = code, ["errmsg"] = code == 0 ? "ok" : "hint: [123] from ip: 127.0.0.1" };
        foreach (var (name, value) in more)
        {
            json[name] = value;
        }

        return Json(json);
    }

    private static HttpResponseMessage Json(JsonObject json) => new(HttpStatusCode.OK) { Content = new StringContent(json.ToJsonString(WireJson.Options), Encoding.UTF8, "application/json") };
}
