using System.Text.Json.Nodes;
using SalesAssistant.Data;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>What a case changed in the store, found by comparing tables.</summary>
internal static class FinalReport
{
    private static readonly RecordKind[] Compared = [RecordKind.Opportunity, RecordKind.Activity, RecordKind.Customer, RecordKind.Contact, RecordKind.User, RecordKind.Interaction, RecordKind.Target];

    public static JsonObject Of(StoreSnapshot before, StoreSnapshot after, CompanyCalendar calendar)
    {
        var tasks = after.NewRows(before, RecordKind.Task).ToList();
        var final = new JsonObject();
        foreach (var kind in Compared)
        {
            final[CaseWords.Table(kind)] = Changes(before, after, kind, calendar);
        }

        var deals = (JsonObject)final["opportunities"]!;   // just set
        final["saved_records"] = new JsonArray([.. after.NewRows(before, RecordKind.Interaction)
            .Select(row => RecordReport.OfStored(row, tasks, Updates(deals, after.SourceId(RecordKind.Opportunity, row["OpportunityId"])), after, calendar))]);
        final["new_opportunities"] = New(before, after, RecordKind.Opportunity, calendar);
        final["new_customers"] = New(before, after, RecordKind.Customer, calendar);
        final["new_contacts"] = New(before, after, RecordKind.Contact, calendar);
        final["new_tasks"] = new JsonArray([.. tasks.Select(task => RecordReport.Task(task, after))]);
        final["open_new_tasks"] = tasks.Count(task => task["Status"] is not ("Done" or "Cancelled"));
        final["sent"] = new JsonArray();   // nothing in this build mails, exports or posts from a turn
        return final;
    }

    private static JsonObject Changes(StoreSnapshot before, StoreSnapshot after, RecordKind kind, CompanyCalendar calendar)
    {
        var rows = new JsonObject();
        foreach (var (sourceId, now, changed) in after.Differences(before, kind))
        {
            if (sourceId is null)
            {
                continue;
            }

            if (now is null)
            {
                rows[sourceId] = null;
                continue;
            }

            var fields = new JsonObject();
            foreach (var field in changed)
            {
                if (CaseWords.Column(kind, field) is { } column)
                {
                    fields[column] = CaseWords.Value(kind, field, now[field], after, calendar);
                }
            }

            if (fields.Count > 0)
            {
                rows[sourceId] = fields;
            }
        }

        return rows;
    }

    private static JsonArray New(StoreSnapshot before, StoreSnapshot after, RecordKind kind, CompanyCalendar calendar)
    {
        var rows = new JsonArray();
        foreach (var row in after.NewRows(before, kind))
        {
            var fields = new JsonObject();
            foreach (var (field, value) in row)
            {
                if (value is not null && field is not ("Id" or "Version" or "CreatedAt" or "UpdatedAt") && CaseWords.Column(kind, field) is { } column)
                {
                    fields[column] = CaseWords.Value(kind, field, value, after, calendar);
                }
            }

            rows.Add(fields);
        }

        return rows;
    }

    private static JsonObject? Updates(JsonObject deals, string? deal)
    {
        if (deal is null || deals[deal] is not JsonObject changed)
        {
            return null;
        }

        var updates = new JsonObject();
        foreach (var (column, value) in changed.Where(pair => pair.Key is "amount_cny" or "stage" or "expected_close_date" or "competitor" or "probability"))
        {
            updates[column] = value?.DeepClone();
        }

        return updates;
    }
}
