using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SalesAssistant.Benchmarks;

/// <summary>Closed-loop load on the Api door: one conversation a slot, the reply is read from the response. Prints one JSON line in the shape of shared/bench/LoadGen.</summary>
internal sealed class ApiLoad(Uri address, string key, int slots, string[] texts, int processId) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = slots, UseProxy = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    private readonly string _run = Guid.NewGuid().ToString("N")[..8];
    private long _errors;
    private int _sequence;

    public static Command Create()
    {
        var url = new Option<string>("--url") { Required = true };
        var key = new Option<string>("--key") { Required = true };
        var file = new Option<string>("--texts") { Required = true, Description = "JSON array; each slot says them in turn." };
        var label = new Option<string>("--label") { DefaultValueFactory = _ => "" };
        var (slots, count, warm, pid) = (new Option<int>("--c") { DefaultValueFactory = _ => 1 }, new Option<int>("--n") { DefaultValueFactory = _ => 2000 }, new Option<int>("--warm") { DefaultValueFactory = _ => 200 }, new Option<int>("--pid"));
        var command = new Command("api", "Closed-loop load on POST /api/chat.") { url, key, file, label, slots, count, warm, pid };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var texts = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(parsed.GetValue(file)!, cancellationToken))!;   // required options
            using var load = new ApiLoad(new Uri(parsed.GetValue(url)!), parsed.GetValue(key)!, parsed.GetValue(slots), texts, parsed.GetValue(pid));
            await load.PhaseAsync(parsed.GetValue(warm));
            return await load.MeasureAsync(parsed.GetValue(label)!, parsed.GetValue(count));
        });
        return command;
    }

    public void Dispose() => _http.Dispose();

    private async Task<int> MeasureAsync(string label, int count)
    {
        var (cpu, _, _) = LoadProcess.Read(processId);
        var (times, seconds) = await PhaseAsync(count);
        var (cpuAfter, resident, peak) = LoadProcess.Read(processId);
        times.Sort();
        double Quantile(double q) => times.Count == 0 ? -1 : Math.Round(times[Math.Min(times.Count - 1, (int)(q * times.Count))], 3);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            label,
            c = slots,
            n = times.Count,
            msgs_per_s = Math.Round(times.Count / seconds, 1),
            p50 = Quantile(.5),
            p95 = Quantile(.95),
            p99 = Quantile(.99),
            bot_cpu_ms_per_msg = Math.Round((cpuAfter - cpu) * 1000 / Math.Max(1, times.Count), 4),
            bot_rss_mb = Math.Round(resident, 1),
            bot_peak_mb = Math.Round(peak, 1),
            errors = _errors,
        }));
        return _errors == 0 ? 0 : 1;
    }

    private async Task<(List<double> Times, double Seconds)> PhaseAsync(int count)
    {
        var left = count;
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, slots).Select(slot => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var turn = 0; Interlocked.Decrement(ref left) >= 0; turn++)
            {
                own.Add(await OneAsync(slot, texts[turn % texts.Length]));
            }

            return own;
        })));
        return (times.SelectMany(own => own).ToList(), watch.Elapsed.TotalSeconds);
    }

    private async Task<double> OneAsync(int slot, string text)
    {
        var id = Interlocked.Increment(ref _sequence).ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes($$"""{"conversation":"slot-{{slot}}","text":{{JsonSerializer.Serialize(text)}},"messageId":"{{_run}}-{{id}}"}""");
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var started = Stopwatch.GetTimestamp();
        using var answer = await _http.PostAsync(new Uri("/api/chat", UriKind.Relative), content);
        await answer.Content.ReadAsByteArrayAsync();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if ((int)answer.StatusCode != 200 && Interlocked.Increment(ref _errors) < 4)
        {
            await Console.Error.WriteLineAsync($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        return elapsed;
    }
}
