using SalesAssistant.Data;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Skills.Digests;

/// <summary>One tap on a task or planned activity that was pushed.</summary>
/// <param name="Act">"done", "later" (to the next working day), "hand" (to a colleague, who is asked for).</param>
/// <param name="Kind">Task or Activity.</param>
/// <param name="Id">The record.</param>
public sealed record TouchWork(string Act, RecordKind Kind, long Id) : Request
{
    public override string Skill => "manage_task";
}

/// <summary>完成 / 推迟 / 转给: the buttons of things to do, and what their payloads stand for.</summary>
public static class WorkButtons
{
    /// <summary>The buttons of a task or planned activity. Who may give work to nobody but oneself gets no third.</summary>
    public static IReadOnlyList<ReplyAction> For(RecordRef record, SkillContext context)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(context);
        var buttons = new List<ReplyAction>
        {
            new(context.Say("digests.done"), "act", Payload("done", record)),
            new(context.Say("digests.later"), "act", Payload("later", record)),
        };
        if (context.Caller.Scope is AccessScope.Team or AccessScope.All)
        {
            buttons.Add(new ReplyAction(context.Say("digests.hand"), "act", Payload("hand", record)));
        }

        return buttons;
    }

    /// <summary>The request of a pressed button; null when the payload is not one of these.</summary>
    public static TouchWork? Parse(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return payload.Split(':') is ["work", "done" or "later" or "hand", "task" or "activity", _] parts && long.TryParse(parts[3], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? new TouchWork(parts[1], parts[2] == "task" ? RecordKind.Task : RecordKind.Activity, id)
            : null;
    }

    private static string Payload(string act, RecordRef record) => $"work:{act}:{(record.Kind == RecordKind.Activity ? "activity" : "task")}:{record.Id}";
}
