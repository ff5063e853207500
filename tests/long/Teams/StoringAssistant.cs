using System.Runtime.CompilerServices;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Long.Teams;

/// <summary>Stands in for the engine where only the door is under test: takes everything, answers every press with the same reply.</summary>
internal sealed class StoringAssistant : IAssistant
{
    private static readonly Reply Answer = new([new TextBlock("好"), new FieldsBlock("客户", [new FieldLine("等级", "A", "B")])]);
    private long _accepted;

    public long Count => _accepted;

    // Called a repeat, so that nobody waits for its reply.
    public Task<Accepted> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken) => Task.FromResult(new Accepted(Interlocked.Increment(ref _accepted), IsRepeat: true));

    public Task<DeliveredReply?> WaitForReplyAsync(long inboxId, TimeSpan limit, CancellationToken cancellationToken) => Task.FromResult<DeliveredReply?>(new DeliveredReply(1, inboxId, Answer, DateTime.UnixEpoch, "help"));

    public async IAsyncEnumerable<DeliveredReply> FollowAsync(string channel, string conversationKey, long afterOutboxId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }
}
