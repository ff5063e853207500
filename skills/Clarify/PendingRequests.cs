using System.Collections.Frozen;
using System.Text.Json;
using SalesAssistant.Data;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Requests that wait for an answer: kept as JSON in the conversation, and completed with what was picked.</summary>
public static class PendingRequests
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(Request).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Request)) && !type.IsAbstract)
        .ToFrozenDictionary(type => type.Name);

    /// <summary>The open question that <paramref name="clarify"/> leaves behind; without a pending request the answer leads nowhere.</summary>
    public static OpenQuestion ToQuestion(Clarify clarify)
    {
        ArgumentNullException.ThrowIfNull(clarify);
        var pending = clarify.Pending;
        var (type, json) = pending is null ? new StoredRequest("", "") : Store(pending);
        return new OpenQuestion(clarify.About, type, json, clarify.Candidates) { Readings = [.. clarify.Readings.Select(Store)] };
    }

    /// <summary>The pending request; null when there is none or a former version of the product wrote it.</summary>
    public static Request? Read(OpenQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Read(new StoredRequest(question.RequestType, question.RequestJson));
    }

    /// <summary>The stored request; null when a former version of the product wrote it.</summary>
    public static Request? Read(StoredRequest stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (!Types.TryGetValue(stored.Type, out var type))
        {
            return null;
        }

        try
        {
            return (Request?)JsonSerializer.Deserialize(stored.Json, type);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The request as it is kept.</summary>
    public static StoredRequest Store(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.GetType().Name, JsonSerializer.Serialize(request, request.GetType()));
    }

    /// <summary>The request with <paramref name="picked"/> in the place that was in question.</summary>
    public static Request Fill(Request request, RecordRef picked)
    {
        ArgumentNullException.ThrowIfNull(picked);
        var named = Named.One(picked);
        return (request, picked.Kind) switch
        {
            (ManageOpportunity deal, RecordKind.Opportunity) => deal with { Opportunity = named },
            (ManageOpportunity deal, RecordKind.Customer) => deal with { Customer = named },
            (ManageOpportunity deal, RecordKind.Contact) => deal with { Changes = deal.Changes.Append(new("PrimaryContactId", picked.Id.ToString())).DistinctBy(change => change.Key).ToDictionary() },
            (ManageTask task, RecordKind.Task or RecordKind.Activity) => task with { Item = named },
            (ManageTask task, RecordKind.Opportunity) => task with { Opportunity = named },
            (ManageTask task, RecordKind.Customer) => task with { Customer = named },
            (ManageTask task, RecordKind.Contact) => task with { Contact = named },
            (ManageTask task, RecordKind.User) => task with { Owner = picked },
            (HandOver hand, RecordKind.User) => hand with { To = picked },
            (HandOver hand, RecordKind.Customer) => hand with { Customer = named },
            (HandOver hand, RecordKind.Opportunity) => hand with { Opportunity = named },
            (ManageCustomer customer, RecordKind.Customer) => customer with { Customer = named },
            (ManageCustomer customer, RecordKind.Contact) => customer with { Contact = named },
            (NextActions next, _) => next with { About = named, Deals = picked.Kind == RecordKind.Opportunity ? [picked] : [] },
            (SnoozeSuggestions snooze, _) => snooze.Of(picked),
            (CustomerProfile profile, _) => profile with { About = named },
            (DraftMessage draft, _) => draft with { To = named },
            (LogInteraction log, _) => log with { Notes = [.. log.Notes.Select((note, at) => at == Open(log) ? Fill(note, named) : note)] },
            _ => request,
        };
    }

    // The note in question is the first whose customer, contact or deal is still open between several.
    private static int Open(LogInteraction log)
    {
        var at = log.Notes.ToList().FindIndex(note => note.Customer is { IsAmbiguous: true } || note.Contact is { IsAmbiguous: true } || note.Opportunity is { IsAmbiguous: true });
        return Math.Max(at, 0);
    }

    private static LogInteraction.Note Fill(LogInteraction.Note note, Named named) => named.Kind switch
    {
        RecordKind.Customer => note with { Customer = named },
        RecordKind.Contact => note with { Contact = named },
        RecordKind.Opportunity => note with { Opportunity = named },
        _ => note,
    };
}
