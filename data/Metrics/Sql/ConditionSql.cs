using System.Globalization;
using System.Text;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>The WHERE of a question: the caller's scope first, then what was asked. Values are parameters; only names and states of our own stand in the text.</summary>
internal sealed class ConditionSql(MetricQuery query, Caller caller, SqlDialect dialect, SqlParameters parameters, MeasureSql measures)
{
    private readonly StringBuilder _text = new();
    private Joins _joins;

    /// <summary>Conditions and the joins they need. <paramref name="period"/> says which of the query's two periods.</summary>
    public (string Where, Joins Joins) For(Part part, Func<MetricQuery, MetricPeriod?> period, Func<MetricFilter, bool> takes)
    {
        _text.Clear();
        _joins = Joins.None;
        Scope(part.Subject);
        And(part.Condition);
        for (var i = 0; i < query.Filters.Count; i++)
        {
            if (query.Filters[i].Field != "scope" && takes(query.Filters[i]))
            {
                Filter(part.Subject, query.Filters[i], i);
            }
        }

        Period(part.Subject, period);
        Without(part.Subject);
        return (_text.Length == 0 ? "" : " WHERE " + _text, _joins);
    }

    private void And(string condition)
    {
        if (condition.Length > 0)
        {
            _text.Append(_text.Length == 0 ? "" : " AND ").Append(condition);
        }
    }

    private void Scope(MetricSubject subject)
    {
        if (ScopeSql.IsImplied(query, caller))
        {
            return;
        }

        And(AccessSql.For(subject, caller, "r").Sql);
        parameters.Scopes.Add(subject);
    }

    private void Filter(MetricSubject subject, MetricFilter filter, int index)
    {
        switch (filter.Field)
        {
            case "overdue":
                And(measures.Overdue(subject));
                return;
            case "stalled":
                And(measures.Stalled());
                return;
        }

        var field = SubjectSql.Field(subject, filter.Field) ?? throw new ArgumentException($"{subject} has no field {filter.Field}.", nameof(filter));
        _joins |= field.Joins;
        if (field.Kind == FieldKind.Days)
        {
            field = field with { Expression = dialect.DaysBetween("r.\"OpenedOn\"", field.Expression) };
        }

        if (field.Kind == FieldKind.Status)
        {
            Status(filter);
            return;
        }

        if (filter.Operator == FilterOperator.Missing)
        {
            And($"({field.Expression} IS NULL OR {field.Expression}='')");
            return;
        }

        var values = new string[filter.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var at = i;
            values[i] = parameters.Add(filter.Operator == FilterOperator.Contains
                ? inputs => "%" + Escape(inputs.Query.Filters[index].Values[at]) + "%"
                : inputs => Value(field.Kind, inputs.Query.Filters[index].Values[at]));
        }

        And(filter.Operator switch
        {
            FilterOperator.In when values.Length == 1 => $"{field.Expression}={values[0]}",
            FilterOperator.In => $"{field.Expression} IN ({string.Join(',', values)})",
            FilterOperator.NotIn => $"({field.Expression} IS NULL OR {field.Expression} NOT IN ({string.Join(',', values)}))",
            FilterOperator.GreaterThan => $"{field.Expression}>{values[0]}",
            FilterOperator.AtLeast => $"{field.Expression}>={values[0]}",
            FilterOperator.LessThan => $"{field.Expression}<{values[0]}",
            FilterOperator.AtMost => $"{field.Expression}<={values[0]}",
            _ => "(" + string.Join(" OR ", values.Select(value => dialect.Like(field.Expression, value))) + ")",
        });
    }

    private void Status(MetricFilter filter)
    {
        var stages = string.Join(',', filter.Values.Select(status => status switch
        {
            "open" => SubjectSql.OpenStages,
            "won" => SubjectSql.WonStages,
            "lost" => "'Lost'",
            _ => "''",
        }));
        And($"r.\"Stage\" {(filter.Operator == FilterOperator.NotIn ? "NOT IN" : "IN")} ({stages})");
    }

    private void Period(MetricSubject subject, Func<MetricQuery, MetricPeriod?> period)
    {
        if (period(query) is not { } limits)
        {
            return;
        }

        var name = limits.Field is { } said && SubjectSql.DateColumn(subject, said) is not null ? said : SubjectSql.DefaultDate(subject);
        if (SubjectSql.DateColumn(subject, name) is not { } column)
        {
            return;
        }

        _joins |= column.Joins;
        if (limits.From is not null)
        {
            // A target belongs to a whole month: one that began earlier counts in full.
            And($"{column.Expression}>=" + parameters.Add(inputs => subject == MetricSubject.Target ? FirstOfMonth(period(inputs.Query)!.From!.Value) : period(inputs.Query)!.From!.Value));
        }

        if (limits.To is not null)
        {
            And($"{column.Expression}<=" + parameters.Add(inputs => period(inputs.Query)!.To!.Value));
        }
    }

    private void Without(MetricSubject subject)
    {
        if (query.Without is not { } without)
        {
            return;
        }

        var link = subject switch
        {
            MetricSubject.Customer => "\"CustomerId\"=r.\"Id\"",
            MetricSubject.Opportunity when without.What == "interaction" => "\"OpportunityId\"=r.\"Id\"",
            _ => "\"CustomerId\"=r.\"CustomerId\"",
        };
        var since = parameters.Add(inputs => inputs.Query.Without!.Since);
        var (rows, date, condition) = without.What switch
        {
            "won" => ("Opportunities", "ClosedAt", $" AND x.\"Stage\" IN ({SubjectSql.WonStages})"),
            "lost" => ("Opportunities", "ClosedAt", " AND x.\"Stage\"='Lost'"),
            "openDeal" => ("Opportunities", "OpenedOn", $" AND x.\"Stage\" IN ({SubjectSql.OpenStages})"),
            "order" => ("Orders", "OrderedOn", ""),
            "activity" => ("Activities", "PlannedOn", " AND x.\"Status\"<>'Cancelled'"),
            _ => ("Interactions", "OccurredOn", ""),
        };
        var until = without.Until is null ? "" : $" AND x.\"{date}\"<=" + parameters.Add(inputs => inputs.Query.Without!.Until!.Value);
        And($"{(without.Happened ? "" : "NOT ")}EXISTS (SELECT 1 FROM \"{rows}\" x WHERE x.{link}{condition} AND x.\"{date}\">={since}{until})");
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static object Value(FieldKind kind, string text) => kind switch
    {
        FieldKind.Id or FieldKind.Number or FieldKind.Days => long.Parse(text, CultureInfo.InvariantCulture),
        FieldKind.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => text,
    };
}
