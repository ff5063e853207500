using System.Security.Cryptography;
using System.Text;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Bot.Channels;

/// <summary>How the two doors of our own name people and talks. The sender is the CRM user, whom the door has verified; every conversation name starts with it, so nobody can name another's.</summary>
public static class DoorAddress
{
    /// <summary>`POST /api/chat`.</summary>
    public const string Api = "api";

    /// <summary>The workspace's chat page.</summary>
    public const string Web = "web";

    /// <summary>The verified sender.</summary>
    public static string Sender(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return SenderKeys.OfUser(caller.UserId);
    }

    /// <summary>What makes a press unique: its nonce, and the values that came with it, so that a form refused for a slip can be sent again corrected.</summary>
    public static string PressKey(CardAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.Values is not { Count: > 0 } values)
        {
            return "act:" + action.Nonce;
        }

        var text = string.Join('\n', values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}"));
        return $"act:{action.Nonce}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}";
    }

    /// <summary>The conversation that <paramref name="name"/> means for this person.</summary>
    public static string Conversation(Caller caller, string name) => $"{Sender(caller)}/{name}";

    /// <summary>The name back from a conversation of this person; null when it is somebody else's.</summary>
    public static string? NameOf(Caller caller, string conversationKey)
    {
        ArgumentNullException.ThrowIfNull(conversationKey);
        var prefix = Conversation(caller, "");
        return conversationKey.StartsWith(prefix, StringComparison.Ordinal) ? conversationKey[prefix.Length..] : null;
    }
}
