using System.CommandLine;
using System.Text.Json;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Language.Privacy;

namespace SalesAssistant.Bot.Commands;

/// <summary>`import DIR`: a folder of CSV files, all or nothing unless --partial; importing again changes nothing twice.</summary>
internal static class ImportCommand
{
    private const int ErrorsShown = 20;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of CSV files; headers in English or Chinese, UTF-8 or GB18030." };
        var (partial, errors) = (new Option<bool>("--partial") { Description = "Take the rows without faults even when others have some." }, new Option<string?>("--errors") { Description = "Where faulty rows are written, with the reason." });
        var map = new Option<string?>("--map") { Description = "Mapping file for file and header names that are not known." };
        var command = new Command("import", "Imports CSV files into the store.") { folder, partial, errors, map };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, configuration) =>
        {
            var import = new ImportService(store, new RecordIds(TimeProvider.System), TimeProvider.System, AssistantServices.Calendar(configuration));
            var options = Options(configuration, parsed.GetValue(map)) with { IsPartial = parsed.GetValue(partial), ErrorFile = parsed.GetValue(errors) };
            var report = await import.ImportAsync(parsed.GetValue(folder)!, options, cancellationToken);   // a required argument
            Console.WriteLine(Describe(report));
            return report.IsApplied ? 0 : 1;
        }, cancellationToken));
        return command;
    }

    /// <summary>Personal data that must not be stored is removed on import as it is in chat. The mapping file is JSON: {"files": {"accounts": "Customer"}, "headers": {"Deal Owner": "OwnerId"}}.</summary>
    /// <exception cref="InvalidDataException">The mapping file is not of that form.</exception>
    public static ImportOptions Options(IConfiguration configuration, string? map)
    {
        var mapping = map is null ? new Mapping() : Read(map);
        return new ImportOptions { Currency = configuration["Sales:Currency"] ?? "CNY", Mask = text => PersonalData.Mask(text).Text, Files = mapping.Files, Headers = mapping.Headers };
    }

    private static Mapping Read(string map)
    {
        try
        {
            return WireJson.Read<Mapping>(File.ReadAllText(map));
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{map} is not a mapping file: {problem.Message}", problem);
        }
    }

    public static string Describe(ImportReport report)
    {
        var lines = report.Files.Select(file => file.Kind is null
            ? $"{file.File}: not understood, left out"
            : $"{file.File}: {file.Kind}, {file.Rows} rows, {file.Added} new, {file.Known} known before" + (file.UnknownHeaders.Count > 0 ? $"; columns left out: {string.Join(", ", file.UnknownHeaders)}" : "")).ToList();
        lines.AddRange(report.Errors.Take(ErrorsShown).Select(error => $"{error.File} line {error.Line}{(error.Column is null ? "" : $", {error.Column}")}: {error.Reason}"));
        lines.Add(report.IsApplied ? "Imported." : $"Nothing was imported: {report.Errors.Count} rows have faults. Correct them, or use --partial.");
        return string.Join(Environment.NewLine, lines);
    }

    private sealed record Mapping
    {
        public Dictionary<string, RecordKind> Files { get; init; } = [];

        public Dictionary<string, string> Headers { get; init; } = [];
    }
}
