using System.Diagnostics;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation.Proposals;
using SalesAssistant.Bot.Model.Writing;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Bot.Conversation;

/// <summary>One message through the house: caller, names, request, skill, commit.</summary>
internal sealed partial class TurnHandler(
    ICrmContexts contexts,
    CallerDirectory callers,
    NameIndex names,
    TurnReader reader,
    IEnumerable<ISkill> skills,
    ProposalDesk desk,
    TurnCommit commit,
    ReplyWriter writer,
    LateMessages late,
    Texts texts,
    FieldCatalogue fields,
    RecordIds ids,
    CompanyCalendar calendar,
    TimeProvider clock,
    IOptions<SalesSettings> settings,
    ILogger<TurnHandler> log)
{
    private readonly Dictionary<Type, ISkill> _skills = skills.ToDictionary(skill => skill.RequestType);

    /// <summary>Runs the turn to its committed reply. A failure is told to the person with the message's number and logged in full.</summary>
    public async Task RunAsync(StoredMessage stored, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.StartTurn();
        var started = Stopwatch.GetTimestamp();
        var skill = "none";
        try
        {
            skill = await HandleAsync(stored, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;   // the process ends: the message stays pending and its turn runs at the next start
        }
        catch (Exception problem)   // the one handler of bugs: the person gets a number, the log the rest
        {
            LogFailed(log, stored.Id, problem);
            skill = "failed";
            await commit.FailAsync(stored, cancellationToken);
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            Telemetry.Count(elapsed, skill);
            activity?.SetTag("skill", skill);
            LogDone(log, stored.Id, skill, elapsed.TotalMilliseconds);
        }
    }

    private async Task<string> HandleAsync(StoredMessage given, CancellationToken cancellationToken)
    {
        var (stored, unsaid) = await late.CompleteAsync(given, cancellationToken);
        if (unsaid is { Answer: { } answer })
        {
            await commit.SayUnheardAsync(stored, answer, cancellationToken);
            await late.ForgetAsync(stored, cancellationToken);
            return "unheard";
        }

        var message = stored.Message;
        if (await callers.FindAsync(message.Channel, message.SenderKey, cancellationToken) is not { } caller)
        {
            await commit.RefuseSenderAsync(stored, cancellationToken);
            return "unknown_sender";
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await names.RefreshAsync(cancellationToken);
        var scope = names.For(caller);
        await using var db = contexts.Open(caller);
        var session = await SessionStore.LoadAsync(await db.ConnectionAsync(cancellationToken), message.Channel, message.ConversationKey, caller.UserId, now, cancellationToken);
        var utterance = UtteranceReader.Read(message.Text, calendar.ToLocal(now), scope);
        var context = new SkillContext
        {
            Caller = caller,
            Db = db,
            Now = now,
            Calendar = calendar,
            Language = session.State.Language ?? LanguageOf(message.Text, utterance, session, caller),
            State = session.State,
            Text = message.Text,
            Texts = texts,
            Fields = fields,
            Ids = ids,
            Settings = settings.Value,
        };
        var plan = await PlanAsync(stored, utterance, session, context, scope, cancellationToken);
        await commit.CommitAsync(stored, plan, session, context, scope, cancellationToken);
        return plan.Request.Skill;
    }

    private async Task<TurnPlan> PlanAsync(StoredMessage stored, Utterance utterance, Session session, SkillContext context, NameScope scope, CancellationToken cancellationToken)
    {
        if (stored.Message.Action is null && string.IsNullOrWhiteSpace(stored.Message.Text))
        {
            return new TurnPlan { Request = new Help(null), Reply = Reply.Of(context.Say("conversation.empty")) };
        }

        if (stored.Message.Text.Length > IncomingText.Limit)
        {
            return new TurnPlan { Request = new Help(null), Reply = Reply.Of(context.Say("conversation.too_long", ("limit", IncomingText.Limit))) };
        }

        var reading = await reader.ReadAsync(stored.Message, utterance, session, context, scope, cancellationToken);
        var plan = reading switch
        {
            { Correction: { } correction } => ProposalDesk.Corrected(correction.Old, correction.New, context),
            { Amended: { } changes } => ProposalDesk.CorrectedSaved(changes, context),
            { Faults: { } faults } => new TurnPlan { Request = new Help(null), Reply = Reply.Of(context.Say("model.call_refused", ("faults", string.Join('\n', faults)))) },
            { Request: ProposalAct act } => desk.Handle(act, session, context),
            { Request: { } request } => await AskSkillAsync(stored.Id, request, context, scope, cancellationToken),
            _ => new TurnPlan { Request = new Help(null), Reply = Reply.Of(context.Say("conversation.stale_action")) },
        };
        plan = reading.Notice is { } notice ? plan with { Reply = new Reply([new TextBlock(context.Say(notice), "muted"), .. plan.Reply.Blocks]) } : plan;
        var isWhy = plan.Request is ProposalAct { Act: "why" or "still_open" or "unsure" or "speak_en" or "speak_zh" };
        var state = plan.State ?? session.State;
        var lastSkill = LastSkill(plan.Request, state);
        return plan with { State = state with { Decision = isWhy ? state.Decision : reading.Why, LastSkill = lastSkill, LastDraft = lastSkill == "draft_message" ? state.LastDraft : null, Question = plan.Question ?? (IsDigression(plan.Request) ? session.State.Question : null) } };
    }

    // What was not understood, and a question asked back, do not end what was talked about: 那上个月呢 still follows.
    private static string? LastSkill(Request request, ConversationState state) => request switch
    {
        ProposalAct or OutOfScope => state.LastSkill,
        Clarify { Pending: { } pending } => pending.Skill,
        Clarify => state.LastSkill,
        _ => request.Skill,
    };

    private static bool IsDigression(Request request) => request is OutOfScope or Help or ProposalAct { Act: "why" or "still_open" or "unsure" };

    private async Task<TurnPlan> AskSkillAsync(long inboxId, Request request, SkillContext context, NameScope scope, CancellationToken cancellationToken)
    {
        var result = await _skills[request.GetType()].HandleAsync(request, context, cancellationToken);
        var (reply, isWritten) = await writer.WriteAsync(inboxId, result, context, scope, cancellationToken);
        return new TurnPlan
        {
            Request = result.Question ?? request,
            Reply = reply,
            IsWrittenByModel = isWritten,
            Facts = result.Facts,
            State = result.State,
            NewProposals = result.Proposals,
            Writes = result.Immediate is { } change ? [new PlannedWrite(change.Title, change.Changes, Action: null, ProposalId: null, CanBeUndone: true)] : [],
            Snoozes = result.Snoozes,
            Preferences = result.Preferences,
            Question = result.Question is { } question ? result.State?.Question ?? PendingRequests.ToQuestion(question) : null,
        };
    }

    private static string LanguageOf(string text, Utterance utterance, Session session, Caller caller) =>
        text.Any(char.IsLetter) ? utterance.Language : session.State.Language ?? caller.Language;

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {Turn} done by {Skill} in {Milliseconds:0.0} ms")]
    private static partial void LogDone(ILogger logger, long turn, string skill, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {Turn} failed")]
    private static partial void LogFailed(ILogger logger, long turn, Exception problem);
}
