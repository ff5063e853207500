using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Skills;

/// <summary>Work on one kind of request. A skill reads through <see cref="SkillContext.Db"/> and returns what would change; it never writes.</summary>
public interface ISkill
{
    /// <summary>The request type it works on.</summary>
    Type RequestType { get; }

    /// <summary>Answers, or proposes. Expected refusals are replies; exceptions are bugs.</summary>
    Task<SkillResult> HandleAsync(Request request, SkillContext context, CancellationToken cancellationToken);
}

/// <summary>Convenience base that casts once.</summary>
public abstract class Skill<TRequest> : ISkill
    where TRequest : Request
{
    public Type RequestType => typeof(TRequest);

    public Task<SkillResult> HandleAsync(Request request, SkillContext context, CancellationToken cancellationToken) =>
        HandleAsync((TRequest)request, context, cancellationToken);

    protected abstract Task<SkillResult> HandleAsync(TRequest request, SkillContext context, CancellationToken cancellationToken);
}

/// <summary>A skill whose proposals can be corrected in words or in the card after they were shown.</summary>
public interface ICorrectsProposals
{
    /// <summary>In snake_case, as in <see cref="ProposalDraft.Skill"/>.</summary>
    string Skill { get; }

    /// <summary>The draft after a correction in words; null when the words do not correct it. Everything not said stays.</summary>
    Task<ProposalDraft?> CorrectAsync(ProposalDraft draft, Language.Utterance words, SkillContext context, CancellationToken cancellationToken);
}

/// <summary>What a skill works with in one turn.</summary>
public sealed record SkillContext
{
    public required Caller Caller { get; init; }

    /// <summary>Bound to the caller: shows only what the caller may see.</summary>
    public required CrmContext Db { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    public required CompanyCalendar Calendar { get; init; }

    /// <summary>Business date of <see cref="Now"/>.</summary>
    public DateOnly Today => Calendar.DateOf(Now);

    /// <summary>"zh" or "en": the language to answer in.</summary>
    public required string Language { get; init; }

    /// <summary>What the conversation remembers.</summary>
    public required ConversationState State { get; init; }

    /// <summary>The message, masked.</summary>
    public required string Text { get; init; }

    /// <summary>How the wording answers an open card: "correct" or "add", where no list of words says so; null = not known.</summary>
    public string? ReplyAct { get; init; }

    public required Texts Texts { get; init; }

    public required FieldCatalogue Fields { get; init; }

    public required RecordIds Ids { get; init; }

    public required SalesSettings Settings { get; init; }

    /// <summary>A text of this turn's language, blanks filled.</summary>
    public string Say(string key, params (string Name, object? Value)[] blanks) => Texts.Say(Language, key, blanks);
}

/// <summary>What comes of a request.</summary>
public sealed record SkillResult(Reply Reply)
{
    /// <summary>Changes that wait for the person's yes, each its own card.</summary>
    public IReadOnlyList<ProposalDraft> Proposals { get; init; } = [];

    /// <summary>A small reversible change of what is one's own: done at once, with undo.</summary>
    public ImmediateChange? Immediate { get; init; }

    /// <summary>Suggestions to put off, written with the turn (a second one of the same key replaces the first); no change of the CRM.</summary>
    public IReadOnlyList<SnoozeDraft> Snoozes { get; init; } = [];

    /// <summary>How the person wants to be told of things from now on, written with the turn.</summary>
    public IReadOnlyList<NoticePreferenceDraft> Preferences { get; init; } = [];

    /// <summary>Set when a question is asked back.</summary>
    public Clarify? Question { get; init; }

    /// <summary>What a model may write in place of one of the reply's blocks, where there is a model; null = nothing.</summary>
    public WritingTask? Writing { get; init; }

    /// <summary>What the conversation should remember; null = as it was.</summary>
    public ConversationState? State { get; init; }

    /// <summary>The same answer for machines: API, evaluation, tests.</summary>
    public TurnFacts Facts { get; init; } = new();
}

/// <summary>A change that is done at once. Title: a few words for "undone: …".</summary>
public sealed record ImmediateChange(string Title, ChangeSet Changes);

/// <summary>A suggestion that the caller does not want to see until a business date; null = never again.</summary>
public sealed record SnoozeDraft(string Key, DateOnly? Until)
{
    /// <summary>For "undone: …".</summary>
    public string Title { get; init; } = "";

    /// <summary>The wish is taken back: the suggestion may come again at once.</summary>
    public bool IsLifted { get; init; }
}

/// <summary>A change as a skill proposes it.</summary>
/// <param name="Skill">Who made it, in snake_case.</param>
/// <param name="Title">The card's title, also said after saving and undoing.</param>
/// <param name="Changes">Exactly what will be written.</param>
/// <param name="Questions">Missing required fields, asked once, at most three.</param>
public sealed record ProposalDraft(string Skill, string Title, ChangeSet Changes, IReadOnlyList<string> Questions)
{
    /// <summary>Null until the engine has stored it.</summary>
    public long? Id { get; init; }

    /// <summary>The request it was made from, so that a correction can start from it; JSON of the typed request's part (such as one Note).</summary>
    public string? RequestJson { get; init; }

    /// <summary>What was saved before and is put right by the changes, as a whole; null = nothing was.</summary>
    public ChangeSet? Saved { get; init; }
}

/// <summary>What a turn did, for machines.</summary>
public sealed record TurnFacts
{
    /// <summary>confirm, cancel, undo, correct, create, update, complete …; null = none.</summary>
    public string? Action { get; init; }

    /// <summary>The figures of a question.</summary>
    public MetricAnswer? Answer { get; init; }

    /// <summary>The question as understood.</summary>
    public MetricQuery? Query { get; init; }

    /// <summary>Every record named in the reply.</summary>
    public IReadOnlyList<RecordRef> Mentions { get; init; } = [];

    /// <summary>Records offered when asking back.</summary>
    public IReadOnlyList<RecordRef> Candidates { get; init; } = [];

    /// <summary>Refused for lack of rights.</summary>
    public bool IsDenied { get; init; }

    /// <summary>Said honestly that there is no such data.</summary>
    public bool IsUnavailable { get; init; }

    /// <summary>Said honestly that the named person or record is unknown.</summary>
    public bool IsNotFound { get; init; }

    /// <summary>The one record the turn is about.</summary>
    public RecordRef? About { get; init; }
}
