using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>`cases`: plays conversation cases, or questions on imported data, and writes one JSON line each for the scorer.</summary>
internal static class CasesCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of CSV files, imported once.", Required = true };
        var (cases, questions) = (new Option<string?>("--cases") { Description = "Conversation cases, JSON lines." }, new Option<string?>("--questions") { Description = "Questions on the data, JSON lines." });
        var output = new Option<string>("--out") { Description = "Where the result lines go.", Required = true };
        var map = new Option<string?>("--map") { Description = "Mapping file of the import." };
        var (user, now) = (new Option<string?>("--as") { Description = "Who asks the questions; default a manager who sees all." }, new Option<DateTimeOffset?>("--now") { Description = "The moment; default the case's own, else the machine's." });
        var set = new Option<string[]>("--set") { Description = "A setting for this run, such as Model:Mode=Cascade; may be given several times." };
        var record = new Option<string?>("--record-model") { Description = "Where the function calls of a model that reads as the built-in reader go, for a replaying endpoint." };
        var command = new Command("cases", "Plays evaluation cases through the same turns as any channel.") { data, cases, questions, output, map, user, now, set, record };
        command.Runs(async (parsed, cancellationToken) =>
        {
            var configuration = CommandSettings.Load(parsed.GetValue(set) ?? []);
            var recorder = parsed.GetValue(record) is null ? null : new ModelRecorder();
            var imported = await ImportedStore.MakeAsync(parsed.GetValue(data)!, parsed.GetValue(map), configuration, cancellationToken);   // a required option
            try
            {
                var runner = new CaseRunner(imported.Path, configuration, recorder);
                var lines = parsed.GetValue(questions) is { } file
                    ? await QuestionsAsync(runner, file, parsed.GetValue(user), parsed.GetValue(now) ?? imported.LastDate, imported, cancellationToken)
                    : await ConversationsAsync(runner, parsed.GetValue(cases) ?? throw new InvalidDataException("Give --cases or --questions."), parsed.GetValue(now), cancellationToken);
                await File.WriteAllLinesAsync(parsed.GetValue(output)!, lines.Select(line => line.ToJsonString(CaseFile.Json)), cancellationToken);   // a required option
                if (recorder is not null)
                {
                    await File.WriteAllLinesAsync(parsed.GetValue(record)!, recorder.Lines, cancellationToken);   // the recorder is there because it was given
                }

                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines.Count} cases written to {parsed.GetValue(output)}."));
                return 0;
            }
            finally
            {
                File.Delete(imported.Path);
            }
        });
        return command;
    }

    private static async Task<IReadOnlyList<JsonObject>> ConversationsAsync(CaseRunner runner, string file, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        var cases = await CaseFile.ReadAsync<ConversationCase>(file, cancellationToken);
        return await InParallelAsync(cases, one => runner.RunAsync(one.Id, one.User, one.Now ?? now ?? TimeProvider.System.GetUtcNow(), [.. one.Turns.Select(turn => turn.Say)], cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<JsonObject>> QuestionsAsync(CaseRunner runner, string file, string? user, DateTimeOffset? now, ImportedStore imported, CancellationToken cancellationToken)
    {
        var questions = await CaseFile.ReadAsync<QuestionCase>(file, cancellationToken);
        var byId = questions.ToDictionary(question => question.Id);
        return await InParallelAsync(questions, async one =>
        {
            var says = one.After is { } before ? new[] { byId[before].Question, one.Question } : [one.Question];
            var line = await runner.RunAsync(one.Id, user ?? imported.Manager, now ?? TimeProvider.System.GetUtcNow(), says, cancellationToken);
            return QuestionReport.Of(line);
        }, cancellationToken);
    }

    private static async Task<IReadOnlyList<JsonObject>> InParallelAsync<T>(IReadOnlyList<T> cases, Func<T, Task<JsonObject>> run, CancellationToken cancellationToken)
    {
        var lines = new JsonObject[cases.Count];
        await Parallel.ForAsync(0, cases.Count, cancellationToken, async (i, _) => lines[i] = await run(cases[i]));
        return lines;
    }
}
