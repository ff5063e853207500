using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Skills;

/// <summary>Whose figures a question asks for, and whether the caller may see them. The statement is limited to the caller's scope besides; this is what makes the answer a refusal rather than a wrong number.</summary>
internal static class FigureRights
{
    /// <summary>The key of the refusal (own, team, none: what the caller may see); null when the question is within the caller's rights.</summary>
    public static async Task<string?> RefusalAsync(MetricQuery query, Caller caller, CrmContext db, CancellationToken cancellationToken)
    {
        switch (caller.Scope)
        {
            case AccessScope.All:
                return null;
            case AccessScope.None:
                return "none";
        }

        var isTeam = caller.Scope == AccessScope.Team;
        var refusal = isTeam ? "team" : "own";
        var owners = Ids(query, "owner");
        var teams = Ids(query, "team");
        var isOfOthers = query.Filters.Any(filter => filter is { Field: "owner" or "team", Operator: FilterOperator.NotIn });
        var isOwnOnly = owners.Count > 0 && owners.All(owner => owner == caller.UserId);
        if (query.Filters.Any(filter => filter.Field == "scope") || query.GroupBy.Contains(Dimension.Team))
        {
            return refusal;
        }

        if (!isTeam)
        {
            var isOthers = isOfOthers || teams.Count > 0 || owners.Any(owner => owner != caller.UserId) || (query.GroupBy.Contains(Dimension.Owner) && !SaysOwn(query));
            return isOthers || await IsForeignRegionAsync(query, caller, db, isOwnOnly, cancellationToken) ? refusal : null;
        }

        if (teams.Any(team => team != caller.TeamId) || query.Filters.Any(filter => filter is { Field: "team", Operator: FilterOperator.NotIn }))
        {
            return refusal;
        }

        if (owners.Any(owner => owner != caller.UserId))
        {
            var members = await db.Users.Where(user => user.TeamId == caller.TeamId).Select(user => user.Id).ToListAsync(cancellationToken);
            if (owners.Except(members).Any())
            {
                return refusal;
            }
        }

        return await IsForeignRegionAsync(query, caller, db, isOwnOnly, cancellationToken) ? refusal : null;
    }

    /// <summary>A region that another team sells in is that team's, unless one's own rows in it are asked for.</summary>
    private static async Task<bool> IsForeignRegionAsync(MetricQuery query, Caller caller, CrmContext db, bool isOwnOnly, CancellationToken cancellationToken)
    {
        var saidOwn = SaysOwn(query);
        if (query.GroupBy.Contains(Dimension.Region) && !saidOwn)
        {
            return true;
        }

        var regions = query.Filters.Where(filter => filter.Field == "region").SelectMany(filter => filter.Values).ToList();
        if (regions.Count == 0 || (isOwnOnly && saidOwn))
        {
            return false;
        }

        var teams = await db.Teams.Where(team => team.Region != null && regions.Contains(team.Region)).Select(team => team.Id).ToListAsync(cancellationToken);
        return teams.Count > 0 && !teams.Contains(caller.TeamId ?? 0);
    }

    // 我的, 我们组: said, not a default.
    private static bool SaysOwn(MetricQuery query) => query.Filters.Any(filter => filter is { Field: "owner" or "team", Operator: FilterOperator.In, Words: not null });

    private static List<long> Ids(MetricQuery query, string field) =>
        [.. query.Filters.Where(filter => filter.Field == field && filter.Operator == FilterOperator.In).SelectMany(filter => filter.Values).Select(value => long.Parse(value, CultureInfo.InvariantCulture))];
}
