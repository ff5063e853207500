using System.Globalization;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>The caller's scope as a condition on rows with alias r: a record is visible through its own owner or its customer's (REQUIREMENTS "Whose").</summary>
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

    /// <summary>Empty when everything is visible.</summary>
    public static string Condition(MetricSubject subject, Caller caller, SqlParameters parameters)
    {
        switch (caller.Scope)
        {
            case AccessScope.All:
                return "";
            case AccessScope.None:
                return "1=0";
        }

        var visible = caller.Scope == AccessScope.Team
            ? $" IN (SELECT v.\"Id\" FROM \"Users\" v WHERE v.\"TeamId\"={parameters.Add(inputs => inputs.Caller.TeamId!.Value)})"
            : $"={parameters.Add(inputs => inputs.Caller.UserId)}";
        return subject switch
        {
            MetricSubject.Customer => $"(r.\"OwnerId\"{visible} OR r.\"OwnerId\" IS NULL)",
            MetricSubject.Target => $"r.\"OwnerId\"{visible}",
            _ => $"(r.\"OwnerId\"{visible} OR r.\"CustomerId\" IN (SELECT w.\"Id\" FROM \"Customers\" w WHERE w.\"OwnerId\"{visible}))",
        };
    }

    private static bool IsOnly(MetricQuery query, string field, string? value) =>
        query.Filters.Any(filter => filter.Field == field && filter.Operator == FilterOperator.In && filter.Values.Count == 1 && filter.Values[0] == value);
}
