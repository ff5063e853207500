using System.CommandLine;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Commands;

/// <summary>`wecom-menu`.</summary>
internal static class WeComMenuCommand
{
    public static Command Create()
    {
        var (language, print) = (new Option<string>("--language") { Description = "zh or en.", DefaultValueFactory = _ => "zh" }, new Option<bool>("--print") { Description = "Shows the menu instead of setting it." });
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("wecom-menu", "Sets the menu of the WeCom app; also tells whether the app's settings work.") { language, print };
        command.Runs(async (parsed, cancellationToken) =>
        {
            var menu = WeComMenu.Draw(Texts.Load(PromptFolder.Path), parsed.GetValue(language)!);   // has a default
            if (parsed.GetValue(print))
            {
                Console.WriteLine(menu.ToJsonString(WireJson.Options));
                return 0;
            }

            using var http = new WeComHttp();
            Console.WriteLine(await SetAsync(http, WeComAppCall.Settings(), menu, cancellationToken));
            return 0;
        });
        return command;
    }

    /// <summary>Gives the menu to the vendor; the sentence that says so.</summary>
    /// <exception cref="InvalidDataException">The settings do not fit, or the vendor refuses; the message says what to do.</exception>
    public static async Task<string> SetAsync(WeComHttp http, WeComSettings settings, JsonObject menu, CancellationToken cancellationToken)
    {
        await WeComAppCall.PostAsync(http, settings, "menu/create", $"&agentid={settings.AgentId}", menu, cancellationToken);
        return $"The menu of app {settings.AgentId} is set; members see it when they open the app again.";
    }
}
