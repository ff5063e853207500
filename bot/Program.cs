using System.CommandLine;
using SalesAssistant.Bot.Commands;
using SalesAssistant.Bot.Commands.Cases;

// Without a command the assistant serves; everything else is one command, one file.
var root = new RootCommand("A conversational assistant for sales teams.");
root.Subcommands.Add(ServeCommand.Create());
root.Subcommands.Add(DemoCommand.Create());
root.Subcommands.Add(ImportCommand.Create());
root.Subcommands.Add(DoctorCommand.Create());
root.Subcommands.Add(CasesCommand.Create());
foreach (var command in StoreCommands.Create())
{
    root.Subcommands.Add(command);
}

root.Subcommands.Add(TrainCommand.Create());
root.Subcommands.Add(IntentsCommand.Create());
root.Subcommands.Add(RecognizeCommand.Create());
root.Subcommands.Add(UserCommand.Create());
root.Subcommands.Add(KeyCommand.Create());
root.Subcommands.Add(TeamsPackageCommand.Create());
root.Subcommands.Add(WeComMenuCommand.Create());
root.Subcommands.Add(WeComChatCommand.Create());
root.Subcommands.Add(DigestCommand.Create());
root.Subcommands.Add(FeedbackCommand.Create());
root.Subcommands.Add(AuditCommand.Create());
root.TreatUnmatchedTokensAsErrors = false;   // settings such as --urls go to the web host
root.Runs((parsed, cancellationToken) => parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-')
    ? throw new InvalidDataException($"There is no command '{word}'; --help lists them.")
    : ServeCommand.RunAsync(args, cancellationToken));
return await root.Parse(args).InvokeAsync();
