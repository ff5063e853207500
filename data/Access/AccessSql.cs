using System.Collections.Concurrent;
using System.Data.Common;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Access;

/// <summary>The scope as an SQL predicate, for statements that are not made by EF. From the same policy table as the query filter.</summary>
/// <param name="Sql">A condition in brackets; "1=1" when everything is visible, "1=0" when nothing is. The text is the same for all callers of a scope.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record AccessPredicate(string Sql, IReadOnlyList<KeyValuePair<string, object>> Parameters)
{
    /// <summary>Sets the parameters on a command.</summary>
    public void Bind(DbCommand command)
    {
        foreach (var (name, value) in Parameters)
        {
            command.Set(name, value);
        }
    }
}

/// <summary>Makes <see cref="AccessPredicate"/>s.</summary>
public static class AccessSql
{
    private static readonly ConcurrentDictionary<(RecordKind Kind, ModelScope Scope, string Alias), string> Texts = [];
    private const string Me = "@scopeUser";
    private const string MyTeam = "@scopeTeam";
    private const string TeamMembers = $"""(SELECT "Id" FROM "Users" WHERE "TeamId"={MyTeam})""";

    /// <summary>Which rows of a measure's subject <paramref name="caller"/> may see.</summary>
    /// <param name="subject">What a row is.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="alias">The table's alias in the statement, written by code, never taken from a message.</param>
    public static AccessPredicate For(MetricSubject subject, Caller caller, string alias) => For(
        subject switch
        {
            MetricSubject.Opportunity => RecordKind.Opportunity,
            MetricSubject.Interaction => RecordKind.Interaction,
            MetricSubject.Customer => RecordKind.Customer,
            MetricSubject.Activity => RecordKind.Activity,
            MetricSubject.Task => RecordKind.Task,
            MetricSubject.Target => RecordKind.Target,
            MetricSubject.OrderLine => RecordKind.OrderLine,
            MetricSubject.Contact => RecordKind.Contact,
            _ => throw new ArgumentOutOfRangeException(nameof(subject)),
        },
        caller,
        alias);

    /// <summary>Which rows of a kind <paramref name="caller"/> may see. Stage and amount history: ask for the deal.</summary>
    public static AccessPredicate For(RecordKind kind, Caller caller, string alias)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var sql = Texts.GetOrAdd((kind, caller.ModelScope, alias), static key => Text(key.Kind, key.Scope, key.Alias));
        if (sql.Length == 3)
        {
            return new AccessPredicate(sql, []);   // everything, or nothing
        }

        var parameters = new List<KeyValuePair<string, object>>(1);
        if (sql.Contains(Me, StringComparison.Ordinal))
        {
            parameters.Add(new(Me, caller.UserId));
        }

        if (sql.Contains(MyTeam, StringComparison.Ordinal))
        {
            parameters.Add(new(MyTeam, caller.TeamId!.Value));   // the team scope needs a team
        }

        return new AccessPredicate(sql, parameters);
    }

    private static string Text(RecordKind kind, ModelScope scope, string alias)
    {
        var seen = AccessPolicy.Of(kind).Seen;
        return (seen, scope) switch
        {
            (Visibility.Everyone, _) or (_, ModelScope.All or ModelScope.System) => "1=1",
            (_, ModelScope.None) => "1=0",
            (_, ModelScope.Own) => Rows(seen, alias, $"={Me}"),
            _ => Rows(seen, alias, $" IN {TeamMembers}"),
        };
    }

    private static string Rows(Visibility seen, string alias, string isInScope)
    {
        var owner = $"""{alias}."OwnerId"{isInScope}""";
        return seen switch
        {
            Visibility.Owner => $"({owner})",
            Visibility.OwnerOrPool => $"""({owner} OR {alias}."OwnerId" IS NULL)""",
            Visibility.OwnerOrCustomer => $"""({owner} OR {alias}."CustomerId" IN (SELECT "Id" FROM "Customers" WHERE "OwnerId"{isInScope}))""",
            Visibility.OwnerCustomerOrPool => $"""({owner} OR {alias}."CustomerId" IN (SELECT "Id" FROM "Customers" WHERE "OwnerId"{isInScope} OR "OwnerId" IS NULL))""",
            _ => throw new InvalidOperationException($"{seen} is not a visibility of records."),
        };
    }
}
