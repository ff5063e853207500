using SalesAssistant.Data;

namespace SalesAssistant.Skills;

/// <summary>What a person wants, typed: the only thing that reaches a skill, whoever read it (the built-in reader, a card, a model).</summary>
public abstract record Request
{
    /// <summary>The skill's name in snake_case, as evaluation and logs write it.</summary>
    public abstract string Skill { get; }

    /// <summary>How sure the reader is, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Per field, the words of the message it came from; for "why do you think so".</summary>
    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>();
}

/// <summary>A record that was named, or several that the name may mean.</summary>
/// <param name="Kind">What was named.</param>
/// <param name="Id">The one record; null when it is new, ambiguous or unknown.</param>
/// <param name="Name">The record's name, or as said.</param>
/// <param name="Candidates">At least two when ambiguous, else empty.</param>
public sealed record Named(RecordKind Kind, long? Id, string Name, IReadOnlyList<RecordRef> Candidates)
{
    /// <summary>Exactly one record.</summary>
    public static Named One(RecordRef record) => new(record.Kind, record.Id, record.Name, []);

    /// <summary>A name that no visible record has.</summary>
    public static Named New(RecordKind kind, string name) => new(kind, null, name, []);

    /// <summary>True when the person has to pick.</summary>
    public bool IsAmbiguous => Id is null && Candidates.Count > 1;
}

/// <summary>How something works here, and what can be asked (R61). Topic: a key of prompts/help; null = overview.</summary>
public sealed record Help(string? Topic) : Request
{
    public override string Skill => "help";
}

/// <summary>Not what this assistant is for, or not allowed. Reason: a key of prompts/out-of-scope: "unrelated", "rights", "identity_number", "bulk_export" …</summary>
public sealed record OutOfScope(string Reason) : Request
{
    public override string Skill => "out_of_scope";

    /// <summary>True when it is refused for lack of rights.</summary>
    public bool IsDenied { get; init; }
}

/// <summary>One question back, with at most five candidates; the answer continues <see cref="Pending"/>.</summary>
public sealed record Clarify(string Question, IReadOnlyList<RecordRef> Candidates, Request? Pending) : Request
{
    public override string Skill => "clarify";

    /// <summary>What the pending request lacks: "customer", "contact", "opportunity", "owner", "period" …</summary>
    public string About { get; init; } = "";

    /// <summary>Two readings of the message that are about as likely, the likelier first; the answer picks one. Empty = it is not in question what was asked for.</summary>
    public IReadOnlyList<Request> Readings { get; init; } = [];
}

/// <summary>An answer to a proposal, or to what was saved. Act: confirm, confirm_all, discard, correct, undo, why, speak_en, speak_zh.</summary>
public sealed record ProposalAct(string Act) : Request
{
    public override string Skill => "proposal";

    /// <summary>The proposal; null = the newest pending one.</summary>
    public long? ProposalId { get; init; }

    /// <summary>Values typed into the card, by "recordIndex.Field"; null for words.</summary>
    public IReadOnlyDictionary<string, string?>? Values { get; init; }

    /// <summary>The version of the proposal that the card showed; null for words.</summary>
    public int? SeenVersion { get; init; }
}
