namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>`WeCom:Bot`: a smart bot (智能机器人) by its long connection, which needs neither a public address nor a callback.</summary>
public sealed class WeComBotSettings
{
    /// <summary>The bot's id; empty = no connection.</summary>
    public string? Id { get; set; }

    /// <summary>The bot's secret. Only from the environment (WeCom__Bot__Secret), never from a file.</summary>
    public string? Secret { get; set; }

    /// <summary>Where the connection goes.</summary>
    public string Url { get; set; } = "wss://openws.work.weixin.qq.com";

    /// <summary>Seconds between signs of life; two that stay unanswered end the connection. 1 to 60.</summary>
    public double PingSeconds { get; set; } = 30;

    /// <summary>Seconds in which the vendor confirms what it was sent. 0.1 to 30.</summary>
    public double AnswerSeconds { get; set; } = 5;

    /// <summary>True when there is a bot.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Id);
}

/// <summary>What `WeCom:Bot` may be; checked at start, the message names the key.</summary>
internal static class WeComBotRules
{
    public const string Message =
        "WeCom:Bot: Id (empty = no connection; letters, digits, - and _) needs the bot's secret (environment WeCom__Bot__Secret); Url is a wss address (ws on this machine only), PingSeconds is 1 to 60, AnswerSeconds 0.1 to 30. See appsettings.json for the defaults.";

    public static bool Check(WeComBotSettings settings) => !settings.IsConfigured || (
        settings.Id!.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')   // configured
        && !string.IsNullOrWhiteSpace(settings.Secret)
        && Uri.TryCreate(settings.Url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == "wss" || (address.Scheme == "ws" && address.IsLoopback))
        && settings is { PingSeconds: >= 1 and <= 60, AnswerSeconds: >= 0.1 and <= 30 });
}
