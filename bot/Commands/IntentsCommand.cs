using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using SalesAssistant.Skills.Language.Intents;

namespace SalesAssistant.Bot.Commands;

/// <summary>`intents`: trains on any labelled set (JSON lines with text and intent) and writes what it decides on another.</summary>
internal static class IntentsCommand
{
    private const string OutOfScope = "oos";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var train = new Option<string>("--train") { Description = "Labelled files, comma between them.", Required = true };
        var test = new Option<FileInfo>("--test") { Description = "The file to decide on.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "One line a text: id, intent, probability, ms.", Required = true };
        var command = new Command("intents", "Train on a labelled set and decide on another.") { train, test, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(train), parsed.GetRequiredValue(test).FullName, parsed.GetRequiredValue(output).FullName));
        return command;
    }

    private static int Run(string train, string test, string output)
    {
        var watch = Stopwatch.StartNew();
        var texts = train.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Lines)
            .Select(line => new LabelledText(line.Text, line.Intent))
            .ToList();
        var classifier = TextClassifier.Train(texts, OutOfScope);
        Console.WriteLine($"trained {texts.Count} texts in {watch.Elapsed.TotalSeconds:0.0} s");
        using var writer = new StreamWriter(output);
        foreach (var line in Lines(test))
        {
            watch.Restart();
            var (label, probability) = classifier.Classify(line.Text);
            var ms = watch.Elapsed.TotalMilliseconds;
            writer.WriteLine(JsonSerializer.Serialize(new { id = line.Id, intent = label, probability = Math.Round(probability, 4), ms = Math.Round(ms, 4) }, Readable));
        }

        return 0;
    }

    private static IEnumerable<(string Id, string Text, string Intent)> Lines(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            using var json = JsonDocument.Parse(line);
            yield return (Value(json, "id"), Value(json, "text"), Value(json, "intent"));
        }
    }

    private static string Value(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
}
