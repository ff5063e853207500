using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Commands;

/// <summary>One call of the WeCom API by a command, with the app's settings.</summary>
internal static class WeComAppCall
{
    /// <summary>As the serving process has them.</summary>
    public static WeComSettings Settings()
    {
        var settings = new WeComSettings();
        CommandSettings.Load().GetSection("WeCom").Bind(settings);
        return settings;
    }

    /// <summary>The vendor's answer to what it has done.</summary>
    /// <exception cref="InvalidDataException">The settings do not fit, or the vendor refuses; the message says what to do.</exception>
    public static async Task<WeComAnswer.Said> PostAsync(WeComHttp http, WeComSettings settings, string path, string query, JsonObject body, CancellationToken cancellationToken)
    {
        if (!settings.IsConfigured || WeComRules.FaultsOf(settings).Count > 0)
        {
            throw new InvalidDataException(settings.IsConfigured ? string.Join('\n', WeComRules.FaultsOf(settings)) : "WeCom:CorpId is empty; there is no app.");
        }

        var options = Options.Create(settings);
        using var tokens = new WeComTokens(http, options, TimeProvider.System);
        var api = new WeComApi(http, tokens, options, NullLogger<WeComApi>.Instance);
        return await api.PostAsync(path, query, () => new StringContent(body.ToJsonString(WireJson.Options), Encoding.UTF8, "application/json"), cancellationToken) switch
        {
            WeComAnswer.Said { Code: 0 } said => said,
            WeComAnswer.Said said => throw new InvalidDataException($"WeCom answered {said.Code}: {WeComErrors.Advice(said.Code) ?? "see the vendor's list of error codes"}."),
            _ => throw new InvalidDataException($"{settings.ApiUrl} cannot be reached from here."),
        };
    }
}
