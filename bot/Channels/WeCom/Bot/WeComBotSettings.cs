namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>`WeCom:Bot`: a smart bot (智能机器人), by its long connection (Secret), which needs neither a public address nor a callback, or by callbacks (Token and EncodingAesKey).</summary>
public sealed class WeComBotSettings
{
    /// <summary>The bot's id; empty = no bot.</summary>
    public string? Id { get; set; }

    /// <summary>The bot's secret, for the long connection. Only from the environment (WeCom__Bot__Secret), never from a file.</summary>
    public string? Secret { get; set; }

    /// <summary>Token of the bot's callbacks. From the environment (WeCom__Bot__Token).</summary>
    public string? Token { get; set; }

    /// <summary>EncodingAESKey of the bot's callbacks, 43 characters. From the environment (WeCom__Bot__EncodingAesKey).</summary>
    public string? EncodingAesKey { get; set; }

    /// <summary>Where the long connection goes.</summary>
    public string Url { get; set; } = "wss://openws.work.weixin.qq.com";

    /// <summary>Seconds between signs of life; two that stay unanswered end the connection. 1 to 60.</summary>
    public double PingSeconds { get; set; } = 30;

    /// <summary>Seconds in which the vendor confirms what it was sent. 0.1 to 30.</summary>
    public double AnswerSeconds { get; set; } = 5;

    /// <summary>True when there is a bot.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Id);

    /// <summary>True when the bot is asked by callbacks.</summary>
    public bool HasCallbacks => !string.IsNullOrWhiteSpace(Token) || !string.IsNullOrWhiteSpace(EncodingAesKey);
}

/// <summary>What `WeCom:Bot` may be; checked at start, the message names the key.</summary>
internal static class WeComBotRules
{
    public const string Message =
        "WeCom:Bot: Id (empty = no bot; letters, digits, - and _) needs either the bot's secret for the long connection (environment WeCom__Bot__Secret), or for callbacks Token (letters and digits, at most 32) and EncodingAesKey "
        + "(43 letters and digits; environment WeCom__Bot__Token, WeCom__Bot__EncodingAesKey), not both: the vendor knows one way at a time; Url is a wss address (ws on this machine only), PingSeconds is 1 to 60, AnswerSeconds 0.1 to 30. See appsettings.json for the defaults.";

    public static bool Check(WeComBotSettings settings) => !settings.IsConfigured || (
        settings.Id!.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')   // configured
        && settings.HasCallbacks == string.IsNullOrWhiteSpace(settings.Secret)
        && (!settings.HasCallbacks || (WeComRules.IsToken(settings.Token) && WeComRules.IsKey(settings.EncodingAesKey)))
        && Uri.TryCreate(settings.Url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == "wss" || (address.Scheme == "ws" && address.IsLoopback))
        && settings is { PingSeconds: >= 1 and <= 60, AnswerSeconds: >= 0.1 and <= 30 });
}
