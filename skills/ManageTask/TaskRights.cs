using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Skills.Tasking;

/// <summary>To whom somebody may give work, and what counts as one's own.</summary>
internal static class TaskRights
{
    public static bool IsOwn(TaskItem item, SkillContext context) => item.OwnerId == context.Caller.UserId || item.CreatedById == context.Caller.UserId;

    /// <summary>Oneself; for a supervisor the team; for a manager everybody.</summary>
    public static async Task<bool> MayAssignAsync(RecordRef person, SkillContext context, CancellationToken cancellationToken) =>
        person.Id == context.Caller.UserId
        || context.Caller.Scope == AccessScope.All
        || (context.Caller.Scope == AccessScope.Team && await context.Db.Users.AsNoTracking().AnyAsync(user => user.Id == person.Id && user.TeamId == context.Caller.TeamId, cancellationToken));
}
