using System.Globalization;
using System.Text.Json.Nodes;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>A drafted or saved note as the evaluation writes a record.</summary>
internal static class RecordReport
{
    /// <summary>Null when the change set holds no interaction.</summary>
    public static JsonObject? Of(ChangeSet set, StoreSnapshot store, CompanyCalendar calendar)
    {
        var note = set.Changes.FirstOrDefault(change => change is { Kind: RecordKind.Interaction, Operation: ChangeOperation.Create });
        return note is null ? null : Of(field => note.NewValue(field), set, store, calendar);
    }

    /// <summary>A stored interaction with its tasks and the deal's changes.</summary>
    public static JsonObject OfStored(IReadOnlyDictionary<string, string?> row, IEnumerable<IReadOnlyDictionary<string, string?>> tasks, JsonObject? updates, StoreSnapshot store, CompanyCalendar calendar)
    {
        var record = Of(field => row.GetValueOrDefault(field), new ChangeSet([]), store, calendar);
        var followUps = tasks.Where(task => task["InteractionId"] == row["Id"]).Select(task => FollowUp(field => task.GetValueOrDefault(field), store)).ToList();
        record["follow_up"] = followUps.Count > 0 ? followUps[0] : null;
        record["follow_ups"] = new JsonArray([.. followUps.Skip(1)]);
        record["updates"] = updates ?? [];
        return record;
    }

    /// <summary>A task as the evaluation writes it.</summary>
    public static JsonObject Task(IReadOnlyDictionary<string, string?> row, StoreSnapshot store) => new()
    {
        ["title"] = row["Title"],
        ["due"] = Due(field => row.GetValueOrDefault(field)),
        ["owner"] = store.SourceId(RecordKind.User, row["OwnerId"]),
        ["customer_id"] = store.SourceId(RecordKind.Customer, row["CustomerId"]),
        ["contact_id"] = store.SourceId(RecordKind.Contact, row["ContactId"]),
        ["opportunity_id"] = store.SourceId(RecordKind.Opportunity, row["OpportunityId"]),
        ["status"] = row["Status"] switch { "Done" => "done", "Cancelled" => "cancelled", _ => "open" },
    };

    private static JsonObject Of(Func<string, string?> field, ChangeSet set, StoreSnapshot store, CompanyCalendar calendar)
    {
        var (customer, contact) = (store.SourceId(RecordKind.Customer, field("CustomerId")), store.SourceId(RecordKind.Contact, field("ContactId")));
        var followUps = set.Changes.Where(change => change is { Kind: RecordKind.Task, Operation: ChangeOperation.Create }).Select(task => FollowUp(task.NewValue, store)).ToList();
        return new JsonObject
        {
            ["customer_id"] = customer,
            ["new_customer"] = customer is null ? Made(set, store, RecordKind.Customer, field("CustomerId"))?.GetValueOrDefault("Name") : null,
            ["contact_id"] = contact,
            ["new_contact"] = contact is null && Made(set, store, RecordKind.Contact, field("ContactId")) is { } person ? NewContact(person) : null,
            ["opportunity_id"] = store.SourceId(RecordKind.Opportunity, field("OpportunityId")),
            ["type"] = field("Channel"),
            ["at"] = At(field, calendar),
            ["subject"] = field("Subject"),
            ["content"] = field("Content"),
            ["feedback"] = field("CustomerFeedback"),
            ["attitude"] = field("Sentiment") is { } sentiment ? CaseWords.Snake(sentiment) : null,
            ["budget_cny"] = Budget(field("BudgetMinFen"), field("BudgetMaxFen")),
            ["follow_up"] = followUps.Count > 0 ? followUps[0] : null,
            ["follow_ups"] = new JsonArray([.. followUps.Skip(1)]),
            ["updates"] = Updates(set, store, calendar),
        };
    }

    private static JsonObject Updates(ChangeSet set, StoreSnapshot store, CompanyCalendar calendar)
    {
        var updates = new JsonObject();
        foreach (var field in set.Changes.Where(change => change is { Kind: RecordKind.Opportunity, Operation: ChangeOperation.Update }).SelectMany(change => change.Fields).Where(field => field.New != field.Old))
        {
            if (CaseWords.Column(RecordKind.Opportunity, field.Field) is { } column and ("amount_cny" or "stage" or "expected_close_date" or "competitor" or "probability"))
            {
                updates[column] = CaseWords.Value(RecordKind.Opportunity, field.Field, field.New, store, calendar);
            }
        }

        return updates;
    }

    private static IReadOnlyDictionary<string, string?>? Made(ChangeSet set, StoreSnapshot store, RecordKind kind, string? id) =>
        long.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out var key)
            ? set.Changes.FirstOrDefault(change => change.Kind == kind && change.Id == key)?.Fields.ToDictionary(field => field.Field, field => field.New) ?? store.Row(kind, key)
            : null;

    private static JsonObject NewContact(IReadOnlyDictionary<string, string?> person) => new()
    {
        ["name"] = person.GetValueOrDefault("FullName"),
        ["title"] = person.GetValueOrDefault("JobTitle"),
        ["phone"] = person.GetValueOrDefault("MobilePhone") ?? person.GetValueOrDefault("OfficePhone"),
        ["email"] = person.GetValueOrDefault("Email"),
    };

    private static JsonObject FollowUp(Func<string, string?> task, StoreSnapshot store) => new()
    {
        ["text"] = task("Title"),
        ["due"] = Due(task),
        ["owner"] = store.SourceId(RecordKind.User, task("OwnerId")),
    };

    private static string? Due(Func<string, string?> task) => task("DueDate") is { } date ? task("DueTime") is { } time ? $"{date}T{time}" : date : null;

    private static string? At(Func<string, string?> field, CompanyCalendar calendar) =>
        field("HasClockTime") == "true" && Data.Fields.FieldCodec.Read(field("OccurredAt"), typeof(DateTime)) is DateTime moment
            ? calendar.ToLocal(moment).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : field("OccurredOn");

    private static JsonNode? Budget(string? low, string? high)
    {
        decimal? Yuan(string? fen) => fen is null ? null : long.Parse(fen, CultureInfo.InvariantCulture) / 100m;
        return (Yuan(low), Yuan(high)) switch
        {
            (null, null) => null,
            ({ } from, { } to) when from != to => new JsonObject { ["from"] = from, ["to"] = to },
            var (from, to) => JsonValue.Create(from ?? to),
        };
    }
}
