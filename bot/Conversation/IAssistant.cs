using SalesAssistant.Bot.Channels;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>What every door talks to.</summary>
public interface IAssistant
{
    /// <summary>Masks, stores and acknowledges a message; its turn runs later. Returns once it is durable.</summary>
    Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken);

    /// <summary>Waits for the committed reply to an accepted message; null when it is not there within <paramref name="limit"/> (it will be delivered later).</summary>
    Task<DeliveredReply?> WaitForReplyAsync(long inboxId, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>The replies of a conversation after <paramref name="afterOutboxId"/>, then each new one as it is committed, until cancelled.</summary>
    IAsyncEnumerable<DeliveredReply> FollowAsync(string channel, string conversationKey, long afterOutboxId, CancellationToken cancellationToken);
}

/// <summary>A stored message.</summary>
/// <param name="InboxId">Its id.</param>
/// <param name="IsRepeat">True when it had been stored before: nothing happens again.</param>
public sealed record Accepted(long InboxId, bool IsRepeat);

/// <summary>A committed reply.</summary>
/// <param name="OutboxId">Its id; grows within the conversation.</param>
/// <param name="InboxId">The message it answers; null for one that was not asked for.</param>
/// <param name="Skill">The skill that answered, in snake_case; null for system messages.</param>
public sealed record DeliveredReply(long OutboxId, long? InboxId, Reply Reply, DateTime CreatedAt, string? Skill);
