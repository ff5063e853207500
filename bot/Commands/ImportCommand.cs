using System.CommandLine;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.Import.Mapping;
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
        var map = new Option<string?>("--map") { Description = "Mapping file: how another company's files become our records." };
        var (preview, output) = (new Option<bool>("--preview") { Description = "Import nothing: propose a mapping file, to be corrected and given to --map." }, new Option<string?>("--out") { Description = "Where the proposed mapping goes; else it is printed." });
        var command = new Command("import", "Imports CSV files into the store.") { folder, partial, errors, map, preview, output };
        command.Runs((parsed, cancellationToken) => parsed.GetValue(preview)
            ? PreviewAsync(parsed.GetValue(folder)!, parsed.GetValue(output), cancellationToken)   // a required argument
            : ImportAsync(parsed, folder, partial, errors, map, cancellationToken));
        return command;
    }

    private static Task<int> ImportAsync(ParseResult parsed, Argument<string> folder, Option<bool> partial, Option<string?> errors, Option<string?> map, CancellationToken cancellationToken) =>
        CommandRun.WithStoreAsync(async (store, configuration) =>
        {
            var import = new ImportService(store, new RecordIds(TimeProvider.System), TimeProvider.System, AssistantServices.Calendar(configuration));
            var options = Options(configuration, parsed.GetValue(map)) with { IsPartial = parsed.GetValue(partial), ErrorFile = parsed.GetValue(errors) };
            var report = await import.ImportAsync(parsed.GetValue(folder)!, options, cancellationToken);   // a required argument
            Console.WriteLine(Describe(report));
            return report.IsApplied ? 0 : 1;
        }, cancellationToken);

    private static async Task<int> PreviewAsync(string folder, string? output, CancellationToken cancellationToken)
    {
        var mapping = MappingProposer.Propose(folder);
        if (output is null)
        {
            Console.WriteLine(mapping.ToJson());
            return 0;
        }

        await File.WriteAllTextAsync(output, mapping.ToJson(), cancellationToken);
        foreach (var table in mapping.Tables!)   // a proposal has tables
        {
            Console.WriteLine($"{table.File}: {table.Kind?.ToString() ?? "left out"} ({table.Why})");
            Console.WriteLine($"  read: {string.Join(", ", table.Columns.Where(column => column.Field is not null).Select(column => $"{column.Header} → {column.Field}").Concat((table.Compose ?? []).Select(pair => $"{pair.Value} → {pair.Key}")))}");
            foreach (var column in table.Columns.Where(column => column.Field is null || column.Why?.Contains("NOT UNDERSTOOD", StringComparison.Ordinal) == true))
            {
                Console.WriteLine($"  {(column.Field is null ? "left out" : "CHECK")}: {column.Header}: {column.Why}");
            }
        }

        Console.WriteLine($"Correct {output} where it is wrong, then: import {folder} --map {output}");
        return 0;
    }

    /// <summary>Personal data that must not be stored is removed on import as it is in chat. The mapping file is JSON: what --preview writes, or for a few names {"files": {"accounts": "Customer"}, "headers": {"Deal Owner": "OwnerId"}}.</summary>
    /// <exception cref="InvalidDataException">The mapping file is not of that form.</exception>
    public static ImportOptions Options(IConfiguration configuration, string? map)
    {
        var mapping = map is null ? new ImportMapping() : Read(map);
        return new ImportOptions { Currency = configuration["Sales:Currency"] ?? "CNY", Mask = text => PersonalData.Mask(text).Text, Files = mapping.Files ?? [], Headers = mapping.Headers ?? [], Mapping = mapping.Tables is null ? null : mapping };
    }

    private static ImportMapping Read(string map)
    {
        try
        {
            return ImportMapping.Parse(File.ReadAllText(map));
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{map} is not a mapping file: {problem.Message}", problem);
        }
    }

    public static string Describe(ImportReport report)
    {
        var lines = report.Files.Select(file => file.Kind is null
            ? $"{file.File}: left out, no records of ours (`--preview` says why)"
            : $"{file.File}: {file.Kind}, {file.Rows} rows, {file.Added} new, {file.Known} known before" + (file.UnknownHeaders.Count > 0 ? $"; columns left out: {string.Join(", ", file.UnknownHeaders)}" : "")).ToList();
        lines.AddRange(report.Errors.Take(ErrorsShown).Select(error => $"{error.File} line {error.Line}{(error.Column is null ? "" : $", {error.Column}")}: {error.Reason}"));
        lines.Add(report.IsApplied ? "Imported." : $"Nothing was imported: {report.Errors.Count} rows have faults. Correct them, or use --partial.");
        return string.Join(Environment.NewLine, lines);
    }
}
