using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Deals;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>"不对，是下下周" instead of an answer to "which deal?": the request that waits is put right, and the question asked again.</summary>
public static class PendingCorrection
{
    /// <summary>The pending request with what the words change; null when they change nothing in it.</summary>
    public static Request? Read(OpenQuestion question, Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        return question.Readings.Count > 0 ? null : PendingRequests.Read(question) switch
        {
            ManageOpportunity deal => Deal(deal, utterance),
            ManageTask task => Task(task, utterance),
            LogInteraction { Notes: [var note] } log when NoteCorrections.Corrected(note, utterance, context.Caller.UserId) is { } corrected => log with { Notes = [corrected] },
            _ => null,
        };
    }

    private static ManageOpportunity? Deal(ManageOpportunity deal, Utterance utterance)
    {
        var changes = new Dictionary<string, string?>(deal.Changes);
        var day = DealValues.LastDay(utterance);
        foreach (var field in deal.Changes.Keys)
        {
            changes[field] = field switch
            {
                "ExpectedAmountFen" => DealValues.Amount(utterance) ?? changes[field],
                "ExpectedCloseDate" or "ActionDueDate" when day is not null => FieldCodec.Write(day),
                "WinProbability" when utterance.Percents.Count > 0 => FieldCodec.Write((int)(utterance.Percents[^1].Fraction * 100)),
                _ => changes[field],
            };
        }

        return changes.Any(change => change.Value != deal.Changes[change.Key]) ? deal with { Changes = changes } : null;
    }

    private static ManageTask? Task(ManageTask task, Utterance utterance)
    {
        var day = DealValues.LastDay(utterance);
        var clock = utterance.Dates.LastOrDefault(date => date.Clock is not null)?.Clock;
        return day is null && clock is null ? null : task with { Due = day ?? task.Due, Time = clock ?? task.Time };
    }
}
