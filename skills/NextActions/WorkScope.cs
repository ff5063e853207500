using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Skills.Planning;

/// <summary>Whose work a question is about: all of the caller's scope (null), or some people's.</summary>
internal sealed record WorkScope(IReadOnlyList<long>? OwnerIds, bool IsDenied)
{
    public static WorkScope Denied { get; } = new([], true);

    public static WorkScope Everything { get; } = new(null, false);

    public bool Includes(long? ownerId) => OwnerIds is null || (ownerId is { } id && OwnerIds.Contains(id));

    /// <summary>Within the caller's rights, or denied (DESIGN: another's, another team's or the company's work).</summary>
    public static async Task<WorkScope> OfAsync(NextActions request, SkillContext context, CancellationToken cancellationToken)
    {
        var caller = context.Caller;
        if (caller.Scope == AccessScope.None || (request.IsCompany && caller.Scope != AccessScope.All))
        {
            return Denied;
        }

        if (request.About is not null)
        {
            return Everything;   // a record in sight says whose it is
        }

        if (request.Owner is { } owner && owner.Id != caller.UserId)
        {
            var ids = request.MoreOwners.Select(one => one.Id).Append(owner.Id).ToList();
            var teams = await context.Db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).Select(user => user.TeamId).ToListAsync(cancellationToken);
            var mayAsk = caller.Scope == AccessScope.All || (caller.Scope == AccessScope.Team && teams.TrueForAll(team => team == caller.TeamId));
            return mayAsk ? new WorkScope(ids, false) : Denied;
        }

        if (request.Team is { } team && caller.Scope != AccessScope.All && (caller.Scope != AccessScope.Team || team.Id != caller.TeamId))
        {
            return Denied;
        }

        if (request.IsTeam && caller.Scope == AccessScope.Own)
        {
            return Denied;
        }

        if (request.Team is { } asked)
        {
            return new WorkScope(await context.Db.Users.AsNoTracking().Where(user => user.TeamId == asked.Id).Select(user => user.Id).ToListAsync(cancellationToken), false);
        }

        var isOwn = request.Owner is not null || (request.IsOwn && !request.IsTeam);
        return isOwn && await HasOwnAsync(context, cancellationToken) ? new WorkScope([caller.UserId], false) : Everything;
    }

    // A manager who owns no deal means the people's work when saying "my".
    private static Task<bool> HasOwnAsync(SkillContext context, CancellationToken cancellationToken) =>
        context.Db.Opportunities.AsNoTracking().AnyAsync(deal => deal.OwnerId == context.Caller.UserId && deal.ClosedAt == null, cancellationToken);
}
