using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Commands;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Model;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Long;

/// <summary>`model-faults`: every way an endpoint fails × four skills × three doors, with the real limits: is there an answer in time, is it the built-in one, does anything stay behind.</summary>
internal static class ModelFaults
{
    private static readonly (string Skill, string Say)[] Messages =
    [
        ("next_actions", "今天先做什么"),
        ("pipeline_query", "在谈的商机按阶段各多少钱"),
        ("performance_report", "我这个季度签了多少"),
        ("help", "你能做什么"),
    ];

    // Names under which a CRM user is known by id; other doors link accounts first.
    private static readonly string[] Doors = ["api", "web", "cases"];

    public static Command Create()
    {
        var command = new Command("model-faults", "18 failing endpoints × 4 skills × 3 doors: an answer within the limit, nothing left behind.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"faults-{Guid.NewGuid():N}.db");
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(file), TimeProvider.System, cancellationToken);
        await DemoCommand.SeedAsync(store, new ConfigurationBuilder().Build(), cancellationToken);
        await using var db = store.Contexts.Open(Caller.System);
        var rep = await db.Users.Where(user => user.Role == Role.Rep).Select(user => user.Id).FirstAsync(cancellationToken);
        var (answers, wrong, slowest, most) = (0, 0, 0.0, 0);
        var expected = await BuiltInAsync(store, rep, cancellationToken);
        await FaultAsync(ModelFault.ServerError);   // threads and pools are there before anything is counted
        var before = Process.GetCurrentProcess().Threads.Count;
        (answers, wrong, slowest) = (0, 0, 0);
        foreach (var fault in Enum.GetValues<ModelFault>().Where(fault => fault != ModelFault.None))
        {
            await FaultAsync(fault);
        }

        GC.Collect();
        var after = Process.GetCurrentProcess().Threads.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers} answers, {wrong} not the built-in ones, slowest {slowest:0.00} s, at most {most} calls to a failing endpoint, threads {before} → {after}"));
        File.Delete(file);
        return wrong == 0 && slowest <= 10 && most is > 0 and <= 24 ? 0 : 1;   // 8 s of model and the turn itself on a busy machine; twelve turns at once have up to eight calls under way when the fifth failure is told, and a refused call is asked for again

        async Task FaultAsync(ModelFault fault)
        {
            await using var model = await FakeModel.StartAsync(_ => new ModelCall("help", new JsonObject()));
            model.Fault = fault;
            await using var provider = new ServiceCollection().AddLogging(logging => logging.ClearProviders())
                .AddAssistant(new ConfigurationBuilder().Build(), store, TimeProvider.System)
                .Configure<ModelSettings>(settings => (settings.Mode, settings.Endpoint, settings.Name, settings.TokensPerUserAndDay) = (ModelMode.Model, model.Endpoint, "fake", 0))
                .BuildServiceProvider();
            var assistant = provider.GetRequiredService<IAssistant>();
            var turns = Doors.SelectMany(door => Messages.Select(async message =>
            {
                var started = Stopwatch.GetTimestamp();
                var accepted = await assistant.AcceptAsync(new IncomingMessage(door, $"{fault}-{message.Skill}", Guid.NewGuid().ToString(), SenderKeys.OfUser(rep), message.Say, TimeProvider.System.GetUtcNow().UtcDateTime), cancellationToken);
                var reply = await assistant.WaitForReplyAsync(accepted.InboxId, TimeSpan.FromSeconds(60), cancellationToken);
                return (Seconds: Stopwatch.GetElapsedTime(started).TotalSeconds, IsRight: reply is not null && reply.Skill == expected[message.Say]);
            }));
            var done = await Task.WhenAll(turns);
            var slow = done.Max(turn => turn.Seconds);
            (answers, wrong, slowest, most) = (answers + done.Length, wrong + done.Count(turn => !turn.IsRight), Math.Max(slowest, slow), Math.Max(most, model.Calls));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault,-18} {done.Length} answers, {done.Count(turn => turn.IsRight)} right, slowest {slow:0.00} s, {model.Calls} calls"));
            await provider.GetRequiredService<Assistant>().StopAsync(cancellationToken);
            await model.IdleAsync().WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    // What the product says without a model.
    private static async Task<Dictionary<string, string?>> BuiltInAsync(SalesStore store, long rep, CancellationToken cancellationToken)
    {
        await using var provider = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddAssistant(new ConfigurationBuilder().Build(), store, TimeProvider.System).BuildServiceProvider();
        var assistant = provider.GetRequiredService<IAssistant>();
        var skills = new Dictionary<string, string?>();
        foreach (var (skill, say) in Messages)
        {
            var accepted = await assistant.AcceptAsync(new IncomingMessage("api", "plain-" + skill, "m", SenderKeys.OfUser(rep), say, TimeProvider.System.GetUtcNow().UtcDateTime), cancellationToken);
            skills[say] = (await assistant.WaitForReplyAsync(accepted.InboxId, TimeSpan.FromSeconds(60), cancellationToken))?.Skill;
        }

        await provider.GetRequiredService<Assistant>().StopAsync(cancellationToken);
        Console.WriteLine(string.Join(", ", skills.Select(pair => $"{pair.Key} → {pair.Value}")));
        return skills;
    }
}
