using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>Our fields and values ↔ the columns of the evaluation's tables.</summary>
internal static class CaseWords
{
    private static readonly Dictionary<(RecordKind, string), string> Columns = new()
    {
        [(RecordKind.Opportunity, "ExpectedAmountFen")] = "amount_cny",
        [(RecordKind.Opportunity, "WinProbability")] = "probability",
        [(RecordKind.Opportunity, "Competitors")] = "competitor",
        [(RecordKind.Opportunity, "ActionDueDate")] = "next_action_due",
        [(RecordKind.Opportunity, "PrimaryContactId")] = "contact_id",
        [(RecordKind.Customer, "CompanySize")] = "size",
        [(RecordKind.Customer, "Grade")] = "tier",
        [(RecordKind.Contact, "FullName")] = "name",
        [(RecordKind.Contact, "JobTitle")] = "title",
        [(RecordKind.Contact, "MobilePhone")] = "phone",
        [(RecordKind.Contact, "BuyingRole")] = "role",
        [(RecordKind.Interaction, "OccurredAt")] = "at",
        [(RecordKind.Interaction, "Channel")] = "type",
        [(RecordKind.Interaction, "CustomerFeedback")] = "feedback",
        [(RecordKind.Interaction, "Sentiment")] = "attitude",
        [(RecordKind.Interaction, "FollowUpAction")] = "follow_up",
        [(RecordKind.Interaction, "FollowUpDueDate")] = "follow_up_due",
        [(RecordKind.Activity, "Outcome")] = "result",
        [(RecordKind.Target, "AmountFen")] = "amount_cny",
        [(RecordKind.Target, "OwnerId")] = "user_id",
        [(RecordKind.Target, "Month")] = "period",
    };

    // Columns that the evaluation's tables do not have: derived or our own bookkeeping.
    private static readonly HashSet<(RecordKind, string)> Own =
    [
        (RecordKind.Opportunity, "ActionOwnerId"), (RecordKind.Opportunity, "ActionCompletedDate"), (RecordKind.Opportunity, "ClosedTeamId"), (RecordKind.Opportunity, "LostReason"),
        (RecordKind.Opportunity, "ProductOrService"), (RecordKind.Opportunity, "OpenedOn"), (RecordKind.Opportunity, "Currency"), (RecordKind.Activity, "PlannedOn"), (RecordKind.Activity, "CreatedById"),
        (RecordKind.Interaction, "OccurredOn"), (RecordKind.Interaction, "HasClockTime"),
    ];

    public static string Table(RecordKind kind) => kind switch
    {
        RecordKind.Opportunity => "opportunities",
        RecordKind.Activity => "activities",
        _ => Snake(kind.ToString()) + "s",
    };

    /// <summary>The column of a field; null for a field that the tables do not have.</summary>
    public static string? Column(RecordKind kind, string field) =>
        Own.Contains((kind, field)) ? null : Columns.TryGetValue((kind, field), out var column) ? column : Snake(field);

    /// <summary>A canonical value as the tables write it.</summary>
    public static JsonNode? Value(RecordKind kind, string field, string? value, StoreSnapshot store, CompanyCalendar calendar)
    {
        if (value is null)
        {
            return null;
        }

        var definition = FieldCatalogue.Default.Find(kind, field);
        return definition switch
        {
            _ when field.EndsWith("Fen", StringComparison.Ordinal) => JsonValue.Create(long.Parse(value, CultureInfo.InvariantCulture) / 100m),
            _ when field == "WinProbability" => JsonValue.Create(int.Parse(value, CultureInfo.InvariantCulture)),
            { Type: FieldType.Reference, Target: { } target } => store.SourceId(target, value) ?? "new",
            { Type: FieldType.Choice } => Snake(value),
            _ when value.EndsWith('Z') && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
                => calendar.ToLocal(moment).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    /// <summary>"NeedsConfirmed" → "needs_confirmed"; a grade stays a capital letter.</summary>
    public static string Snake(string name) => name.Length == 1 ? name : JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
