using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>A door that delivers replies itself (Teams, WeCom), instead of being asked for them (Api, Web).</summary>
public interface IPushDoor
{
    /// <summary>The channel it delivers, one of <see cref="PushedChannels"/>.</summary>
    string Channel { get; }

    /// <summary>Completes when the door can send at all; asked before a reply is claimed, so that an outage uses up no attempts and leaves nothing in doubt.</summary>
    Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Books the next attempt in a conversation, and says how long it has to wait for the channel's limits.</summary>
    TimeSpan Pace(string conversationKey);

    /// <summary>Books the next attempt among all of the channel, once the conversation's own wait is over, and says how long it has to wait for the limits that all conversations share.</summary>
    TimeSpan PaceAll() => TimeSpan.Zero;

    /// <summary>One attempt. Expected failures are outcomes, never exceptions.</summary>
    Task<Delivery> SendAsync(PushedReply reply, CancellationToken cancellationToken);
}

/// <summary>Channels whose replies wait in the outbox until their door has delivered them.</summary>
public static class PushedChannels
{
    /// <summary>Microsoft Teams.</summary>
    public const string Teams = "teams";

    /// <summary>企业微信.</summary>
    public const string WeCom = "wecom";

    /// <summary>企业微信 by a smart bot (智能机器人) of its own.</summary>
    public const string WeComBot = "wecombot";

    /// <summary>Groups of 企业微信 by their message robots: nobody writes there, digests are read.</summary>
    public const string WeComGroup = "wecomgroup";

    /// <summary>Whether replies of the channel are pushed.</summary>
    public static bool Contains(string channel) => channel is Teams or WeCom or WeComBot or WeComGroup;
}

/// <summary>A committed reply on its way out.</summary>
/// <param name="OutboxId">Its id; the same at every attempt.</param>
/// <param name="MessageKey">Key of the message it answers; null for one that was not asked for.</param>
/// <param name="Skill">The skill that answered, in snake_case; null for system messages.</param>
/// <param name="IsByModel">Whether a language model had a hand in it.</param>
public sealed record PushedReply(long OutboxId, string ConversationKey, string? MessageKey, Reply Reply, string? Skill = null, bool IsByModel = false);

/// <summary>What became of an attempt.</summary>
/// <param name="State">Sent, Refused (for good), Unknown (it may have arrived), or Pending: it may be tried again, because it certainly did not arrive, or because the channel drops a second copy.</param>
/// <param name="Code">Why, for the log: a status or an error code of the channel; never its words.</param>
/// <param name="After">When it may be tried again at the earliest; null = the usual pause.</param>
public sealed record Delivery(OutboxState State, string Code, TimeSpan? After = null)
{
    /// <summary>What the channel calls the delivered message; null when it was not taken, or has no name.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The channel took it.</summary>
    public static readonly Delivery Sent = new(OutboxState.Sent, "sent");

    /// <summary>What a Pending one is at the end, when no attempt is left.</summary>
    public OutboxState AtLast { get; init; } = OutboxState.Refused;
}
