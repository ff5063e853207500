using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.WeCom.Sending;

/// <summary>What the vendor's error codes mean for a message, and what an administrator can do about them.</summary>
internal static class WeComErrors
{
    /// <summary>The app is shut out for a while.</summary>
    public const int CalledTooOften = 45009;

    /// <summary>Codes of a token that is not good any more: another one helps, once.</summary>
    public static bool IsStaleToken(int code) => code is 40014 or 41001 or 42001;

    /// <summary>Codes that say that there is no such member, or none that sees the app.</summary>
    public static bool IsGone(int code) => code is 40003 or 60111 or 81013 or 82001;

    /// <summary>Codes of settings that are wrong: the same call fails until somebody mends them.</summary>
    public static bool IsSetup(int code) => code is 40001 or 40013 or 40056 or 48002 or 50003 or 60011 or 60020 or 301002;

    /// <summary>What becomes of the message.</summary>
    public static Delivery Delivery(int code)
    {
        var name = Name(code);
        return code switch
        {
            0 => Conversation.Delivery.Sent,
            -1 => new Delivery(OutboxState.Pending, name),                              // the system is busy
            CalledTooOften => new Delivery(OutboxState.Pending, name, TimeSpan.FromMinutes(1)),  // called too often: shut out for a minute at least
            45033 => new Delivery(OutboxState.Pending, name, TimeSpan.FromSeconds(5)),  // too many at once
            _ when IsStaleToken(code) => new Delivery(OutboxState.Pending, name),
            _ => new Delivery(OutboxState.Refused, name),
        };
    }

    /// <summary>A code as deliveries name it.</summary>
    public static string Name(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One line for logs and commands; null for codes that explain nothing.</summary>
    public static string? Advice(int code) => code switch
    {
        40001 => "the secret is not this app's: check WeCom__Secret",
        40013 => "there is no such company: check WeCom:CorpId",
        40056 => "there is no such app: check WeCom:AgentId",
        40014 or 42001 => "the token was taken back; if this goes on, another program fetches tokens with the same secret",
        CalledTooOften => "called too often; it goes on when the block is over, after a minute at least (WeCom:ThrottleSeconds)",
        48002 or 60011 or 301002 => "the app may not do this: check its permissions in the admin console",
        50003 => "the app is switched off in the admin console",
        60020 => "this machine's address is not among the app's trusted ones (企业可信IP): add it in the admin console",
        81013 or 82001 or 60111 or 40003 => "the member does not see the app: add them to its visible range (可见范围)",
        93000 => "there is no such group robot: check its WeCom__Groups__N__Key, or make the robot again",
        _ => null,
    };
}
