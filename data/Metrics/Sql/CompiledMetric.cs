namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>A statement and how its columns are read. Made once for every question of the same shape.</summary>
internal sealed record CompiledMetric(string Sql, IReadOnlyList<Func<MetricInputs, object>> Binders)
{
    /// <summary>Each asked measure, the main one first.</summary>
    public IReadOnlyList<(string Name, Formula Formula)> Measures { get; init; } = [];

    /// <summary>Names of slots in the order of their columns.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    public int Keys { get; init; }

    /// <summary>Kinds of rows limited to the caller's scope.</summary>
    public required IReadOnlyCollection<MetricSubject> Scopes { get; init; }

    public bool IsCompared { get; init; }

    /// <summary>Dimensions whose label is the column at the place; -1 where the label is the key itself.</summary>
    public IReadOnlyList<int> LabelColumns { get; init; } = [];
}

/// <summary>What makes two questions the same statement.</summary>
internal static class MetricShape
{
    public static string Of(MetricQuery query, Access.Caller caller, SqlDialect dialect)
    {
        var text = new System.Text.StringBuilder(160);
        text.Append(dialect.Name).Append('|').Append((int)caller.Scope).Append(ScopeSql.IsImplied(query, caller) ? '+' : '-')
            .Append('|').Append(query.Measure).Append('|').Append((int)query.Subject);
        text.AppendJoin(',', query.ExtraMeasures).Append('|');
        foreach (var filter in query.Filters)
        {
            text.Append(filter.Field).Append((int)filter.Operator).Append(':').Append(filter.Values.Count);
            if (filter.Field == "status")
            {
                text.AppendJoin('/', filter.Values);
            }

            text.Append(';');
        }

        Period(text, query.Period);
        Period(text, query.CompareTo);
        text.AppendJoin(',', query.GroupBy).Append('|');
        text.Append(query.Having is { } having ? (int)having.Operator : -1).Append('|').Append(query.Without?.What).Append(query.Without is { Happened: true } ? '+' : '-').Append(query.Without?.Until is null ? '-' : 't')
            .Append('|').Append(query.SortBy).Append(query.IsDescending ? 'd' : 'a').Append(query.Limit is null ? '-' : '+').Append(query.Skip > 0 ? 's' : '-').Append(query.LimitPer);
        return text.ToString();
    }

    private static void Period(System.Text.StringBuilder text, MetricPeriod? period)
    {
        if (period is not null)
        {
            text.Append(period.Field).Append(period.From is null ? '-' : 'f').Append(period.To is null ? '-' : 't');
        }

        text.Append('|');
    }
}
