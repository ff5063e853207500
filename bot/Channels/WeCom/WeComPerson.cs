namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>Members and how the store names them.</summary>
internal static class WeComPerson
{
    /// <summary>1 to 64 of letters, digits and "_-@.", a letter or digit first: nothing that could mean several people or all ("a|b", "@all").</summary>
    public static bool IsUserId(string? id) => id is { Length: >= 1 and <= 64 } && char.IsAsciiLetterOrDigit(id[0]) && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '@' or '.');

    /// <summary>The account, and the conversation with it. The vendor compares ids without case.</summary>
    public static string Key(string corpId, string userId) => $"{corpId}/{userId}".ToLowerInvariant();
}

/// <summary>What is needed to write to a member again.</summary>
/// <param name="UserId">As the vendor wrote it.</param>
internal sealed record WeComAddress(string UserId);
