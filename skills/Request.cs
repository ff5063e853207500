using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

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

/// <summary>Log one or several contacts with customers (R18, R19).</summary>
public sealed record LogInteraction(IReadOnlyList<LogInteraction.Note> Notes) : Request
{
    public override string Skill => "log_interaction";

    /// <summary>One contact with one customer. Null = not said; texts are the person's words, masked.</summary>
    public sealed record Note
    {
        public Named? Customer { get; init; }

        public Named? Contact { get; init; }

        /// <summary>Job title of a new contact.</summary>
        public string? ContactTitle { get; init; }

        public string? ContactPhone { get; init; }

        public string? ContactEmail { get; init; }

        public Named? Opportunity { get; init; }

        /// <summary>phone, email, meeting, visit, wechat, other.</summary>
        public string? Channel { get; init; }

        public DateOnly? On { get; init; }

        public TimeOnly? At { get; init; }

        public string? Location { get; init; }

        /// <summary>Colleagues who were there beside the speaker.</summary>
        public IReadOnlyList<RecordRef> Colleagues { get; init; } = [];

        /// <summary>Further people of the customer who were there beside <see cref="Contact"/>.</summary>
        public IReadOnlyList<RecordRef> Participants { get; init; } = [];

        public string? Subject { get; init; }

        /// <summary>The part of the message about this contact, whole.</summary>
        public required string Content { get; init; }

        public string? Feedback { get; init; }

        /// <summary>positive, neutral, negative.</summary>
        public string? Attitude { get; init; }

        public string? KeyFacts { get; init; }

        /// <summary>The customer's own budget, yuan.</summary>
        public decimal? BudgetMin { get; init; }

        public decimal? BudgetMax { get; init; }

        public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

        public DealUpdate? Update { get; init; }

        /// <summary>True when its customer was open between several as it was read: contact and deal are looked for once one is picked.</summary>
        public bool WasOpen { get; init; }

        /// <summary>Its place, from 1, in a message that told of several contacts; null when alone.</summary>
        public int? Position { get; init; }

        /// <summary>Field name → words it came from.</summary>
        public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>What our side promised or has to do.</summary>
    public sealed record FollowUp(string Text, DateOnly? Due, TimeOnly? Time, RecordRef? Owner);

    /// <summary>What the words state about the deal, never more.</summary>
    public sealed record DealUpdate(decimal? Amount, string? Stage, DateOnly? ExpectedCloseDate, string? Competitor, int? Probability, string? LostReason);
}

/// <summary>What to do next (R53, R24, R17).</summary>
public sealed record NextActions : Request
{
    public override string Skill => "next_actions";

    /// <summary>About one customer, contact or deal; null = everything in scope.</summary>
    public Named? About { get; init; }

    /// <summary>All matching deals of the customer when it has several.</summary>
    public IReadOnlyList<RecordRef> Deals { get; init; } = [];

    /// <summary>Whose: a colleague; null = own (or the team's when <see cref="IsTeam"/>).</summary>
    public RecordRef? Owner { get; init; }

    /// <summary>Further colleagues, when several were named.</summary>
    public IReadOnlyList<RecordRef> MoreOwners { get; init; } = [];

    public RecordRef? Team { get; init; }

    public bool IsTeam { get; init; }

    /// <summary>Due or planned in this range; null = today and what is overdue.</summary>
    public MetricPeriod? Period { get; init; }

    /// <summary>"overdue", "due", "planned" (calendar), "closing" (expected to be signed), "risk", "quiet" (not contacted for long), "all", "prepare" (for a named event).</summary>
    public string Focus { get; init; } = "all";

    /// <summary>The person speaks of the own work ("我", "my"): a supervisor's own records rather than the team's.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The whole company's work was asked for.</summary>
    public bool IsCompany { get; init; }

    /// <summary>How many were asked for ("三件事", "top 3"); null = not said.</summary>
    public int? Limit { get; init; }

    /// <summary>With focus "quiet": no contact for at least so many days; null = the company's usual limit.</summary>
    public int? QuietDays { get; init; }

    /// <summary>A list was asked for, not a choice of what to do first.</summary>
    public bool IsList { get; init; }

    /// <summary>Conditions on deals (amount, stage, grade …).</summary>
    public IReadOnlyList<MetricFilter> Filters { get; init; } = [];
}

/// <summary>What every question about figures carries.</summary>
public interface IFigureQuestion
{
    /// <summary>What is asked.</summary>
    MetricQuery Query { get; }

    /// <summary>A topic that there is no data for, such as "commission" (a key of prompts/pipeline-query); null = there is data.</summary>
    string? Unavailable { get; }

    /// <summary>A name that was said and that nobody visible has; null = every name is known.</summary>
    string? UnknownName { get; }

    /// <summary>Words that may be a condition and were not understood; named in the answer.</summary>
    IReadOnlyList<string> Unread { get; }
}

/// <summary>An exact question about the pipeline (R38, R40).</summary>
public sealed record PipelineQuery(MetricQuery Query) : Request, IFigureQuestion
{
    public override string Skill => "pipeline_query";

    public string? Unavailable { get; init; }

    public string? UnknownName { get; init; }

    public IReadOnlyList<string> Unread { get; init; } = [];
}

/// <summary>How a person, a team or the company performs (R34 to R36).</summary>
public sealed record PerformanceReport(MetricQuery Query) : Request, IFigureQuestion
{
    public override string Skill => "performance_report";

    public string? Unavailable { get; init; }

    public string? UnknownName { get; init; }

    public IReadOnlyList<string> Unread { get; init; } = [];
}

/// <summary>What there is about a customer or a person (R2, R9).</summary>
public sealed record CustomerProfile(Named About) : Request
{
    public override string Skill => "customer_profile";

    /// <summary>"all", "contacts", "deals", "history", "decision_maker", "phone", "tags".</summary>
    public string Aspect { get; init; } = "all";
}

/// <summary>Create or change a customer, a contact or tags (R1, R4, R9).</summary>
public sealed record ManageCustomer(string Action) : Request
{
    public override string Skill => "manage_customer";

    /// <summary>The customer; for create its new name.</summary>
    public Named? Customer { get; init; }

    public Named? Contact { get; init; }

    /// <summary>Field name → new canonical text. Field names of Customer, or of Contact when <see cref="Contact"/> is set.</summary>
    public IReadOnlyDictionary<string, string?> Changes { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyList<string> AddTags { get; init; } = [];

    public IReadOnlyList<string> RemoveTags { get; init; } = [];
}

/// <summary>Create or change a deal (R14, R15). Action: create, update, delete.</summary>
public sealed record ManageOpportunity(string Action) : Request
{
    public override string Skill => "manage_opportunity";

    public Named? Opportunity { get; init; }

    public Named? Customer { get; init; }

    /// <summary>Field name of Opportunity → new canonical text.</summary>
    public IReadOnlyDictionary<string, string?> Changes { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Create, move, complete, cancel a task or a planned activity (R21, R24). Action: create, update, complete, cancel.</summary>
public sealed record ManageTask(string Action) : Request
{
    public override string Skill => "manage_task";

    /// <summary>An existing task or activity.</summary>
    public Named? Item { get; init; }

    /// <summary>What was said of the existing item, where the store has to find it; null = the one talked about last.</summary>
    public string? ItemWords { get; init; }

    /// <summary>The day the existing item stands on, where one was said.</summary>
    public DateOnly? ItemOn { get; init; }

    public string? Title { get; init; }

    public DateOnly? Due { get; init; }

    public TimeOnly? Time { get; init; }

    /// <summary>Shift of the due date in days, such as −1 for "a day earlier".</summary>
    public int? ShiftDays { get; init; }

    /// <summary>Shift of the clock time in minutes, such as 60 for "an hour later".</summary>
    public int? ShiftMinutes { get; init; }

    public RecordRef? Owner { get; init; }

    public Named? Customer { get; init; }

    public Named? Contact { get; init; }

    public Named? Opportunity { get; init; }

    /// <summary>For a planned activity: visit, call, demo …; null = a plain task.</summary>
    public string? ActivityType { get; init; }
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
}

/// <summary>An answer to a proposal, or to what was saved. Act: confirm, confirm_all, discard, correct, undo, why.</summary>
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
