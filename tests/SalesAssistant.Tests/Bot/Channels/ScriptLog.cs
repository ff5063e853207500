using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Tests.Bot.Channels;

/// <summary>What was said to a <see cref="ScriptedAssistant"/>, as the store would tell it.</summary>
internal sealed class ScriptLog(ScriptedAssistant assistant) : ITalkLog
{
    /// <summary>How proposals stand; empty = as in the replies.</summary>
    public Dictionary<long, (ProposalState State, int Version)> Proposals { get; } = [];

    public Task<InboxMessage?> FindAsync(long inboxId, CancellationToken cancellationToken) => Task.FromResult(assistant.Find(inboxId) is { } message ? Row(inboxId, message) : null);

    public Task<(IReadOnlyList<InboxMessage> Said, IReadOnlyList<OutboxMessage> Replies)> RecentAsync(string channel, string conversationKey, int count, CancellationToken cancellationToken)
    {
        var said = assistant.All.Where(one => one.Message.Channel == channel && one.Message.ConversationKey == conversationKey).TakeLast(count).ToList();
        var replies = assistant.Replies.Where(reply => said.Any(one => one.Id == reply.InboxId)).Select(reply => new OutboxMessage
        {
            Id = reply.OutboxId,
            Channel = channel,
            ConversationKey = conversationKey,
            InboxId = reply.InboxId,
            ReplyJson = WireJson.Write(new OutboxContent(reply.Reply, reply.Skill)),
            CreatedAt = reply.CreatedAt,
        });
        return Task.FromResult<(IReadOnlyList<InboxMessage>, IReadOnlyList<OutboxMessage>)>(([.. said.Select(one => Row(one.Id, one.Message))], [.. replies]));
    }

    public Task<IReadOnlyDictionary<long, (ProposalState State, int Version)>> ProposalsAsync(long userId, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<long, (ProposalState, int)>>(Proposals.Where(proposal => ids.Contains(proposal.Key)).ToDictionary());

    private static InboxMessage Row(long id, IncomingMessage message) => new()
    {
        Id = id,
        Channel = message.Channel,
        ConversationKey = message.ConversationKey,
        MessageKey = message.MessageKey,
        SenderKey = message.SenderKey,
        Text = message.Text,
        ActionJson = message.Action is null ? null : WireJson.Write(message.Action),
    };
}
