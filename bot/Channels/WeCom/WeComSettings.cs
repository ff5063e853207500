using SalesAssistant.Bot.Settings;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>`WeCom` in appsettings.json: one self-built app (自建应用) of one company.</summary>
public sealed class WeComSettings
{
    /// <summary>The company's id (企业ID, ww…); empty = the door is closed.</summary>
    public string? CorpId { get; set; }

    /// <summary>The app's number (AgentId).</summary>
    public int AgentId { get; set; }

    /// <summary>The app's secret. Only from the environment (WeCom__Secret), never from a file.</summary>
    public string? Secret { get; set; }

    /// <summary>Token of the app's message callback. From the environment (WeCom__Token).</summary>
    public string? Token { get; set; }

    /// <summary>EncodingAESKey of the callback, 43 characters. From the environment (WeCom__EncodingAesKey).</summary>
    public string? EncodingAesKey { get; set; }

    /// <summary>Where the vendor's API is.</summary>
    public string ApiUrl { get; set; } = "https://qyapi.weixin.qq.com";

    /// <summary>Where browsers are sent to sign in.</summary>
    public string LoginUrl { get; set; } = "https://open.weixin.qq.com/connect/oauth2/authorize";

    /// <summary>Minutes that a callback's timestamp may be off, 1 to 60.</summary>
    public int ReplayMinutes { get; set; } = 5;

    /// <summary>Seconds in which the vendor drops the same message sent again, 120 to 14400: what makes a repeat after a lost answer safe.</summary>
    public int DuplicateSeconds { get; set; } = 300;

    /// <summary>Seconds in which nothing is sent after the vendor said that it is called too often (45009), 1 to 3600. The vendor shuts out for a minute at least; who goes on meanwhile is shut out for longer.</summary>
    public int ThrottleSeconds { get; set; } = 60;

    /// <summary>True: no Markdown, for people who read in the WeChat plugin, which does not show it.</summary>
    public bool PlainText { get; set; }

    /// <summary>Bytes of one callback.</summary>
    public int BodyLimit { get; set; } = 64 * 1024;

    /// <summary>True when there is an app.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(CorpId);
}

/// <summary>What `WeCom` may be; checked at start, the message names the key.</summary>
internal static class WeComRules
{
    /// <summary>One readable line each.</summary>
    public static IReadOnlyList<string> FaultsOf(WeComSettings settings) => settings.IsConfigured ? Door(settings) : new Faults()
        .When(!string.IsNullOrWhiteSpace(settings.Secret) || settings.AgentId > 0, "WeCom:CorpId", "is empty, but the app's AgentId or Secret is set; the door stays closed. Set WeCom__CorpId (我的企业 → 企业ID).").Lines;

    private static IReadOnlyList<string> Door(WeComSettings settings) => new Faults()
        .When(!settings.CorpId!.All(char.IsAsciiLetterOrDigit), "WeCom:CorpId", $"is '{settings.CorpId}'; it takes the company's id (ww…), letters and digits only.")   // configured
        .When(settings.AgentId <= 0, "WeCom:AgentId", $"is {settings.AgentId}; it takes the app's number, as its page in the console shows it.")
        .When(string.IsNullOrWhiteSpace(settings.Secret), "WeCom:Secret", "is missing; give the app's secret by the environment (WeCom__Secret).")
        .When(!IsToken(settings.Token), "WeCom:Token", "is missing or no token; it takes 1 to 32 letters and digits, the same as in the app's callback settings (WeCom__Token).")
        .When(!IsKey(settings.EncodingAesKey), "WeCom:EncodingAesKey", $"has {settings.EncodingAesKey?.Length ?? 0} characters or others than letters and digits; it takes the 43 of the app's callback settings (WeCom__EncodingAesKey).")
        .NoAddress("WeCom:ApiUrl", settings.ApiUrl)
        .NoAddress("WeCom:LoginUrl", settings.LoginUrl)
        .Outside("WeCom:ReplayMinutes", settings.ReplayMinutes, 1, 60)
        .Outside("WeCom:DuplicateSeconds", settings.DuplicateSeconds, 120, 14_400)
        .Outside("WeCom:ThrottleSeconds", settings.ThrottleSeconds, 1, 3600)
        .Outside("WeCom:BodyLimit", settings.BodyLimit, 4096, 1024 * 1024).Lines;

    /// <summary>A token of callbacks.</summary>
    public static bool IsToken(string? token) => token is { Length: > 0 and <= 32 } && token.All(char.IsAsciiLetterOrDigit);

    /// <summary>A key of callbacks.</summary>
    public static bool IsKey(string? key) => key is { Length: 43 } && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/');
}
