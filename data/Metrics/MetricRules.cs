namespace SalesAssistant.Data.Metrics;

/// <summary>What a measure means about its rows, whoever asks for it.</summary>
public static class MetricRules
{
    /// <summary>The question as it will be answered: conditions that the measure itself makes are dropped, and the date column that a period limits is named.</summary>
    public static MetricQuery Complete(MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filters = query.Measure is "win_rate" or "avg_cycle_days" or "attainment" or "target_gap" or "weighted_forecast"
            ? query.Filters.Where(filter => filter.Field != "status").ToList()
            : query.Filters;
        var completed = query with { Filters = filters };
        if (query.Period is { } period && (period.Field is null || Sql.SubjectSql.DateColumn(query.Subject, period.Field) is null))
        {
            completed = completed with { Period = period with { Field = DateField(completed) } };
        }

        return completed.CompareTo is { } other ? completed with { CompareTo = other with { Field = completed.Period?.Field ?? DateField(completed) } } : completed;
    }

    /// <summary>The date column of the subject that fits the measure and the status asked about.</summary>
    public static string DateField(MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Subject != MetricSubject.Opportunity)
        {
            return Sql.SubjectSql.DefaultDate(query.Subject);
        }

        var statuses = query.Filters.Where(filter => filter.Field == "status").SelectMany(filter => filter.Values).ToList();
        var hasStage = query.Filters.Any(filter => filter.Field == "stage" && filter.Operator == FilterOperator.In);
        return query.Measure switch
        {
            "weighted_forecast" or "stalled_count" => "expectedCloseDate",
            "win_rate" or "avg_cycle_days" or "attainment" or "target_gap" => "closedAt",
            "stage_conversion" => "openedOn",
            "overdue_count" => "nextActionDue",
            _ when statuses.Count == 0 && hasStage => "expectedCloseDate",
            _ when statuses.Count == 0 => "openedOn",
            _ when statuses.All(status => status == "open") => "expectedCloseDate",
            _ => "closedAt",
        };
    }

    /// <summary>Whether rows of <paramref name="subject"/> can be limited by <paramref name="field"/>.</summary>
    public static bool HasField(MetricSubject subject, string field) => field switch
    {
        "scope" => true,
        "overdue" => subject is MetricSubject.Opportunity or MetricSubject.Interaction or MetricSubject.Activity or MetricSubject.Task,
        "stalled" => subject == MetricSubject.Opportunity,
        _ => Sql.SubjectSql.Field(subject, field) is not null,
    };

    /// <summary>What stands in the way of answering; null when nothing does. The text is a key: "measure", "subject", "filter:FIELD", "value:FIELD", "group:DIMENSION", "compare:MEASURE" (a measure of two periods with one), "without:WHAT".</summary>
    public static string? Problem(MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        foreach (var measure in query.ExtraMeasures.Prepend(query.Measure))
        {
            if (MetricCatalogue.Default.Find(measure) is not { } definition)
            {
                return "measure:" + measure;
            }

            if (!definition.Subjects.Contains(query.Subject))
            {
                return $"subject:{query.Subject}";
            }
        }

        if (query.LimitPer is { } axis && (query.Measure != "list" || query.Limit is null || query.Subject == MetricSubject.OrderLine || !CanSplit(query.Subject, axis)))
        {
            return "group:" + axis;
        }

        // A list has rows, a conversion has steps and a last date has text: none stands beside figures.
        if (query.ExtraMeasures.FirstOrDefault(StandsApart) is { } apart)
        {
            return "measure:" + apart;
        }

        if (query.Measure == "last_date" && (query.ExtraMeasures.Count > 0 || query.CompareTo is not null))
        {
            return "measure:last_date";
        }

        if (query.CompareTo is null && query.ExtraMeasures.Prepend(query.Measure).Contains("growth"))
        {
            return "compare:growth";
        }

        var subjects = Sql.MeasureSql.Subjects(query);
        foreach (var subject in subjects)
        {
            var unknown = query.Filters.FirstOrDefault(filter => !HasField(subject, filter.Field));
            if (unknown is not null)
            {
                return "filter:" + unknown.Field;
            }

            if (query.Without is { } without && subject == MetricSubject.Target)
            {
                return "without:" + without.What;   // targets are people's, not customers'
            }

            var wrong = query.Filters.FirstOrDefault(filter => filter.Values.Count == 0 || !filter.Values.All(value => Fits(Sql.SubjectSql.Field(subject, filter.Field)?.Kind, value)));
            if (wrong is not null)
            {
                return "value:" + wrong.Field;
            }

            var group = query.GroupBy.Where(dimension => !CanSplit(subject, dimension)).Cast<Dimension?>().FirstOrDefault();
            if (group is not null)
            {
                return "group:" + group;
            }
        }

        return null;
    }

    private static bool CanSplit(MetricSubject subject, Dimension dimension) =>
        Sql.SubjectSql.IsPeriod(dimension) ? Sql.SubjectSql.DefaultDate(subject).Length > 0 : Sql.SubjectSql.Field(subject, dimension) is not null;

    private static bool StandsApart(string measure) => measure is "list" or "stage_conversion" or "last_date";

    private static bool Fits(Sql.FieldKind? kind, string value) => kind switch
    {
        Sql.FieldKind.Id or Sql.FieldKind.Number or Sql.FieldKind.Days => long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _),
        Sql.FieldKind.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _),
        _ => true,
    };
}
