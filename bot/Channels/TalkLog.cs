using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Channels;

/// <summary>What was said, as the doors show it again.</summary>
public interface ITalkLog
{
    /// <summary>A stored message; null when there is none.</summary>
    Task<InboxMessage?> FindAsync(long inboxId, CancellationToken cancellationToken);

    /// <summary>The newest messages of a conversation, oldest first, and every reply from the first of them on.</summary>
    Task<(IReadOnlyList<InboxMessage> Said, IReadOnlyList<OutboxMessage> Replies)> RecentAsync(string channel, string conversationKey, int count, CancellationToken cancellationToken);

    /// <summary>How the person's own proposals stand now.</summary>
    Task<IReadOnlyDictionary<long, (ProposalState State, int Version)>> ProposalsAsync(long userId, IReadOnlyList<long> ids, CancellationToken cancellationToken);
}

/// <inheritdoc cref="ITalkLog" />
internal sealed class TalkLog(ICrmContexts contexts) : ITalkLog
{
    /// <inheritdoc />
    public async Task<InboxMessage?> FindAsync(long inboxId, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        return await db.Inbox.AsNoTracking().FirstOrDefaultAsync(message => message.Id == inboxId, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<(IReadOnlyList<InboxMessage> Said, IReadOnlyList<OutboxMessage> Replies)> RecentAsync(string channel, string conversationKey, int count, CancellationToken cancellationToken)
    {
        await using var db = contexts.Open(Caller.System);
        var said = await db.Inbox.AsNoTracking().Where(message => message.Channel == channel && message.ConversationKey == conversationKey)
            .OrderByDescending(message => message.Id).Take(count).ToListAsync(cancellationToken);
        said.Reverse();
        var first = said.Count == 0 ? 0 : said[0].Id;
        var replies = await db.Outbox.AsNoTracking().Where(reply => reply.Channel == channel && reply.ConversationKey == conversationKey && reply.Id > first)
            .OrderBy(reply => reply.Id).ToListAsync(cancellationToken);
        return (said, replies);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<long, (ProposalState State, int Version)>> ProposalsAsync(long userId, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<long, (ProposalState, int)>();
        }

        await using var db = contexts.Open(Caller.System);
        return await db.Proposals.AsNoTracking().Where(proposal => proposal.UserId == userId && ids.Contains(proposal.Id))
            .ToDictionaryAsync(proposal => proposal.Id, proposal => (proposal.State, proposal.Version), cancellationToken);
    }
}
