namespace SalesAssistant.Bot.Channels.WeCom.Group;

/// <summary>One of `WeCom:Groups`: a group to which a person's weekly digest is sent as well, by its message robot (群机器人, 消息推送) or because it is a group chat of the app's own. Everybody in the group reads it.</summary>
public sealed class GroupRobotSettings
{
    /// <summary>A short name, for logs and the doctor; letters, digits, - and _.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key of the robot's webhook. A secret: only from the environment (WeCom__Groups__0__Key).</summary>
    public string? Key { get; set; }

    /// <summary>Instead of a key: the group chat that the app made (`wecom-chat`).</summary>
    public string? ChatId { get; set; }

    /// <summary>Whose weekly digest it is, by the name in the CRM: a supervisor's shows the team, a manager's the company.</summary>
    public string Person { get; set; } = "";

    /// <summary>True: the older Markdown without tables, for groups that read in old clients; the app's own groups always read that.</summary>
    public bool OldMarkdown { get; set; }
}

/// <summary>What `WeCom:Groups` may be; checked at start, the message names the key.</summary>
internal static class GroupRobotRules
{
    private const int LongestName = 40;
    private const int LongestChat = 32;

    /// <summary>The robots that are set up.</summary>
    public static IReadOnlyList<GroupRobotSettings> Of(IConfiguration configuration) => configuration.GetSection("WeCom:Groups").Get<GroupRobotSettings[]>() ?? [];

    /// <summary>The first fault; null when there is none.</summary>
    /// <param name="hasApp">Whether there is an app whose own groups they can be.</param>
    public static string? Problem(IReadOnlyList<GroupRobotSettings> robots, bool hasApp)
    {
        for (var at = 0; at < robots.Count; at++)
        {
            var (robot, key) = (robots[at], $"WeCom:Groups:{at}");
            if (robot.Name.Length is 0 or > LongestName || !robot.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                return $"{key}:Name is '{robot.Name}'; it takes 1 to {LongestName} letters, digits, - and _.";
            }

            if (robots.Take(at).Any(other => other.Name == robot.Name))
            {
                return $"{key}:Name is '{robot.Name}', which another group has; give each its own.";
            }

            if (robot.ChatId is { Length: > 0 } chat && WhyNoChat(robot, chat, hasApp) is { } why)
            {
                return $"{key}:ChatId {why}";
            }

            if (string.IsNullOrEmpty(robot.ChatId) && (robot.Key is not { Length: >= 8 and <= 128 } || !robot.Key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')))
            {
                return $"{key}:Key is missing or no key: it is what stands behind key= in the robot's webhook address, from the environment (WeCom__Groups__{at}__Key), never in a file.";
            }

            if (string.IsNullOrWhiteSpace(robot.Person))
            {
                return $"{key}:Person is empty; it takes the name of the person whose weekly digest the group reads.";
            }
        }

        return null;
    }

    private static string? WhyNoChat(GroupRobotSettings robot, string chat, bool hasApp) =>
        !string.IsNullOrEmpty(robot.Key) ? "is set beside a Key; a group is reached by one of them."
        : chat.Length > LongestChat || !chat.All(char.IsAsciiLetterOrDigit) ? $"is '{chat}'; it takes the id that `wecom-chat` printed."
        : !hasApp ? "names a group of the app, but WeCom:CorpId is empty: there is no app."
        : null;
}
