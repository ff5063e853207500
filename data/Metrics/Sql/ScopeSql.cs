using System.Globalization;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>Whether a question is inside the caller's scope by its own conditions; where it is not, <see cref="AccessSql"/> limits it.</summary>
internal static class ScopeSql
{
    /// <summary>True when the question already asks only for what the caller may see: own rows, or what is counted for the own team (a closed deal stays with the team its owner was in then).</summary>
    public static bool IsImplied(MetricQuery query, Caller caller)
    {
        if (query.Measure == "list")
        {
            return caller.Scope == AccessScope.All;
        }

        var me = caller.UserId.ToString(CultureInfo.InvariantCulture);
        return caller.Scope switch
        {
            AccessScope.All => true,
            AccessScope.None => false,
            AccessScope.Team when IsOnly(query, "team", caller.TeamId?.ToString(CultureInfo.InvariantCulture)) => true,
            _ => IsOnly(query, "owner", me),
        };
    }

    private static bool IsOnly(MetricQuery query, string field, string? value) =>
        query.Filters.Any(filter => filter.Field == field && filter.Operator == FilterOperator.In && filter.Values.Count == 1 && filter.Values[0] == value);
}
