using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills;

/// <summary>What a conversation remembers between turns: enough for "那张三呢", "五月的", "第二个", "这单", and an answer to a question asked back.</summary>
public sealed record ConversationState
{
    public static ConversationState Empty { get; } = new();

    /// <summary>"zh" or "en" when the person asked for a language; null = as each message.</summary>
    public string? Language { get; init; }

    /// <summary>The skill of the last turn, in snake_case.</summary>
    public string? LastSkill { get; init; }

    /// <summary>The last question about figures, for ellipsis.</summary>
    public MetricQuery? LastQuery { get; init; }

    /// <summary>The question that <see cref="LastQuery"/> was narrowed from, turn by turn; null = none yet.</summary>
    public MetricQuery? FirstQuery { get; init; }

    /// <summary>"pipeline_query" or "performance_report".</summary>
    public string? LastQuerySkill { get; init; }

    /// <summary>What was talked about, newest first, at most ten.</summary>
    public IReadOnlyList<RecordRef> Focus { get; init; } = [];

    /// <summary>The numbered things that were last shown, for "the second one".</summary>
    public IReadOnlyList<RecordRef> LastShown { get; init; } = [];

    /// <summary>Keys of the suggestions that the last answer made, in its order, for "第二个推迟到周五".</summary>
    public IReadOnlyList<string> Suggested { get; init; } = [];

    /// <summary>The task or activity made or changed last, for "move it to two o'clock".</summary>
    public RecordRef? LastTask { get; init; }

    /// <summary>The message drafted last, for 再正式一点.</summary>
    public StoredRequest? LastDraft { get; init; }

    /// <summary>The question still open with this person.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>Why the last message was understood as it was: for 为什么.</summary>
    public Decision? Decision { get; init; }

    /// <summary>This state with <paramref name="records"/> in front of the focus.</summary>
    public ConversationState Focused(params IEnumerable<RecordRef> records)
    {
        var focus = records.Concat(Focus).DistinctBy(record => (record.Kind, record.Id)).Take(10).ToList();
        return this with { Focus = focus };
    }

    /// <summary>The newest record of <paramref name="kind"/> talked about; null when none.</summary>
    public RecordRef? Newest(RecordKind kind) => Focus.FirstOrDefault(record => record.Kind == kind);
}

/// <summary>How a message was understood.</summary>
/// <param name="How">"read" by the skills' readers, "model" (a language model named the skill), "call" (a program called the function), "card" (a button), "answer" to a question asked back, "act" (save, discard, …), "correction" of a card.</param>
/// <param name="Skill">In snake_case; null where no skill was weighed.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="RunnerUp">The second best skill; null = no other was possible.</param>
public sealed record Decision(string How, string? Skill = null, double Score = 0, string? RunnerUp = null, double RunnerUpScore = 0)
{
    /// <summary>What a reader found → the words that it stood in.</summary>
    public IReadOnlyDictionary<string, string> Found { get; init; } = new Dictionary<string, string>();

    /// <summary>The runner-up was so close that the person was asked.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Words of the message that spoke for the skill, with their weights, strongest first.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>A question asked back. RequestJson: the pending request, with its type name in RequestType.</summary>
public sealed record OpenQuestion(string About, string RequestType, string RequestJson, IReadOnlyList<RecordRef> Candidates)
{
    /// <summary>Per candidate, further words that may pick it: product, stage, amount in yuan.</summary>
    public IReadOnlyList<string> CandidateWords { get; init; } = [];

    /// <summary>The readings that the answer chooses between; empty = it chooses between records.</summary>
    public IReadOnlyList<StoredRequest> Readings { get; init; } = [];
}

/// <summary>A request as it is kept between turns: its type's name and its JSON.</summary>
public sealed record StoredRequest(string Type, string Json);
