using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Benchmarks;

/// <summary>`understand`: what reading a message costs, part by part, the store excluded. One thread; microseconds of wall time, median and 95th percentile.</summary>
internal static class Understanding
{
    public static Command Create()
    {
        var data = new Option<string>("--store") { Required = true, Description = "A store file; it is only read." };
        var file = new Option<string>("--texts") { Required = true, Description = "JSON array of messages." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 200 };
        var command = new Command("understand", "Cost of understanding, part by part.") { data, file, rounds };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(file)!, parsed.GetValue(rounds)));   // required options
        return command;
    }

    private static async Task<int> RunAsync(string path, string file, int rounds)
    {
        var texts = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(file))!;
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(path), TimeProvider.System);
        await using var provider = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddAssistant(new ConfigurationBuilder().Build(), store, TimeProvider.System).BuildServiceProvider();
        await using var db = store.Contexts.Open(Caller.System);
        var user = db.Users.First(one => one.Role == Data.People.Role.Rep);
        var names = provider.GetRequiredService<NameIndex>();
        await names.RefreshAsync();
        var scope = names.For(Caller.Of(user));
        var now = new DateTime(2026, 6, 17, 15, 30, 0, DateTimeKind.Unspecified);
        var utterances = texts.Select(text => UtteranceReader.Read(text, now, scope)).ToList();
        var context = new ReadingContext(Caller.Of(user), ConversationState.Empty, now) { Names = scope };
        var (classifier, router) = (provider.GetRequiredService<IIntentClassifier>(), provider.GetRequiredService<SkillRouter>());
        Time("marks and values", rounds, texts, text => UtteranceReader.Read(text, now, scope));
        Time("names alone", rounds, texts, text => scope.Mark(text));
        Time("classifier", rounds, utterances, utterance => classifier.Classify(utterance, context));
        foreach (var reader in provider.GetServices<ISkillReader>())
        {
            Time("reader " + reader.Skill, rounds, utterances, utterance => reader.Read(utterance, context));
        }

        Time("route", rounds, utterances, utterance => router.Route(utterance, context));
        Time("all of it", rounds, texts, text => router.Route(UtteranceReader.Read(text, now, scope), context));
        return 0;
    }

    private static void Time<T>(string what, int rounds, IReadOnlyList<T> inputs, Func<T, object?> work)
    {
        for (var warm = 0; warm < 30; warm++)
        {
            foreach (var input in inputs)
            {
                work(input);
            }
        }

        var times = new List<double>(rounds * inputs.Count);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var input in inputs)
            {
                var started = Stopwatch.GetTimestamp();
                work(input);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }

        times.Sort();
        Console.WriteLine($"{what,-32} p50 {times[times.Count / 2],9:0.0} us   p95 {times[(int)(times.Count * 0.95)],9:0.0} us");
    }
}
