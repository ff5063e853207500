using SalesAssistant.Data;

namespace SalesAssistant.Skills;

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

        /// <summary>The person checks in there; null = only tells of it.</summary>
        public Presence? CheckIn { get; init; }

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

    /// <summary>A check-in (R23). At: the message's own moment, company time. Position: "latitude,longitude" in degrees; null = the phone gave none.</summary>
    public sealed record Presence(DateTime At, string? Position);

    /// <summary>What our side promised or has to do.</summary>
    public sealed record FollowUp(string Text, DateOnly? Due, TimeOnly? Time, RecordRef? Owner);

    /// <summary>What the words state about the deal, never more.</summary>
    public sealed record DealUpdate(decimal? Amount, string? Stage, DateOnly? ExpectedCloseDate, string? Competitor, int? Probability, string? LostReason);
}
