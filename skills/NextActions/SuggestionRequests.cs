using System.Globalization;
using SalesAssistant.Data;

namespace SalesAssistant.Skills;

/// <summary>What a suggestion offers to make a task of.</summary>
/// <param name="DealId">The deal the suggestion is about.</param>
/// <param name="Kind">Why it was suggested, such as "overdue" or "no_decision_maker".</param>
public sealed record SuggestedWork(long DealId, string Kind);

/// <summary>One tap on a suggestion, or "make tasks of the first two": makes the tasks that they offer, all or none.</summary>
public sealed record CreateSuggestedTasks(IReadOnlyList<SuggestedWork> Of) : Request
{
    public override string Skill => "manage_task";

    /// <summary>The business date said for it; null = the deal's own next date, else tomorrow.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The clock time said for it; null = none.</summary>
    public TimeOnly? Time { get; init; }
}

/// <summary>Suggestions are put off, or not wanted again.</summary>
/// <param name="Keys">What the suggestions are about, such as "overdue:opportunity:123"; empty while it is asked which.</param>
/// <param name="Until">Business date they may come back; null = never.</param>
public sealed record SnoozeSuggestions(IReadOnlyList<string> Keys, DateOnly? Until) : Request
{
    public override string Skill => "next_actions";

    /// <summary>The keys to choose from while <see cref="Keys"/> are still in question; empty when they are known.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>The same wish for the suggestion about <paramref name="record"/>.</summary>
    public SnoozeSuggestions Of(RecordRef record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return this with { Keys = [.. Offered.Where(key => SuggestionKey.IsAbout(key, record)).Take(1)] };
    }
}

/// <summary>What snoozing remembers of a suggestion: "overdue:opportunity:123".</summary>
public static class SuggestionKey
{
    /// <summary>The key of a suggestion made for a reason.</summary>
    public static string Of(string reason, RecordRef about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return $"{reason}:{Subject(about)}";
    }

    /// <summary>Whether the key is of a suggestion about the record, whatever its reason.</summary>
    public static bool IsAbout(string key, RecordRef record)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(record);
        return key.EndsWith(":" + Subject(record), StringComparison.Ordinal);
    }

    private static string Subject(RecordRef record) => $"{record.Kind.ToString().ToLowerInvariant()}:{record.Id.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>The payloads of a suggestion's buttons and the requests they stand for.</summary>
public static class SuggestionPayload
{
    private const string Never = "never";

    public static string Task(long dealId, string kind) => $"task:create:{dealId}:{kind}";

    public static string Snooze(string key, DateOnly? until) => $"snooze:{key}:{until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Never}";

    /// <summary>The request of a pressed button; null when the payload is not a suggestion's.</summary>
    public static Request? Parse(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var parts = payload.Split(':');
        if (parts is ["task", "create", var deal, var kind] && long.TryParse(deal, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return new CreateSuggestedTasks([new SuggestedWork(id, kind)]);
        }

        if (parts.Length < 3 || parts[0] != "snooze")
        {
            return null;
        }

        var key = string.Join(':', parts[1..^1]);
        return parts[^1] == Never ? new SnoozeSuggestions([key], null)
            : DateOnly.TryParseExact(parts[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? new SnoozeSuggestions([key], until)
            : null;
    }
}
