using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Data.Changes;

/// <summary>One follow-up, one home: the first task made with an interaction and the interaction's FollowUp* fields say the same. A change of one is a change of the other, in the same set, unless the set says both.</summary>
internal static class FollowUpMirror
{
    private const string FirstTaskSql = """SELECT min("Id") FROM "Tasks" WHERE "InteractionId"=@Id""";

    /// <summary>The other half of <paramref name="planned"/>; null when nothing has to follow.</summary>
    public static async Task<PlannedChange?> FollowAsync(ChangeSession session, ChangePlan plan, PlannedChange planned, CancellationToken cancellationToken) => planned.Record switch
    {
        SalesTask { InteractionId: { } interaction } task when planned.Operation != ChangeOperation.Create => await OfTaskAsync(session, plan, planned, task, interaction, cancellationToken),
        Interaction interaction when planned.Operation == ChangeOperation.Update => await OfInteractionAsync(session, plan, planned, interaction, cancellationToken),
        _ => null,
    };

    private static async Task<PlannedChange?> OfTaskAsync(ChangeSession session, ChangePlan plan, PlannedChange planned, SalesTask task, long interactionId, CancellationToken cancellationToken)
    {
        if (plan.Find(RecordKind.Interaction, interactionId) is not null
            || await session.ScalarAsync(FirstTaskSql, interactionId, cancellationToken) != task.Id
            || await session.FindAnyAsync(RecordKind.Interaction, interactionId, cancellationToken) is not Interaction interaction)
        {
            return null;
        }

        var mirror = new PlannedChange(RecordTable.Of(RecordKind.Interaction), interaction, ChangeOperation.Update);
        if (planned.Operation == ChangeOperation.Delete)
        {
            (interaction.FollowUpAction, interaction.FollowUpDueDate, interaction.FollowUpOwnerId, interaction.FollowUpStatus) = (null, null, null, null);
            return mirror;
        }

        interaction.FollowUpAction = planned.HasChanged(nameof(SalesTask.Title)) ? task.Title : interaction.FollowUpAction;
        interaction.FollowUpDueDate = planned.HasChanged(nameof(SalesTask.DueDate)) ? task.DueDate : interaction.FollowUpDueDate;
        interaction.FollowUpOwnerId = planned.HasChanged(nameof(SalesTask.OwnerId)) ? task.OwnerId : interaction.FollowUpOwnerId;
        interaction.FollowUpStatus = planned.HasChanged(nameof(SalesTask.Status)) ? task.Status : interaction.FollowUpStatus;
        return mirror;
    }

    private static async Task<PlannedChange?> OfInteractionAsync(ChangeSession session, ChangePlan plan, PlannedChange planned, Interaction interaction, CancellationToken cancellationToken)
    {
        string[] mirrored = [nameof(Interaction.FollowUpAction), nameof(Interaction.FollowUpDueDate), nameof(Interaction.FollowUpOwnerId), nameof(Interaction.FollowUpStatus)];
        if (!mirrored.Any(planned.HasChanged)
            || await session.ScalarAsync(FirstTaskSql, interaction.Id, cancellationToken) is not { } taskId
            || plan.Find(RecordKind.Task, taskId) is not null
            || await session.FindAnyAsync(RecordKind.Task, taskId, cancellationToken) is not SalesTask task)
        {
            return null;
        }

        var mirror = new PlannedChange(RecordTable.Of(RecordKind.Task), task, ChangeOperation.Update);
        task.Title = interaction.FollowUpAction ?? task.Title;
        task.DueDate = planned.HasChanged(nameof(Interaction.FollowUpDueDate)) ? interaction.FollowUpDueDate : task.DueDate;
        task.OwnerId = interaction.FollowUpOwnerId ?? task.OwnerId;
        // A follow-up that is struck out leaves nothing to do.
        task.Status = interaction.FollowUpAction is null ? WorkStatus.Cancelled : interaction.FollowUpStatus ?? task.Status;
        return mirror;
    }
}
