using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Skills.Language.Replies;

namespace SalesAssistant.Skills.Tasking;

/// <summary>Requests → change sets of tasks and activities.</summary>
internal static class TaskChanges
{
    /// <summary>Where no clock time was said: when an activity starts, and when a reminder comes.</summary>
    public static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeSpan Length = TimeSpan.FromHours(1);

    public static (RecordRef Record, RecordChange Change) Create(ManageTask request, long ownerId, long? customerId, SkillContext context)
    {
        var title = request.Title is { Length: > 0 } said ? said : context.Say("manage-task.untitled");
        var kind = request.ActivityType is not null && request.Due is not null ? RecordKind.Activity : RecordKind.Task;
        var record = new RecordRef(kind, context.Ids.Next(), title);
        IEnumerable<(string, object?)> values = kind == RecordKind.Activity ? ActivityValues(request, title, context) : TaskValues(request, title, context);
        values = values.Concat(
        [
            ("OwnerId", ownerId), ("CreatedById", context.Caller.UserId), ("CustomerId", customerId),
            ("ContactId", request.Contact?.Id), ("OpportunityId", request.Opportunity?.Id),
        ]);
        return (record, new RecordChange(kind, record.Id, ChangeOperation.Create, 0, [.. values.Where(value => value.Item2 is not null).Select(value => new FieldChange(value.Item1, null, FieldCodec.Write(value.Item2)))]));
    }

    /// <summary>What the request does to an existing item; empty when nothing changes.</summary>
    public static RecordChange Of(TaskItem item, ManageTask request, SkillContext context) => request.Action switch
    {
        "complete" => Complete(item, context),
        "cancel" => Cancel(item),
        _ => Move(item, request, context),
    };

    /// <summary>The move, the new name and the new owner; empty when nothing changes.</summary>
    private static RecordChange Move(TaskItem item, ManageTask request, SkillContext context)
    {
        var on = Due(item, request) ?? (request.ShiftDays is { } days ? item.On?.AddDays(days) : item.On);
        var at = request.Time ?? item.At;
        if (request.ShiftMinutes is { } minutes && item.At is { } time)
        {
            at = time.AddMinutes(minutes);
        }

        var fields = new List<FieldChange>();
        if (item.Activity is { } activity && on is { } day)
        {
            var start = context.Calendar.ToUtc(day.ToDateTime(at ?? Morning));
            Add(fields, "PlannedStart", activity.PlannedStart, start);
            Add(fields, "PlannedOn", activity.PlannedOn, day);
            Add(fields, "PlannedEnd", activity.PlannedEnd, start + ((activity.PlannedEnd - activity.PlannedStart) ?? Length));
        }
        else if (item.Task is { } task)
        {
            Add(fields, "DueDate", task.DueDate, on);
            Add(fields, "DueTime", task.DueTime, at);
            Add(fields, "RemindAt", task.RemindAt, RemindAt(on, at, context));
        }

        if (request.Title is { } title)
        {
            Add(fields, item.Activity is null ? "Title" : "Name", item.Record.Name, title);
        }

        Add(fields, "OwnerId", item.OwnerId, request.Owner?.Id ?? item.OwnerId);
        return new RecordChange(item.Record.Kind, item.Record.Id, ChangeOperation.Update, item.Version, fields);
    }

    // "挪到周四" of what stands next week is next week's Thursday.
    private static DateOnly? Due(TaskItem item, ManageTask request) =>
        request is { IsDueInItsWeek: true, Due: { } day } && item.On > day && DayShift.WeekdayOf(item.On.Value, day) is var there && there > day ? there : request.Due;

    private static RecordChange Complete(TaskItem item, SkillContext context) => Update(item, item.Activity is { } activity
        ? [("Status", activity.Status, ActivityStatus.Done), ("ActualEnd", activity.ActualEnd, context.Now)]
        : [("Status", item.Task!.Status, WorkStatus.Done), ("CompletedAt", item.Task.CompletedAt, context.Now)]);   // an item is one of the two

    private static RecordChange Cancel(TaskItem item) => Update(item, item.Activity is { } activity
        ? [("Status", activity.Status, ActivityStatus.Cancelled)]
        : [("Status", item.Task!.Status, WorkStatus.Cancelled)]);   // an item is one of the two

    private static RecordChange Update(TaskItem item, IEnumerable<(string Field, object? Old, object? New)> values)
    {
        var fields = new List<FieldChange>();
        foreach (var (field, old, now) in values)
        {
            Add(fields, field, old, now);
        }

        return new RecordChange(item.Record.Kind, item.Record.Id, ChangeOperation.Update, item.Version, fields);
    }

    private static void Add(List<FieldChange> fields, string field, object? old, object? now)
    {
        var (before, after) = (FieldCodec.Write(old), FieldCodec.Write(now));
        if (before != after)
        {
            fields.Add(new FieldChange(field, before, after));
        }
    }

    private static IEnumerable<(string, object?)> TaskValues(ManageTask request, string title, SkillContext context) =>
        [("Title", title), ("DueDate", request.Due), ("DueTime", request.Time), ("RemindAt", RemindAt(request.Due, request.Time, context)), ("Status", WorkStatus.NotStarted)];

    private static IEnumerable<(string, object?)> ActivityValues(ManageTask request, string title, SkillContext context)
    {
        var start = context.Calendar.ToUtc(request.Due!.Value.ToDateTime(request.Time ?? Morning));   // an activity has a day
        return [("Name", title), ("Type", request.ActivityType), ("Goal", title), ("PlannedStart", start), ("PlannedOn", request.Due), ("PlannedEnd", start + Length), ("Status", ActivityStatus.Planned)];
    }

    // A reminder in the past would never come.
    private static DateTime? RemindAt(DateOnly? on, TimeOnly? at, SkillContext context) =>
        on is { } day && context.Calendar.ToUtc(day.ToDateTime(at ?? Morning)) is var moment && moment > context.Now ? moment : null;
}
