using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>One turn as the evaluation writes it.</summary>
internal static class TurnReport
{
    public static JsonObject Of(CommittedTurn turn, string lastSkill, HashSet<(long, string, string?)> saidBefore, StoreSnapshot before, StoreSnapshot store, CompanyCalendar calendar, double milliseconds)
    {
        var facts = turn.Facts;
        var skill = turn.Request is ProposalAct ? turn.Shown.Count > 0 ? turn.Shown[0].Skill : lastSkill : turn.Request.Skill;
        var about = facts.About ?? (turn.Request is ManageTask && turn.Shown.Count > 0 ? null : facts.About);
        var deal = turn.Shown.SelectMany(draft => draft.Changes.Changes).FirstOrDefault(change => change.Kind == RecordKind.Opportunity);
        return new JsonObject
        {
            ["skill"] = skill,
            ["action"] = facts.Action,
            ["records"] = new JsonArray([.. turn.Shown.Where(_ => facts.Action is not "cancel").Select(draft => RecordReport.Of(draft.Changes, store, calendar)).Where(record => record is not null)]),
            ["answer"] = Answer(facts, store),
            ["mentions"] = Ids(facts.Mentions, store),
            ["candidates"] = Ids(facts.Candidates, store),
            ["changes"] = skill == "log_interaction" || facts.Action is "cancel" or "confirm" ? null : Changes(turn, saidBefore, before, store, calendar),
            ["task"] = about is { Kind: RecordKind.Task } && store.Row(RecordKind.Task, about.Id) is { } task ? RecordReport.Task(task, store) : null,
            ["opportunity_id"] = about is { Kind: RecordKind.Opportunity } ? store.SourceId(RecordKind.Opportunity, about.Id) : deal is null ? null : store.SourceId(RecordKind.Opportunity, deal.Id),
            ["customer_id"] = about is { Kind: RecordKind.Customer } ? store.SourceId(RecordKind.Customer, about.Id) : null,
            ["activity_id"] = about is { Kind: RecordKind.Activity } ? store.SourceId(RecordKind.Activity, about.Id) : null,
            ["denied"] = facts.IsDenied,
            ["wrote"] = turn.RowsWritten,
            ["reply"] = ReplyText.Of(turn.Reply),
            ["ms"] = Math.Round(milliseconds, 2),
        };
    }

    private static JsonArray Ids(IEnumerable<RecordRef> records, StoreSnapshot store) =>
        [.. records.Select(record => store.SourceId(record.Kind, record.Id)).OfType<string>().Distinct().Select(id => JsonValue.Create(id))];

    private static JsonObject? Changes(CommittedTurn turn, HashSet<(long, string, string?)> saidBefore, StoreSnapshot before, StoreSnapshot store, CompanyCalendar calendar)
    {
        var changes = new JsonObject();
        foreach (var change in turn.Shown.SelectMany(draft => draft.Changes.Changes).Where(change => change.Operation != ChangeOperation.Delete))
        {
            foreach (var field in change.Fields.Where(field => field.New is not null && field.New != field.Old && saidBefore.Add((change.Id, field.Field, field.New))))
            {
                if (CaseWords.Column(change.Kind, field.Field) is { } column)
                {
                    changes[column] = CaseWords.Value(change.Kind, field.Field, field.New, store, calendar);
                }
            }
        }

        if (turn.Request is ManageTask && turn.Facts.About is { Kind: RecordKind.Task } about && store.Row(RecordKind.Task, about.Id) is { } task)
        {
            var (now, old) = (RecordReport.Task(task, store), before.Row(RecordKind.Task, about.Id) is { } row ? RecordReport.Task(row, before) : []);
            foreach (var column in (string[])["due", "owner"])
            {
                if (now[column]?.GetValue<string>() != old[column]?.GetValue<string>())
                {
                    changes[column] = now[column]?.DeepClone();
                }
            }
        }

        return changes.Count == 0 ? null : changes;
    }

    private static JsonObject? Answer(TurnFacts facts, StoreSnapshot store)
    {
        if (facts.IsUnavailable || facts.IsNotFound)
        {
            return new JsonObject { [facts.IsUnavailable ? "unavailable" : "not_found"] = true };
        }

        if (facts.Answer is not { } answer)
        {
            return null;
        }

        if (answer.Unit == "text" && answer.Query.GroupBy.Count == 0)
        {
            return new JsonObject { ["text"] = answer.Total.Label };
        }

        if (answer.Query.Measure == "list")
        {
            return new JsonObject { ["ids"] = new JsonArray([.. answer.Records.Select(row => JsonValue.Create(store.SourceId(row.Record.Kind, row.Record.Id) ?? row.Record.Name))]) };
        }

        if (answer is { Query.Measure: "share", Groups: [var part] })
        {
            // One part was asked for: its share is the figure, under whatever name it stands.
            return new JsonObject { ["value"] = part.Value, ["rows"] = new JsonArray(Row(part, store)) };
        }

        if (answer is { Query: { GroupBy: [], CompareTo: { } other, Period: { } period, Measure: not "growth" }, Total.Compared: { } before } && PeriodKey(period) is { } now && PeriodKey(other) is { } then && now.Length == then.Length)
        {
            // Two months, quarters or years side by side are two rows; the first is the figure.
            var both = Figures(answer.Total, []);
            both["rows"] = new JsonArray(new JsonObject { ["key"] = now, ["value"] = answer.Total.Value }, new JsonObject { ["key"] = then, ["value"] = before });
            return both;
        }

        if (answer.Query is { Having: not null, GroupBy.Count: 1 })
        {
            // 有几个人超过…: the reply says how many groups there are.
            return new JsonObject { ["value"] = answer.GroupCount, ["rows"] = new JsonArray([.. answer.Groups.Select(row => Counted(answer, row, Row(row, store)))]) };
        }

        return answer.Query.GroupBy.Count > 0
            ? new JsonObject { ["rows"] = new JsonArray([.. answer.Groups.Select(row => Counted(answer, row, Row(row, store)))]) }
            : Counted(answer, answer.Total, Figures(answer.Total, []));
    }

    // 2026-04, 2026-Q2 or 2026; null for any other stretch of days.
    private static string? PeriodKey(MetricPeriod period) =>
        period is not { From: { Day: 1 } from, To: { } to } || to.AddDays(1).Day != 1 ? null
        : ((to.Year - from.Year) * 12 + to.Month - from.Month + 1) switch
        {
            1 => $"{from.Year}-{from.Month:00}",
            3 when from.Month % 3 == 1 => $"{from.Year}-Q{(from.Month + 2) / 3}",
            12 when from.Month == 1 => $"{from.Year}",
            _ => null,
        };

    // The reply shows beside every sum how many records it is of.
    private static JsonObject Counted(MetricAnswer answer, MetricRow row, JsonObject figures)
    {
        if (answer.Query is { Measure: "amount", Subject: MetricSubject.Opportunity } && !figures.ContainsKey("count"))
        {
            figures["count"] = row.Rows;
        }

        return figures;
    }

    private static JsonObject Row(MetricRow row, StoreSnapshot store)
    {
        var key = row.Record is { } record ? store.SourceId(record.Kind, record.Id) ?? record.Name : row.Key is { } code ? char.IsAsciiLetterUpper(code[0]) && !code.Contains('-', StringComparison.Ordinal) ? CaseWords.Snake(code) : code : null;
        return Figures(row, new JsonObject { ["key"] = key, ["label"] = row.Label });
    }

    private static JsonObject Figures(MetricRow row, JsonObject into)
    {
        into["value"] = row.Value;
        foreach (var (measure, value) in row.Extra)
        {
            into[measure] = value;
        }

        return into;
    }
}
