using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Conversation.Proposals;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Inbox state, the change with its audit, undo entry, proposals, context and reply: one transaction.</summary>
internal sealed class TurnCommit(
    StoreWriter writer,
    ICrmContexts contexts,
    ChangeWriter changes,
    RecordIds ids,
    ProposalCard cards,
    Outbox outbox,
    ReplySignals signals,
    Texts texts,
    WriteRefusals refusals,
    TimeProvider clock,
    IEnumerable<ITurnObserver> observers)
{
    private const string Finish = """UPDATE "Inbox" SET "State" = @state, "Attempts" = "Attempts" + 1 WHERE "Id" = @id AND "State" = 'Pending'""";

    private readonly ITurnObserver[] _observers = [.. observers];

    public async Task CommitAsync(StoredMessage stored, TurnPlan plan, Session session, SkillContext context, NameScope scope, CancellationToken cancellationToken)
    {
        try
        {
            await CommitOnceAsync(stored, plan, session, context, scope, cancellationToken);
        }
        catch (WriteRefusedException refused)   // thrown inside the unit so that nothing of it stays; only the answer is committed
        {
            await CommitOnceAsync(stored, Refused(plan, refused), session, context, scope, cancellationToken);
        }
    }

    private async Task CommitOnceAsync(StoredMessage stored, TurnPlan plan, Session session, SkillContext context, NameScope scope, CancellationToken cancellationToken)
    {
        var conversation = session.ConversationId == 0 ? ids.Next() : session.ConversationId;
        var outboxId = ids.Next();
        TurnResult? result;
        try
        {
            result = await writer.WriteAsync(async (connection, transaction, token) =>
            {
                if (await connection.ExecuteAsync(transaction, Finish, ("@id", stored.Id), ("@state", nameof(InboxState.Done))) != 1)
                {
                    return null;   // another process was faster: its effect stands, ours never happens
                }

                await SessionStore.SaveAsync(connection, transaction, conversation, stored.Message.Channel, stored.Message.ConversationKey, context.Caller.UserId, plan.State ?? session.State, context.Now);
                var written = await WriteAsync(connection, transaction, plan, session, context, conversation, token);
                var reply = ReplyNonces.Fill(Notice(stored, context, plan.Reply.With(written.Shown.Select(shown => cards.Draw(shown, context, scope)))));
                await Outbox.AddAsync(connection, transaction, outboxId, stored.Message.Channel, stored.Message.ConversationKey, stored.Id, new OutboxContent(reply, plan.Request.Skill, plan.IsByModel), context.Now);
                return new TurnResult(reply, written);
            }, cancellationToken);
        }
        catch (CommitUnknownException)
        {
            // The commit may have succeeded: if the reply is there, so is the effect; if not, the turn fails and says so.
            if (await outbox.FindAsync(stored.Id, cancellationToken) is not { } committed)
            {
                throw;
            }

            result = new TurnResult(committed.Reply, new Written([], 0));
        }

        if (result is not null)
        {
            // Before the door hears of it: whoever waits for the reply may ask the observer next.
            foreach (var observer in _observers)
            {
                observer.OnCommitted(new CommittedTurn(stored.Id, plan.Request, plan.Facts, result.Reply, [.. result.Written.Shown.Where(shown => shown.State != ProposalState.Superseded).Select(shown => shown.Draft)], result.Written.Rows));
            }

            signals.Announce(stored.Message, new DeliveredReply(outboxId, stored.Id, result.Reply, context.Now, plan.Request.Skill), plan.IsByModel);
        }
    }

    /// <summary>A stranger gets a sentence and nothing else; in a channel whose accounts an administrator links, with the code of the request that this made.</summary>
    public Task RefuseSenderAsync(StoredMessage stored, CancellationToken cancellationToken) => PushedChannels.Contains(stored.Message.Channel)
        ? AnswerAsync(stored, InboxState.Done, async (connection, transaction, now) => Warning(stored, "conversation.unknown_account", ("code", await LinkRequests.AskAsync(connection, transaction, stored.Message.Channel, stored.Message.SenderKey, now))), cancellationToken)
        : AnswerAsync(stored, InboxState.Done, (_, _, _) => Task.FromResult(Warning(stored, "conversation.unknown_sender")), cancellationToken);

    /// <summary>A message that has no words is answered with why, or with what became of it.</summary>
    public Task SayUnheardAsync(StoredMessage stored, TextBlock answer, CancellationToken cancellationToken) =>
        AnswerAsync(stored, InboxState.Done, (_, _, _) => Task.FromResult(answer), cancellationToken);

    /// <summary>Tells the person that nothing happened, with the number under which the log has the rest.</summary>
    public Task FailAsync(StoredMessage stored, CancellationToken cancellationToken) =>
        AnswerAsync(stored, InboxState.Failed, (_, _, _) => Task.FromResult(Warning(stored, "conversation.failed", ("id", stored.Id))), cancellationToken);

    private TextBlock Warning(StoredMessage stored, string key, params (string, object?)[] blanks) =>
        new(texts.Say(Skills.Language.UtteranceReader.LanguageOf(stored.Message.Text), key, blanks), "warning");

    private async Task AnswerAsync(StoredMessage stored, InboxState state, Func<DbConnection, DbTransaction, DateTime, Task<TextBlock>> answer, CancellationToken cancellationToken)
    {
        var reply = new Reply([]);
        var (outboxId, now) = (ids.Next(), clock.GetUtcNow().UtcDateTime);
        var isFirst = await writer.WriteAsync(async (connection, transaction, _) =>
        {
            if (await connection.ExecuteAsync(transaction, Finish, ("@id", stored.Id), ("@state", state.ToString())) != 1)
            {
                return false;
            }

            reply = new Reply([await answer(connection, transaction, now)]);
            await Outbox.AddAsync(connection, transaction, outboxId, stored.Message.Channel, stored.Message.ConversationKey, stored.Id, new OutboxContent(reply, null), now);
            return true;
        }, cancellationToken);
        if (isFirst)
        {
            signals.Announce(stored.Message, new DeliveredReply(outboxId, stored.Id, reply, now, null));
        }
    }

    // The newest wish for a suggestion replaces an older one, which is returned: it comes back when the newer is taken back.
    private async Task<SnoozeDraft> PutOffAsync(DbConnection connection, DbTransaction transaction, SnoozeDraft snooze, SkillContext context, CancellationToken cancellationToken)
    {
        await using var db = contexts.On(connection, transaction, context.Caller);
        var former = await db.Snoozes.FirstOrDefaultAsync(one => one.UserId == context.Caller.UserId && one.Key == snooze.Key, cancellationToken);
        var reverse = former is null ? snooze with { IsLifted = true } : snooze with { Until = former.Until };
        if (former is not null)
        {
            db.Snoozes.Remove(former);
            await db.SaveChangesAsync(cancellationToken);   // the key is unique
        }

        if (!snooze.IsLifted)
        {
            db.Snoozes.Add(new SuggestionSnooze { Id = ids.Next(), UserId = context.Caller.UserId, Key = snooze.Key, Until = snooze.Until, CreatedAt = context.Now });
            await db.SaveChangesAsync(cancellationToken);
        }

        return reverse;
    }

    private async Task<Written> WriteAsync(DbConnection connection, DbTransaction transaction, TurnPlan plan, Session session, SkillContext context, long conversation, CancellationToken cancellationToken)
    {
        var shown = new List<ShownProposal>();
        foreach (var move in plan.Moves)
        {
            if (!await SessionStore.MoveAsync(connection, transaction, move.Id, move.SeenVersion, move.To, move.Draft))
            {
                throw new InvalidOperationException($"Proposal {move.Id} moved during its own conversation's turn.");   // turns of a conversation run one after the other
            }

            var draft = move.Draft ?? session.Pending.First(pending => pending.Id == move.Id).Draft;
            shown.Add(new ShownProposal(draft with { Id = move.Id }, move.SeenVersion + 1, move.To));
        }

        var putOff = new List<SnoozeDraft>();
        foreach (var snooze in plan.Snoozes)
        {
            putOff.Add(await PutOffAsync(connection, transaction, snooze, context, cancellationToken));
        }

        var rows = plan.Writes.Count == 0 ? 0 : await ApplyAsync(connection, transaction, plan, putOff, context, conversation, cancellationToken);
        if (plan is { Writes.Count: 0, UsesUndo: null } && putOff.Count > 0)
        {
            await AddUndoAsync(connection, transaction, null, putOff[0].Title, new UndoContent([]) { Snoozes = putOff }, context, conversation);
        }

        if (plan.UsesUndo is { } undo && !await SessionStore.UseUndoAsync(connection, transaction, undo))
        {
            throw new InvalidOperationException($"Undo entry {undo} was used during its own conversation's turn.");
        }

        foreach (var older in plan.OlderUndos)
        {
            await SessionStore.SetReverseAsync(connection, transaction, older);
        }

        foreach (var preference in plan.Preferences)
        {
            await NoticeStore.PreferAsync(connection, transaction, context.Caller.UserId, preference, context.Now);
        }

        foreach (var draft in plan.NewProposals)
        {
            var id = ids.Next();
            await SessionStore.AddAsync(connection, transaction, conversation, context.Caller.UserId, id, draft, context.Now, context.Now.AddHours(context.Settings.ProposalHours));
            shown.Add(new ShownProposal(draft with { Id = id }, 1, ProposalState.Pending));
        }

        return new Written(shown, rows);
    }

    private async Task<int> ApplyAsync(DbConnection connection, DbTransaction transaction, TurnPlan plan, IReadOnlyList<SnoozeDraft> putOff, SkillContext context, long conversation, CancellationToken cancellationToken)
    {
        var rows = 0;
        await using var db = contexts.On(connection, transaction, context.Caller);
        foreach (var write in plan.Writes)
        {
            var outcome = await changes.ApplyAsync(db, write.Changes, write.Action, cancellationToken);
            if (outcome is not ChangeOutcome.Applied applied)
            {
                throw new WriteRefusedException(outcome, refusals.Say(outcome, write, context));
            }

            rows += applied.Rows;
            if (write.CanBeUndone)
            {
                await AddUndoAsync(connection, transaction, write.ProposalId, write.Title, new UndoContent(applied.Reverse.Changes) { Snoozes = putOff }, context, conversation);
            }
        }

        return rows;
    }

    private Task<int> AddUndoAsync(DbConnection connection, DbTransaction transaction, long? proposal, string title, UndoContent content, SkillContext context, long conversation) =>
        SessionStore.AddUndoAsync(connection, transaction, ids.Next(), conversation, context.Caller.UserId, proposal, title, WireJson.Write(content), context.Now, context.Now.AddMinutes(context.Settings.UndoMinutes));

    private static TurnPlan Refused(TurnPlan plan, WriteRefusedException refused) => plan with
    {
        Reply = new Reply([new TextBlock(refused.Text, "warning")]),
        Writes = [],
        NewProposals = [],
        UsesUndo = null,
        OlderUndos = [],
        // A proposal that stands on a changed record can never be saved as it is; one with a wrong value can be corrected.
        Moves = refused.Outcome is ChangeOutcome.Invalid ? [] : [.. plan.Moves.Where(move => move.To == ProposalState.Saved).Select(move => move with { To = ProposalState.Conflict, Draft = null })],
    };

    private static Reply Notice(StoredMessage stored, SkillContext context, Reply reply)
    {
        if (stored.MaskedKinds is not { Length: > 0 } kinds)
        {
            return reply;
        }

        var names = string.Join(context.Language == "en" ? ", " : "、", kinds.Split(',').Select(kind => context.Say("conversation.masked_kind." + kind)));
        return new Reply([new TextBlock(context.Say("conversation.masked", ("kinds", names)), "warning"), .. reply.Blocks]);
    }

    private sealed record Written(IReadOnlyList<ShownProposal> Shown, int Rows);

    private sealed record TurnResult(Reply Reply, Written Written);
}
