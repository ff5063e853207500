using System.Globalization;

namespace SalesAssistant.Skills;

/// <summary>One tap on a suggestion: makes the task that it offers.</summary>
/// <param name="DealId">The deal the suggestion is about.</param>
/// <param name="Kind">Why it was suggested, such as "overdue" or "no_decision_maker".</param>
public sealed record CreateSuggestedTask(long DealId, string Kind) : Request
{
    public override string Skill => "manage_task";
}

/// <summary>A suggestion is put off, or not wanted again.</summary>
/// <param name="Key">What the suggestion is about, such as "overdue:opportunity:123".</param>
/// <param name="Until">Business date it may come back; null = never.</param>
public sealed record SnoozeSuggestion(string Key, DateOnly? Until) : Request
{
    public override string Skill => "next_actions";
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
            return new CreateSuggestedTask(id, kind);
        }

        if (parts.Length < 3 || parts[0] != "snooze")
        {
            return null;
        }

        var key = string.Join(':', parts[1..^1]);
        return parts[^1] == Never ? new SnoozeSuggestion(key, null)
            : DateOnly.TryParseExact(parts[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? new SnoozeSuggestion(key, until)
            : null;
    }
}
