using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
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

            var settings = new WeComSettings();
            CommandSettings.Load().GetSection("WeCom").Bind(settings);
            using var http = new WeComHttp();
            Console.WriteLine(await SetAsync(http, settings, menu, cancellationToken));
            return 0;
        });
        return command;
    }

    /// <summary>Gives the menu to the vendor; the sentence that says so.</summary>
    /// <exception cref="InvalidDataException">The settings do not fit, or the vendor refuses; the message says what to do.</exception>
    public static async Task<string> SetAsync(WeComHttp http, WeComSettings settings, JsonObject menu, CancellationToken cancellationToken)
    {
        if (!settings.IsConfigured || WeComRules.FaultsOf(settings).Count > 0)
        {
            throw new InvalidDataException(settings.IsConfigured ? string.Join('\n', WeComRules.FaultsOf(settings)) : "WeCom:CorpId is empty; there is no app whose menu could be set.");
        }

        var options = Options.Create(settings);
        using var tokens = new WeComTokens(http, options, TimeProvider.System);
        var api = new WeComApi(http, tokens, options, Microsoft.Extensions.Logging.Abstractions.NullLogger<WeComApi>.Instance);
        return await api.PostAsync("menu/create", $"&agentid={settings.AgentId}", () => new StringContent(menu.ToJsonString(WireJson.Options), System.Text.Encoding.UTF8, "application/json"), cancellationToken) switch
        {
            WeComAnswer.Said { Code: 0 } => $"The menu of app {settings.AgentId} is set; members see it when they open the app again.",
            WeComAnswer.Said said => throw new InvalidDataException($"WeCom answered {said.Code}: {WeComErrors.Advice(said.Code) ?? "see the vendor's list of error codes"}."),
            _ => throw new InvalidDataException($"{settings.ApiUrl} cannot be reached from here."),
        };
    }
}
