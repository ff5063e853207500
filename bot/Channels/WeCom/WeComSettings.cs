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
    public const string Message =
        "WeCom: CorpId (empty closes the door; letters and digits) needs AgentId (a positive number), Secret, Token (letters and digits, at most 32) and EncodingAesKey (43 letters and digits) of the app, the last three from the environment "
        + "(WeCom__Secret, WeCom__Token, WeCom__EncodingAesKey); ApiUrl and LoginUrl are https addresses (http on this machine only), ReplayMinutes is 1 to 60, DuplicateSeconds 120 to 14400, ThrottleSeconds 1 to 3600, BodyLimit 4096 to 1048576. "
        + "See appsettings.json for the defaults.";

    public static bool Check(WeComSettings settings) => !settings.IsConfigured || (
        settings.CorpId!.All(char.IsAsciiLetterOrDigit)   // configured
        && settings.AgentId > 0
        && !string.IsNullOrWhiteSpace(settings.Secret)
        && IsToken(settings.Token) && IsKey(settings.EncodingAesKey)
        && IsAddress(settings.ApiUrl) && IsAddress(settings.LoginUrl)
        && settings is { ReplayMinutes: >= 1 and <= 60, DuplicateSeconds: >= 120 and <= 14_400, ThrottleSeconds: >= 1 and <= 3600, BodyLimit: >= 4096 and <= 1024 * 1024 });

    /// <summary>A token of callbacks.</summary>
    public static bool IsToken(string? token) => token is { Length: > 0 and <= 32 } && token.All(char.IsAsciiLetterOrDigit);

    /// <summary>A key of callbacks.</summary>
    public static bool IsKey(string? key) => key is { Length: 43 } && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/');

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
