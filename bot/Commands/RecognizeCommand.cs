using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills.Language.Recognizers;

namespace SalesAssistant.Bot.Commands;

/// <summary>`recognize`: runs the value recognisers over a file of cases and writes what each finds, in the vendor specification's form.</summary>
internal static class RecognizeCommand
{
    public static Command Create()
    {
        var cases = new Option<FileInfo>("--cases") { Description = "JSON lines: id, lang, kind, reference_time, text.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "One line a case: id, results, ms.", Required = true };
        var command = new Command("recognize", "Find dates, numbers and money in the texts of a file.") { cases, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(cases).FullName, parsed.GetRequiredValue(output).FullName));
        return command;
    }

    private static int Run(string cases, string output)
    {
        using var writer = new StreamWriter(output);
        foreach (var line in File.ReadLines(cases).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            using var json = JsonDocument.Parse(line);
            writer.WriteLine(JsonSerializer.Serialize(Answer(json.RootElement), WireJson.Options));
        }

        return 0;
    }

    private static object Answer(JsonElement one)
    {
        var text = one.GetProperty("text").GetString()!;
        var watch = Stopwatch.StartNew();
        var found = EntityRecognizers.Recognize(text, one.GetProperty("lang").GetString()!, one.GetProperty("kind").GetString()!, Reference(one));
        var ms = watch.Elapsed.TotalMilliseconds;
        return new
        {
            id = one.GetProperty("id").GetString(),
            results = found.Select(entity => new
            {
                text = entity.Span.In(text),
                start = entity.Span.Start,
                end = entity.Span.End - 1,
                type = entity.Type,
                resolution = new { values = entity.Readings },
            }).ToList(),
            ms = Math.Round(ms, 4),
        };
    }

    /// <summary>A case without a moment says nothing relative to one, so any fixed moment serves.</summary>
    private static DateTime Reference(JsonElement one) =>
        one.TryGetProperty("reference_time", out var said) && said.ValueKind == JsonValueKind.String
            ? DateTime.Parse(said.GetString()!, CultureInfo.InvariantCulture)
            : DateTime.UnixEpoch;
}
