using SalesAssistant.Bot.Settings;

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

    /// <summary>Hosts, with those below them, from which files sent to the bot are fetched; empty = the vendor's.</summary>
    public string[] FileHosts { get; set; } = [];

    /// <summary>True when there is a bot.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Id);

    /// <summary>True when the bot is asked by callbacks.</summary>
    public bool HasCallbacks => !string.IsNullOrWhiteSpace(Token) || !string.IsNullOrWhiteSpace(EncodingAesKey);
}

/// <summary>What `WeCom:Bot` may be; checked at start, the message names the key.</summary>
internal static class WeComBotRules
{
    /// <summary>One readable line each.</summary>
    public static IReadOnlyList<string> FaultsOf(WeComBotSettings settings) => settings.IsConfigured ? Door(settings) : new Faults()
        .When(settings.HasCallbacks || !string.IsNullOrWhiteSpace(settings.Secret), "WeCom:Bot:Id", "is empty, but the bot's Secret, Token or EncodingAesKey is set; set WeCom__Bot__Id, too.").Lines;

    private static IReadOnlyList<string> Door(WeComBotSettings settings) => new Faults()
        .When(!settings.Id!.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), "WeCom:Bot:Id", $"is '{settings.Id}'; it takes letters, digits, - and _.")   // configured
        .When(!settings.HasCallbacks && string.IsNullOrWhiteSpace(settings.Secret), "WeCom:Bot:Secret", "is missing; give the bot's secret by the environment (WeCom__Bot__Secret), or Token and EncodingAesKey for callbacks.")
        .When(settings.HasCallbacks && !string.IsNullOrWhiteSpace(settings.Secret), "WeCom:Bot:Secret", "is set beside Token and EncodingAesKey; the vendor knows one way at a time: the secret is for the long connection, the other two are for callbacks.")
        .When(settings.HasCallbacks && !WeComRules.IsToken(settings.Token), "WeCom:Bot:Token", "is missing or no token; it takes 1 to 32 letters and digits, the same as in the bot's callback settings (WeCom__Bot__Token).")
        .When(settings.HasCallbacks && !WeComRules.IsKey(settings.EncodingAesKey), "WeCom:Bot:EncodingAesKey", $"has {settings.EncodingAesKey?.Length ?? 0} characters or others than letters and digits; it takes the 43 of the bot's callback settings (WeCom__Bot__EncodingAesKey).")
        .When(!IsSocket(settings.Url), "WeCom:Bot:Url", $"is '{settings.Url}'; it takes a wss address without a user name (ws on this machine only).")
        .Outside("WeCom:Bot:PingSeconds", settings.PingSeconds, 1, 60)
        .Outside("WeCom:Bot:AnswerSeconds", settings.AnswerSeconds, 0.1, 30).Lines;

    private static bool IsSocket(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == "wss" || (address.Scheme == "ws" && address.IsLoopback));
}
