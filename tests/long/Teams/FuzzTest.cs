using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Long.Mutation;

namespace SalesAssistant.Long.Teams;

/// <summary>`teams-fuzz`: damaged activities and card data at the Teams door, a share of them through the whole assistant. Nothing unhandled, no answer but those of the protocol, 99 of 100 within the limit, every reply fit to be sent.</summary>
internal sealed class FuzzTest(int count, int first, int turns, int seed)
{
    private const double Limit = 50;
    private const int AtOnce = 8;
    private static readonly int[] Statuses = [200, 400, 401, 403, 413, 415, 501];
    private readonly Timings _times = new(count);
    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly ConcurrentDictionary<string, (int Times, int Number)> _faults = new();
    private readonly ActivityMutator _mutator = new(ActivitySeeds.All);

    public static Command Create()
    {
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 1_000_000, Description = "Mutated activities." };
        var first = new Option<int>("--first") { DefaultValueFactory = _ => 0, Description = "The number of the first one: each depends on its number and the seed alone." };
        var turns = new Option<int?>("--turns") { Description = "Activities through the whole assistant; one for every hundred when not given." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("teams-fuzz", "Damaged activities at the Teams door.") { count, first, turns, seed };
        command.SetAction((parsed, _) => new FuzzTest(parsed.GetValue(count), parsed.GetValue(first), parsed.GetValue(turns) ?? parsed.GetValue(count) / 100, parsed.GetValue(seed)).RunAsync());
        return command;
    }

    private async Task<int> RunAsync()
    {
        await using var company = await Company.OpenAsync(services => services
            .AddSingleton<IHostEnvironment>(new OwnMachine())
            .AddSingleton(_ => new TeamsHttp(new Nowhere()))
            .AddTeamsChannel(new ConfigurationBuilder().Build()));
        await LinkAsync(company);
        var assistant = new StoringAssistant();
        var presses = ActivatorUtilities.CreateInstance<TeamsPresses>(company.Services, assistant);
        var door = ActivatorUtilities.CreateInstance<TeamsEndpoint>(company.Services, assistant, presses);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await PostAsync(door, i));
        var spent = Stopwatch.GetElapsedTime(started);
        var (stored, silent, unfit) = await TurnsAsync(company);
        Report(company, spent, assistant.Count, stored, silent, unfit);
        return _faults.IsEmpty && company.Failures.Lines.IsEmpty && silent + unfit == 0 && _times.At(0.99) <= Limit && assistant.Count > count / 20 ? 0 : 1;
    }

    private async Task PostAsync(TeamsEndpoint door, int i)
    {
        var http = Http(_mutator.Make(new Random(HashOf(i)), first + i));
        var started = Stopwatch.GetTimestamp();
        try
        {
            await door.HandleAsync(http);
            var status = http.Response.StatusCode;
            _answers.AddOrUpdate(status, 1, (_, before) => before + 1);
            var body = ((MemoryStream)http.Response.Body).ToArray();
            if (!Statuses.Contains(status) || (body.Length > 0 && !IsJson(body)))
            {
                Fault($"status {status}, {body.Length} bytes", i);
            }
        }
        catch (Exception fault)   // what this test is for: counted by where it came from, and the run goes on
        {
            Fault($"{fault.GetType().Name}: {fault.Message}\n" + string.Join('\n', (fault.StackTrace ?? "").Split('\n').Where(line => line.Contains("SalesAssistant", StringComparison.Ordinal)).Take(4)), i);
        }

        if (i < count)
        {
            _times.Set(i, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    // The whole way, with the engine: every stored message has a reply, and every reply can be drawn and keeps to the rules of cards.
    private async Task<(int Stored, int Silent, int Unfit)> TurnsAsync(Company company)
    {
        var door = company.Services.GetRequiredService<TeamsEndpoint>();
        var assistant = company.Services.GetRequiredService<IAssistant>();
        await Parallel.ForAsync(0, turns, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await PostAsync(door, count + i));
        await using var db = company.Store.Contexts.Open(Caller.System);
        var stored = await db.Inbox.AsNoTracking().Where(one => one.Channel == PushedChannels.Teams).Select(one => one.Id).ToListAsync();
        var silent = 0;
        foreach (var id in stored)
        {
            silent += await assistant.WaitForReplyAsync(id, TimeSpan.FromSeconds(60), CancellationToken.None) is null ? 1 : 0;
        }

        var renderer = company.Services.GetRequiredService<TeamsRenderer>();
        var to = new TeamsAddress("http://127.0.0.1:9/", "msteams", "28:bot", "29:u", "zh-CN");
        var unfit = 0;
        foreach (var row in await db.Outbox.AsNoTracking().Where(one => one.Channel == PushedChannels.Teams).ToListAsync())
        {
            var content = WireJson.Read<OutboxContent>(row.ReplyJson);
            var faults = CardRules.Check(renderer.Draw(new PushedReply(row.Id, row.ConversationKey, null, content.Reply, content.Skill), to));
            unfit += faults.Count > 0 ? 1 : 0;
            if (faults.Count > 0)
            {
                _faults.AddOrUpdate("unfit: " + string.Join(", ", faults), (1, 0), (_, known) => (known.Times + 1, 0));
            }
        }

        return (stored.Count, silent, unfit);
    }

    private void Report(Company company, TimeSpan spent, long accepted, int stored, int silent, int unfit)
    {
        Console.WriteLine($"{count} mutated activities: {_faults.Values.Sum(fault => fault.Times)} faults of {_faults.Count} kinds, {accepted} accepted as messages or presses, {spent.TotalSeconds:0.0} s");
        Console.WriteLine("answers: " + string.Join(", ", _answers.OrderBy(one => one.Key).Select(one => $"{one.Value} × {one.Key}")));
        Console.WriteLine($"at the door, {AtOnce} at once: {_times}");
        Console.WriteLine($"{turns} through the assistant: {stored} stored, {silent} without a reply, {unfit} replies unfit, {company.Failures.Lines.Count} errors logged");
        foreach (var (place, (times, number)) in _faults.OrderByDescending(fault => fault.Value.Times).Take(20))
        {
            var text = Encoding.UTF8.GetString(_mutator.Make(new Random(HashOf(number)), first + number));
            Console.WriteLine($"{times} × {place}\n  number {first + number}: {text[..Math.Min(text.Length, 1500)]}");
        }

        foreach (var line in company.Failures.Lines.Take(5))
        {
            Console.WriteLine(line);
        }
    }

    private void Fault(string what, int number) => _faults.AddOrUpdate(what, (1, number), (_, known) => (known.Times + 1, Math.Min(known.Number, number)));

    private static DefaultHttpContext Http(byte[] body)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/json";
        http.Request.Headers.Host = "127.0.0.1:5080";
        http.Request.Body = new MemoryStream(body);
        http.Request.ContentLength = body.Length;
        http.Response.Body = new MemoryStream();
        (http.Connection.RemoteIpAddress, http.Connection.LocalIpAddress) = (IPAddress.Loopback, IPAddress.Loopback);
        return http;
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task LinkAsync(Company company) => company.Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = company.Store.Contexts.On(connection, transaction, Caller.System);
        db.ChannelIdentities.Add(new ChannelIdentity { Id = 900, Channel = PushedChannels.Teams, ExternalKey = $"{ActivitySeeds.Tenant}/{ActivitySeeds.Person}", UserId = company.Callers[0].UserId, CreatedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync(token);
    });

    // Not HashCode, whose seed differs from process to process.
    private int HashOf(int i) => unchecked((seed * 486_187_739) + ((first + i) * 16_777_619));

    /// <summary>Takes everything.</summary>
    private sealed class Nowhere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"id":"r1"}""") });
    }

    private sealed class OwnMachine : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "fuzz";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
