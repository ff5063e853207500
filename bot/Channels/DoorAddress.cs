using System.Globalization;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Bot.Channels;

/// <summary>How the two doors of our own name people and talks. The sender is the CRM user's id, which the door has verified; every conversation name starts with it, so nobody can name another's.</summary>
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
        return caller.UserId.ToString(CultureInfo.InvariantCulture);
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
