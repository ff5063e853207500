using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Web;

/// <summary>A reply as the page shows it: with its proposals as they stand now, not as they stood when it was written.</summary>
/// <param name="OutboxId">Names the element, so that none is shown twice.</param>
/// <param name="InboxId">What it answers; null for one that was not asked for.</param>
public sealed record ShownReply(long OutboxId, long? InboxId, IReadOnlyList<Block> Blocks, DateTime At)
{
    /// <summary>Ids of the proposals in <paramref name="replies"/>.</summary>
    public static IReadOnlyList<long> ProposalsIn(IEnumerable<Reply> replies) =>
        [.. replies.SelectMany(reply => reply.Blocks).OfType<FormBlock>().Select(form => long.TryParse(form.ProposalId, out var id) ? id : 0).Where(id => id != 0).Distinct()];

    /// <summary>The reply with each form in its present state; an older version of a card that was edited since counts as superseded.</summary>
    public static ShownReply Of(long outboxId, long? inboxId, Reply reply, DateTime at, IReadOnlyDictionary<long, (ProposalState State, int Version)> now)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(now);
        return new ShownReply(outboxId, inboxId, [.. reply.Blocks.Select(block => block is FormBlock form ? AsOfNow(form, now) : block)], at);
    }

    private static FormBlock AsOfNow(FormBlock form, IReadOnlyDictionary<long, (ProposalState State, int Version)> now) =>
        !long.TryParse(form.ProposalId, out var id) || !now.TryGetValue(id, out var stand) ? form
        : form with { State = StateName(stand.State, stand.Version, form.Version) };

    /// <summary>In the words of <see cref="FormBlock.State"/>.</summary>
    public static string StateName(ProposalState state, int version, int shownVersion) =>
        state == ProposalState.Pending && version != shownVersion ? "superseded" : state.ToString().ToLowerInvariant();
}
