using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Tasking;

/// <summary>全部取消, 头两个标完成, "push them all to Friday": the same change of several things of the list just shown, with one undo.</summary>
internal static class SeveralTasks
{
    private static readonly (string Action, string[] Lists)[] Actions =
    [
        ("complete", ["complete", "complete_short"]), ("cancel", ["cancel"]), ("update", ["move", "later", "earlier"]),
    ];

    private static readonly string[] Around = ["around_an_act", "around_a_time", "item", "filler"];

    /// <summary>Null unless nothing else stands in the message, and the list holds only tasks and planned activities.</summary>
    public static ManageTask? Read(Utterance utterance, ReadingContext context)
    {
        var shown = context.State.LastShown;
        if (shown.Count < 2 || context.PendingProposalSkill is not null || !shown.All(record => record.Kind is RecordKind.Task or RecordKind.Activity)
            || ShownPlaces.Find(utterance.Text, shown.Count) is not { } several)
        {
            return null;
        }

        var time = NewTime.Read(utterance);
        foreach (var (action, lists) in Actions)
        {
            var said = lists.SelectMany(list => ManageTaskReader.Words.All(utterance.Text, list)).ToList();
            if (said.Count > 0 && time.IsAny == (action == "update") && IsNothingBut(utterance, said.Concat(several.Said)))
            {
                List<RecordRef> items = [.. several.Places.Select(place => shown[place])];
                return new ManageTask(action)
                {
                    Item = Named.One(items[0]),
                    MoreItems = items[1..],
                    Due = time.Due,
                    IsDueInItsWeek = time.IsDueBareWeekday,
                    Time = time.Time,
                    ShiftDays = time.ShiftDays,
                    ShiftMinutes = time.ShiftMinutes,
                    Confidence = 0.95,
                };
            }
        }

        return null;
    }

    /// <summary>Done at once where all are one's own, else on one card.</summary>
    public static async Task<SkillResult> ChangeAsync(ManageTask request, SkillContext context, CancellationToken cancellationToken)
    {
        var items = new List<TaskItem>();
        foreach (var record in request.MoreItems.Prepend(new RecordRef(request.Item!.Kind, request.Item.Id!.Value, request.Item.Name)))   // the reader takes them from a list
        {
            if (await TaskFinder.ByIdAsync(record.Kind, record.Id, context, cancellationToken) is { IsOpen: true } item)
            {
                items.Add(item);
            }
        }

        var changed = items.Select(item => (Item: item, Change: TaskChanges.Of(item, request, context))).Where(pair => pair.Change.Fields.Count > 0).ToList();
        var records = changed.Select(pair => pair.Item.Record).ToList();
        var facts = new TurnFacts { Action = request.Action, Mentions = records };
        if (changed.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("manage-task.several_unchanged"))) { Facts = facts };
        }

        var title = context.Say("manage-task.several_title", ("count", changed.Count));
        var set = new ChangeSet([.. changed.Select(pair => pair.Change)]);
        var state = context.State with { LastTask = null, Question = null };
        if (!changed.TrueForAll(pair => TaskRights.IsOwn(pair.Item, context)))
        {
            return new SkillResult(Reply.Of(context.Say("manage-task.several_not_own", ("title", title)))) { Proposals = [new ProposalDraft("manage_task", title, set, [])], Facts = facts, State = state };
        }

        var list = new ListBlock(null, [.. records.Select(record => new ListItem(record.Name, null, record, []))], IsNumbered: true);
        return new SkillResult(Reply.Of(context.Say($"manage-task.several_{request.Action}", ("count", changed.Count))).With(list)) { Immediate = new ImmediateChange(title, set), Facts = facts, State = state };
    }

    private static bool IsNothingBut(Utterance utterance, IEnumerable<Span> said) => LastTaskReply.IsNothingBut(utterance.Text, said
        .Concat(utterance.Dates.Select(date => date.Span)).Concat(utterance.Durations.Select(length => length.Span))
        .Concat(Around.SelectMany(list => ManageTaskReader.Words.All(utterance.Text, list))));
}
