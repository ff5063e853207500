using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Benchmarks;

/// <summary>Closed-loop load on the Teams door, with a connector of its own: from the activity to the reply that arrives there, the way shared/bench/LoadGen measures bots. One conversation and one person a slot; each slot says the texts in turn.</summary>
internal sealed class TeamsLoad(LoadTarget target, string[] texts, int connector) : IDisposable
{
    /// <summary>Of the activities, as LoadGen's.</summary>
    private const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = target.Slots, UseProxy = false }) { Timeout = Patience };
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _pending = new();
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private readonly ConcurrentBag<double> _acknowledged = [];
    private long _errors;
    private long _unasked;
    private int _sequence;

    public static Command Create()
    {
        var url = new Option<string>("--url") { Required = true, Description = "Of /api/messages." };
        var file = new Option<string>("--texts") { Required = true, Description = "JSON array; each slot says them in turn." };
        var label = new Option<string>("--label") { DefaultValueFactory = _ => "" };
        var (slots, count, warm, pid, port) = (new Option<int>("--c") { DefaultValueFactory = _ => 1 }, new Option<int>("--n") { DefaultValueFactory = _ => 2000 }, new Option<int>("--warm") { DefaultValueFactory = _ => 200 }, new Option<int>("--pid"), new Option<int>("--connector") { DefaultValueFactory = _ => 25556 });
        var command = new Command("teams", "Closed-loop load on the Teams door, from the activity to the reply at the connector.") { url, file, label, slots, count, warm, pid, port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var texts = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(parsed.GetValue(file)!, cancellationToken))!;   // required options
            using var load = new TeamsLoad(new LoadTarget(new Uri(parsed.GetValue(url)!), parsed.GetValue(slots), parsed.GetValue(pid)), texts, parsed.GetValue(port));
            return await load.RunAsync(parsed.GetValue(label)!, parsed.GetValue(warm), parsed.GetValue(count));
        });
        return command;
    }

    /// <summary>`teams-people`: ties the accounts of the slots to a person, as an administrator's approval does.</summary>
    public static Command CreatePeople()
    {
        var store = new Option<string>("--store") { Required = true };
        var who = new Option<string>("--who") { Required = true, Description = "The person's number." };
        var slots = new Option<int>("--c") { DefaultValueFactory = _ => 64 };
        var command = new Command("teams-people", "Ties the accounts of the load's slots to a person.") { store, who, slots };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await SalesStore.OpenAsync(StoreOptions.Sqlite(parsed.GetValue(store)!), TimeProvider.System, cancellationToken);   // required options
            await opened.Writer.WriteAsync(
                async (connection, transaction, token) =>
                {
                    await using var db = opened.Contexts.On(connection, transaction, Caller.System);
                    var user = db.Users.Single(one => one.Number == parsed.GetValue(who)).Id;
                    db.ChannelIdentities.AddRange(Enumerable.Range(0, parsed.GetValue(slots)).Select(slot => new ChannelIdentity { Id = 900_000 + slot, Channel = "teams", ExternalKey = $"{Tenant}/{PersonOf(slot)}", UserId = user, CreatedAt = DateTime.UnixEpoch }));
                    await db.SaveChangesAsync(token);
                },
                cancellationToken);
        });
        return command;
    }

    public void Dispose() => _http.Dispose();

    private static string PersonOf(int slot) => $"2d9d1d2c-3d5a-4c40-9f3e-{slot.ToString("D12", CultureInfo.InvariantCulture)}";

    private async Task<int> RunAsync(string label, int warm, int count)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{connector}");
        await using var app = builder.Build();
        app.Run(TakeAsync);
        await app.StartAsync();
        await PhaseAsync(warm);
        _acknowledged.Clear();
        var before = LoadProcess.Read(target.ProcessId);
        var (times, seconds) = await PhaseAsync(count);
        var after = LoadProcess.Read(target.ProcessId);
        var acknowledged = _acknowledged.Order().ToList();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            label,
            c = target.Slots,
            n = times.Count,
            msgs_per_s = Math.Round(times.Count / seconds, 1),
            p50 = Quantile(times, .5),
            p95 = Quantile(times, .95),
            p99 = Quantile(times, .99),
            http_p50 = Quantile(acknowledged, .5),
            http_p99 = Quantile(acknowledged, .99),
            bot_cpu_ms_per_msg = Math.Round((after.Cpu - before.Cpu) * 1000 / Math.Max(1, times.Count), 4),
            bot_rss_mb = Math.Round(after.Resident, 1),
            bot_peak_mb = Math.Round(after.Peak, 1),
            errors = _errors,
            unmatched = _unasked,
        }));
        await app.StopAsync();
        return _errors == 0 && times.Count > 0 ? 0 : 1;
    }

    private static double Quantile(List<double> times, double q) => times.Count == 0 ? -1 : Math.Round(times[Math.Min(times.Count - 1, (int)(q * times.Count))], 3);

    // The reply names in its address what it answers. Signs of writing are not the reply.
    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream(2048);
        await http.Request.Body.CopyToAsync(body);
        var now = Stopwatch.GetTimestamp();
        var path = http.Request.Path.Value!;   // a request has one
        var id = path[(path.LastIndexOf('/') + 1)..];
        var isWriting = body.GetBuffer().AsSpan(0, (int)body.Length).IndexOf("\"type\":\"typing\""u8) >= 0;
        if (!isWriting && _pending.TryRemove(id, out var waiting))
        {
            waiting.TrySetResult(now);
        }
        else
        {
            Interlocked.Increment(ref _unasked);
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($$"""{"id":"r{{id}}"}""");
    }

    private async Task<(List<double> Times, double Seconds)> PhaseAsync(int count)
    {
        var left = count;
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, target.Slots).Select(slot => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var turn = 0; Interlocked.Decrement(ref left) >= 0; turn++)
            {
                if (await OneAsync(slot, texts[turn % texts.Length]) is { } time)
                {
                    own.Add(time);
                }
            }

            return own;
        })));
        return (times.SelectMany(own => own).Order().ToList(), watch.Elapsed.TotalSeconds);
    }

    private async Task<double?> OneAsync(int slot, string text)
    {
        var id = $"{_run}-{Interlocked.Increment(ref _sequence).ToString(CultureInfo.InvariantCulture)}";
        var waiting = _pending[id] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Activity(id, text, slot))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _http.PostAsync(target.Address, content);
            _acknowledged.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.IsSuccessStatusCode)
            {
                return Stopwatch.GetElapsedTime(started, await waiting.Task.WaitAsync(Patience)).TotalMilliseconds;
            }

            await ComplainAsync($"{(int)answer.StatusCode}");
        }
        catch (TimeoutException)
        {
            await ComplainAsync($"no reply to {id} within {Patience.TotalSeconds} s");
        }

        return null;
    }

    private async Task ComplainAsync(string what)
    {
        if (Interlocked.Increment(ref _errors) < 4)
        {
            await Console.Error.WriteLineAsync(what);
        }
    }

    // The same size and members as LoadGen's, which the JavaScript bots are sent.
    private string Activity(string id, string text, int slot) => $$$"""
        {"text":{{{JsonSerializer.Serialize(text)}}},"textFormat":"plain","attachments":[{"contentType":"text/html","content":"<p>{{{JsonEncodedText.Encode(text)}}}</p>"}],"type":"message","timestamp":"2026-11-21T08:12:33.4455667Z","localTimestamp":"2026-11-21T16:12:33.4455667+08:00","id":"{{{id}}}","channelId":"msteams","serviceUrl":"http://127.0.0.1:{{{connector}}}/","from":{"id":"29:slot-{{{slot}}}","name":"Zhang San","aadObjectId":"{{{PersonOf(slot)}}}"},"conversation":{"conversationType":"personal","tenantId":"{{{Tenant}}}","id":"a:slot-{{{slot}}}"},"recipient":{"id":"28:c9e8c047-2a74-40a2-b28a-b162d5f5327c","name":"Sales Assistant"},"entities":[{"locale":"zh-CN","country":"CN","platform":"Windows","timezone":"Asia/Shanghai","type":"clientInfo"}],"channelData":{"tenant":{"id":"{{{Tenant}}}"},"source":{"name":"message"},"legacy":{"replyToId":"1:1a2b3c"}},"locale":"zh-CN","localTimezone":"Asia/Shanghai","rawTimestamp":"2026-11-21T08:12:33.4455667Z","rawLocalTimestamp":"2026-11-21T16:12:33.4455667+08:00","callerId":null}
        """;
}

/// <summary>Where the load goes.</summary>
/// <param name="Slots">Conversations at once.</param>
/// <param name="ProcessId">Whose processor time and memory is told; 0 = nobody's.</param>
internal sealed record LoadTarget(Uri Address, int Slots, int ProcessId);
