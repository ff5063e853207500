using System.CommandLine;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>`export`, `backup`, `restore`, `verify`: the store as a whole.</summary>
internal static class StoreCommands
{
    public static IEnumerable<Command> Create() => [Export(), Backup(), Restore(), Verify()];

    private static Command Export()
    {
        var folder = new Argument<string>("folder") { Description = "Where the CSV files go; `import` reads them back." };
        var user = new Option<string>("--as") { Description = "Whose view: number, name or e-mail.", Required = true };
        var command = new Command("export", "Writes what a person may see as CSV files.") { folder, user };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, configuration) =>
        {
            await using var db = store.Contexts.Open(Caller.System);
            var caller = Caller.Of(await UserCommand.FindAsync(db, parsed.GetValue(user)!, cancellationToken));   // a required option
            var rows = await new ExportService(store, AssistantServices.Calendar(configuration)).ExportAsync(caller, parsed.GetValue(folder)!, cancellationToken);   // a required argument
            foreach (var (file, count) in rows)
            {
                Console.WriteLine($"{file}: {count} rows");
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "The new backup; an existing file is never overwritten." };
        var command = new Command("backup", "Copies the store while it is in use.") { file };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            var size = await BackupService.BackupAsync(store, parsed.GetValue(file)!, cancellationToken);   // a required argument
            Console.WriteLine($"{parsed.GetValue(file)}: {size} bytes");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "A backup made by `backup`." };
        var command = new Command("restore", "Puts a backup in the store's place; the former store is kept beside it. Stop the assistant first.") { file };
        command.Runs(async (parsed, cancellationToken) =>
        {
            var former = await BackupService.RestoreAsync(parsed.GetValue(file)!, CommandSettings.Store(CommandSettings.Load()), TimeProvider.System, cancellationToken);   // a required argument
            Console.WriteLine(former is null ? "Restored." : $"Restored; the former store is {former}.");
            return 0;
        });
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", "Checks the database, every link, the audit chain, and that each answered message has its one reply.");
        command.Runs((_, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            var report = await new VerifyService(store).VerifyAsync(cancellationToken);
            foreach (var finding in report.Findings)
            {
                Console.WriteLine($"{finding.Check}: {finding.Problem}");
            }

            Console.WriteLine($"{report.Records} records, {report.AuditLines} audit lines, {report.Findings.Count} findings");
            return report.Findings.Count == 0 ? 0 : 1;
        }, cancellationToken));
        return command;
    }
}
