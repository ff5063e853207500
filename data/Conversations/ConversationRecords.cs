namespace SalesAssistant.Data.Conversations;

/// <summary>What became of an incoming message.</summary>
public enum InboxState
{
    /// <summary>Stored and acknowledged, its turn not committed yet.</summary>
    Pending,

    /// <summary>Its effect and its reply are committed.</summary>
    Done,

    /// <summary>Its turn failed too often; the person was told.</summary>
    Failed,
}

/// <summary>An incoming message, masked, stored before it is acknowledged. (Channel, ConversationKey, MessageKey) is unique: a second delivery changes nothing.</summary>
public sealed class InboxMessage
{
    /// <summary>Caller-made id; grows with arrival, so it is also the order.</summary>
    public long Id { get; set; }

    /// <summary>Door, such as "web".</summary>
    public required string Channel { get; set; }

    /// <summary>The conversation's name in that channel.</summary>
    public required string ConversationKey { get; set; }

    /// <summary>What makes the message unique in its conversation.</summary>
    public required string MessageKey { get; set; }

    /// <summary>The verified sender in that channel.</summary>
    public required string SenderKey { get; set; }

    /// <summary>Masked text.</summary>
    public required string Text { get; set; }

    /// <summary>Kinds of personal data removed before storing, comma separated; null = none.</summary>
    public string? MaskedKinds { get; set; }

    /// <summary>A card action, as JSON; null for plain text.</summary>
    public string? ActionJson { get; set; }

    /// <summary>UTC, as the channel says.</summary>
    public DateTime SentAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ReceivedAt { get; set; }

    /// <summary>State.</summary>
    public InboxState State { get; set; }

    /// <summary>How often its turn was begun.</summary>
    public int Attempts { get; set; }
}

/// <summary>What became of a reply.</summary>
public enum OutboxState
{
    /// <summary>Committed, not delivered yet.</summary>
    Pending,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel refused it for good.</summary>
    Refused,

    /// <summary>It may have been delivered: not sent again blindly.</summary>
    Unknown,
}

/// <summary>A reply, committed together with the effect of the turn that made it.</summary>
public sealed class OutboxMessage
{
    /// <summary>Caller-made id; the order within the conversation.</summary>
    public long Id { get; set; }

    /// <summary>Door.</summary>
    public required string Channel { get; set; }

    /// <summary>The conversation's name in that channel.</summary>
    public required string ConversationKey { get; set; }

    /// <summary>The message it answers; null for one that was not asked for. Unique where set: one reply a message.</summary>
    public long? InboxId { get; set; }

    /// <summary>The reply's blocks as JSON.</summary>
    public required string ReplyJson { get; set; }

    /// <summary>State.</summary>
    public OutboxState State { get; set; }

    /// <summary>Delivery attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC; null until delivered.</summary>
    public DateTime? SentAt { get; set; }
}

/// <summary>What a conversation remembers between turns.</summary>
public sealed class Conversation
{
    /// <summary>Caller-made id.</summary>
    public long Id { get; set; }

    /// <summary>Door; unique with <see cref="Key"/> and <see cref="UserId"/>.</summary>
    public required string Channel { get; set; }

    /// <summary>Its name in that channel.</summary>
    public required string Key { get; set; }

    /// <summary>Who talks: context is per person, also in groups.</summary>
    public long UserId { get; set; }

    /// <summary>The context as JSON.</summary>
    public required string StateJson { get; set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }
}

/// <summary>States of a proposal (DESIGN.md).</summary>
public enum ProposalState
{
    /// <summary>Waiting for the person.</summary>
    Pending,

    /// <summary>Committed.</summary>
    Saved,

    /// <summary>The person threw it away.</summary>
    Discarded,

    /// <summary>Replaced by its own correction.</summary>
    Superseded,

    /// <summary>Nobody answered within eight hours.</summary>
    Expired,

    /// <summary>A record it would change has changed since.</summary>
    Conflict,
}

/// <summary>A change that waits for a person's yes.</summary>
public sealed class Proposal
{
    /// <summary>Caller-made id; a larger id is newer.</summary>
    public long Id { get; set; }

    /// <summary>The conversation it was made in.</summary>
    public long ConversationId { get; set; }

    /// <summary>Who may answer it.</summary>
    public long UserId { get; set; }

    /// <summary>The skill that made it and can correct it, in snake_case.</summary>
    public required string Skill { get; set; }

    /// <summary>State.</summary>
    public ProposalState State { get; set; }

    /// <summary>The change set and the skill's own draft, as JSON.</summary>
    public required string ContentJson { get; set; }

    /// <summary>Grows with each edit in the card, which must name the version that it saw.</summary>
    public int Version { get; set; } = 1;

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; set; }
}

/// <summary>How to take a saved change back, for ten minutes.</summary>
public sealed class UndoEntry
{
    /// <summary>Caller-made id; a larger id is newer.</summary>
    public long Id { get; set; }

    /// <summary>The conversation the change was made in.</summary>
    public long ConversationId { get; set; }

    /// <summary>Who made it and may take it back.</summary>
    public long UserId { get; set; }

    /// <summary>The proposal that was saved; null for an immediate change.</summary>
    public long? ProposalId { get; set; }

    /// <summary>What was changed, in a few words.</summary>
    public required string Title { get; set; }

    /// <summary>The reverse change set as JSON.</summary>
    public required string ReverseJson { get; set; }

    /// <summary>Whether it was taken back.</summary>
    public bool IsUsed { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; set; }
}

/// <summary>A one-time token inside a card action that was already used; unique.</summary>
public sealed class UsedNonce
{
    /// <summary>The nonce.</summary>
    public required string Nonce { get; set; }

    /// <summary>UTC.</summary>
    public DateTime UsedAt { get; set; }
}
