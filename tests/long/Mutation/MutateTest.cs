using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Acts;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Long.Mutation;

/// <summary>`mutate`: damaged utterances through understanding and every reader, a share of them through whole turns. No exception, no message without a reply, and 99 of 100 understood within the limit.</summary>
internal sealed class MutateTest(int count, int first, int turns, int seed)
{
    private const double Limit = 20;
    private const int Shown = 5;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Timings _understanding = new(count);
    private readonly ConcurrentDictionary<string, (int Times, int Number)> _faults = new();

    public static Command Create()
    {
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 1_000_000, Description = "Mutated utterances." };
        var first = new Option<int>("--first") { DefaultValueFactory = _ => 0, Description = "The number of the first one: each text depends on its number and the seed alone." };
        var turns = new Option<int?>("--turns") { Description = "Messages through whole turns; one for every hundred utterances when not given." };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("mutate", "Damaged utterances through understanding and turns.") { count, first, turns, seed };
        command.SetAction((parsed, _) => new MutateTest(parsed.GetValue(count), parsed.GetValue(first), parsed.GetValue(turns) ?? parsed.GetValue(count) / 100, parsed.GetValue(seed)).RunAsync());
        return command;
    }

    private async Task<int> RunAsync()
    {
        await using var company = await Company.OpenAsync();
        await using var db = company.Store.Contexts.Open(Caller.System);
        var seeds = await SeedTexts.LoadAsync(db);
        var mutator = new Mutator(seeds);
        var started = Stopwatch.GetTimestamp();
        Read(company.Services, company.Callers, mutator);
        var reading = Stopwatch.GetElapsedTime(started);
        var silent = await new MutatedTurns(company, mutator, seed).RunAsync(turns);
        Console.WriteLine($"{count} mutations of {seeds.Count} sentences: {_faults.Values.Sum(fault => fault.Times)} faults of {_faults.Count} kinds, {reading.TotalSeconds:0.0} s");
        Console.WriteLine($"understanding with every reader, processor time: {_understanding}");
        Console.WriteLine($"{turns} turns: {company.Failures.Lines.Count} failed, {silent} without a reply, {Stopwatch.GetElapsedTime(started).TotalSeconds - reading.TotalSeconds:0.0} s");
        Report(mutator, company.Failures);
        return _faults.IsEmpty && company.Failures.Lines.IsEmpty && silent == 0 && _understanding.At(0.99) <= Limit ? 0 : 1;
    }

    private void Read(IServiceProvider services, IReadOnlyList<Caller> callers, Mutator mutator)
    {
        var all = new ReadEverything(services.GetServices<ISkillReader>(), services.GetRequiredService<IIntentClassifier>(), services.GetRequiredService<ActReader>());
        var talks = Talks.Make(callers, services.GetRequiredService<NameIndex>(), services.GetRequiredService<SkillRouter>(), mutator);
        Parallel.For(0, count, i =>
        {
            try
            {
                _understanding.Set(i, all.Run(TextOf(mutator, i), first + i, talks[(first + i) % talks.Count]));
            }
            catch (Exception fault)   // what this test is for: counted by where it came from, and the run goes on
            {
                _faults.AddOrUpdate(PlaceOf(fault), (1, i), (_, known) => (known.Times + 1, Math.Min(known.Number, i)));
            }
        });
    }

    private void Report(Mutator mutator, FailureLog failures)
    {
        foreach (var (place, (times, number)) in _faults.OrderByDescending(fault => fault.Value.Times).Take(20))
        {
            Console.WriteLine($"{times} × {place}\n  number {first + number}: {Quoted(TextOf(mutator, number))}");
        }

        foreach (var line in failures.Lines.Take(Shown))
        {
            Console.WriteLine(line);
        }

        foreach (var (at, milliseconds) in _understanding.Slowest(Shown))
        {
            var text = TextOf(mutator, at);
            Console.WriteLine($"{milliseconds:0.0} ms, {text.Length} characters, number {first + at}: {Quoted(text[..Math.Min(text.Length, 60)])}");
        }
    }

    private string TextOf(Mutator mutator, int i) => mutator.Make(new Random(HashOf(i)));

    // Not HashCode, whose seed differs from process to process.
    private int HashOf(int i) => unchecked((seed * 486_187_739) + ((first + i) * 16_777_619));

    private static string PlaceOf(Exception fault) => $"{fault.GetType().Name}: {fault.Message}\n" + string.Join('\n', (fault.StackTrace ?? "").Split('\n').Where(line => line.Contains("SalesAssistant", StringComparison.Ordinal)).Take(4));

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Json);
}
