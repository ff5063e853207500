using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Long;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Intents;
using SalesAssistant.Skills.Language.Recognizers;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Benchmarks;

/// <summary>`understand`: what reading a message costs, part by part, the store excluded. One thread; microseconds of processor time, median and 95th percentile. understand.sh runs the JavaScript peers beside it.</summary>
internal static class Understanding
{
    private static readonly DateTime Now = new(2026, 6, 17, 15, 30, 0, DateTimeKind.Unspecified);

    public static Command Create()
    {
        var data = new Option<string>("--store") { Required = true, Description = "A store file; it is only read." };
        var file = new Option<string>("--texts") { Required = true, Description = "JSON array of messages." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 200 };
        var customers = new Option<int>("--customers") { Description = "Also in a made-up company of so many customers, with three contacts each and messages that name them." };
        var cases = new Option<string>("--recognize") { Description = "Also the value recognisers, on the texts of a file of cases (JSON lines: lang, kind, text, reference_time)." };
        var command = new Command("understand", "Cost of understanding, part by part.") { data, file, rounds, customers, cases };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(file)!, parsed.GetValue(rounds), parsed.GetValue(customers), parsed.GetValue(cases)));   // required options
        return command;
    }

    private static async Task<int> RunAsync(string path, string file, int rounds, int customers, string? cases)
    {
        var started = ThreadTime.Now();
        IntentClassifier.Load(PromptFolder.Path);
        Console.WriteLine($"model load, first in the process    {ThreadTime.Now() - started,9:0.0} ms");
        var texts = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(file))!;
        await using var store = await SalesStore.OpenAsync(StoreOptions.Sqlite(path), TimeProvider.System);
        await using var provider = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddAssistant(new ConfigurationBuilder().Build(), store, TimeProvider.System).BuildServiceProvider();
        await using var db = store.Contexts.Open(Caller.System);
        var names = provider.GetRequiredService<NameIndex>();
        await names.RefreshAsync();
        Parts(provider, names.For(Caller.Of(db.Users.First(one => one.Role == Role.Rep))), rounds, texts);
        if (customers > 0)
        {
            Crowded(provider, customers);
        }

        if (cases is not null)
        {
            Recognizers(cases);
        }

        return 0;
    }

    private static void Parts(IServiceProvider provider, NameScope scope, int rounds, string[] texts)
    {
        var utterances = texts.Select(text => UtteranceReader.Read(text, Now, scope)).ToList();
        var context = new ReadingContext(scope.Caller, ConversationState.Empty, Now) { Names = scope };
        var (classifier, router) = (provider.GetRequiredService<IIntentClassifier>(), provider.GetRequiredService<SkillRouter>());
        Time("marks and values", rounds, texts, text => UtteranceReader.Read(text, Now, scope));
        Time("names alone", rounds, texts, text => scope.Mark(text));
        Time("classifier", rounds, utterances, utterance => classifier.Classify(utterance, context));
        foreach (var reader in provider.GetServices<ISkillReader>())
        {
            Time("reader " + reader.Skill, rounds, utterances, utterance => reader.Read(utterance with { }, context));   // a copy: what a reader keeps with an utterance does not count
        }

        Time("all of it", rounds, texts, text => router.Route(UtteranceReader.Read(text, Now, scope), context));
    }

    private static void Crowded(IServiceProvider provider, int customers)
    {
        const int Messages = 2000, Rounds = 3;
        var crowd = new NameCrowd(7);
        var all = crowd.Make(customers);
        var texts = crowd.Messages(all, Messages);
        var snapshot = NameSnapshot.Build(provider.GetRequiredService<NameLexicon>(), all, 1);
        var router = provider.GetRequiredService<SkillRouter>();
        foreach (var caller in (Caller[])[new(5, Role.Rep, 6, "rep", "zh"), new(5, Role.Manager, null, "manager", "zh")])
        {
            var scope = new CallerNames(snapshot, caller);
            var context = new ReadingContext(caller, ConversationState.Empty, Now) { Names = scope };
            Time($"all of it, {customers} customers, {caller.Name}", Rounds, texts, text => router.Route(UtteranceReader.Read(text, Now, scope), context), warm: 1);
        }
    }

    private static void Recognizers(string file)
    {
        var cases = File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Select(one => (Lang: one.GetProperty("lang").GetString()!, Kind: one.GetProperty("kind").GetString()!, Text: one.GetProperty("text").GetString()!, At: MomentOf(one)))   // the file's own fields
            .ToLookup(one => (one.Lang, one.Kind));
        foreach (var group in cases.Where(group => EntityRecognizers.Reads(group.Key.Lang, group.Key.Kind)))
        {
            Time($"recognise {group.Key.Lang} {group.Key.Kind}", 20, [.. group], one => EntityRecognizers.Recognize(one.Text, one.Lang, one.Kind, one.At), warm: 3);
        }
    }

    private static DateTime MomentOf(JsonElement one) =>
        one.TryGetProperty("reference_time", out var said) && said.ValueKind == JsonValueKind.String ? DateTime.Parse(said.GetString()!, CultureInfo.InvariantCulture) : Now;

    private static void Time<T>(string what, int rounds, IReadOnlyList<T> inputs, Func<T, object?> work, int warm = 30)
    {
        for (; warm > 0; warm--)
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
                var started = ThreadTime.Now();
                work(input);
                times.Add((ThreadTime.Now() - started) * 1000);
            }
        }

        times.Sort();
        Console.WriteLine($"{what,-40} p50 {times[times.Count / 2],9:0.0} us   p95 {times[(int)(times.Count * 0.95)],9:0.0} us");
    }
}
