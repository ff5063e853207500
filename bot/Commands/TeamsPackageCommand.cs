using System.CommandLine;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.Teams.Package;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Commands;

/// <summary>`teams-package`.</summary>
internal static class TeamsPackageCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--out") { Description = "The zip to write.", DefaultValueFactory = _ => "sales-assistant-teams.zip" };
        var command = new Command("teams-package", "Writes the app package that a Teams administrator uploads.") { file };
        command.Runs(async (parsed, cancellationToken) =>
        {
            var configuration = CommandSettings.Load();
            var settings = new TeamsSettings();
            configuration.GetSection("Teams").Bind(settings);
            using var zip = new MemoryStream();
            TeamsPackage.Write(zip, settings, Texts.Load(PromptFolder.Path), configuration["SignIn:PublicUrl"]);
            var path = parsed.GetValue(file)!;   // has a default
            await File.WriteAllBytesAsync(path, zip.ToArray(), cancellationToken);
            Console.WriteLine($"{path}: upload it in the Teams admin center (docs/teams.md).");
            return 0;
        });
        return command;
    }
}
