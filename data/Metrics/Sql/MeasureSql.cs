namespace SalesAssistant.Data.Metrics.Sql;

internal enum FormulaKind
{
    /// <summary>A × scale.</summary>
    Value,

    /// <summary>A ÷ B × scale.</summary>
    Ratio,

    /// <summary>(A − B) × scale.</summary>
    Difference,

    /// <summary>A ÷ (A over all groups).</summary>
    Share,

    /// <summary>(A − A compared) ÷ A compared.</summary>
    Growth,

    /// <summary>A as text.</summary>
    Text,
}

/// <summary>One aggregate over the rows of a part.</summary>
internal sealed record Slot(string Name, string Part, string Aggregate);

/// <summary>How a measure is made of slots.</summary>
internal sealed record Formula(FormulaKind Kind, string A, string? B = null, decimal Scale = 1m);

/// <summary>Rows that a measure is counted over, with what the measure itself demands of them.</summary>
internal sealed record Part(string Name, MetricSubject Subject, string Condition);

/// <summary>Each measure as parts, slots and a formula; definitions as REQUIREMENTS.md has them.</summary>
internal sealed class MeasureSql
{
    private readonly SqlDialect _dialect;
    private readonly SqlParameters _parameters;
    private string? _currency;

    public MeasureSql(SqlDialect dialect, SqlParameters parameters)
    {
        _dialect = dialect;
        _parameters = parameters;
    }

    public List<Part> Parts { get; } = [];

    public List<Slot> Slots { get; } = [];

    /// <summary>Every kind of row that the question reads.</summary>
    public static IEnumerable<MetricSubject> Subjects(MetricQuery query)
    {
        yield return query.Subject;
        if (query.ExtraMeasures.Prepend(query.Measure).Any(measure => measure is "attainment" or "target_gap" or "target") && query.Subject != MetricSubject.Target)
        {
            yield return MetricSubject.Target;
        }
    }

    /// <summary>Adds what <paramref name="measure"/> needs and says how it is computed.</summary>
    public Formula Add(string measure, MetricSubject subject)
    {
        var order = subject == MetricSubject.OrderLine;
        switch (measure)
        {
            case "amount" or "share" or "growth":
                {
                    var amount = order
                        ? Slot("main", subject, "", "amount", $"SUM(CASE WHEN o.\"Currency\"={Currency} THEN r.\"AmountE4\" END)")
                        : Slot("main", subject, "", "amount", Amount);
                    var kind = measure switch { "share" => FormulaKind.Share, "growth" => FormulaKind.Growth, _ => FormulaKind.Value };
                    return new Formula(kind, amount, null, order ? 0.0001m : 0.01m);
                }

            case "quantity":
                return new Formula(FormulaKind.Value, Slot("main", subject, "", "quantity", "SUM(r.\"QuantityThousandths\")"), null, 0.001m);
            case "count" when order:
                return new Formula(FormulaKind.Value, Slot("main", subject, "", "orders", "COUNT(DISTINCT r.\"OrderId\")"));
            case "count" or "list" or "new_customers" or "activity_count":
                return new Formula(FormulaKind.Value, Slot("main", subject, "", "n", "COUNT(*)"));
            case "overdue_count":
                return new Formula(FormulaKind.Value, Slot("overdue", subject, Overdue(subject), "overdue", "COUNT(*)"));
            case "stalled_count":
                return new Formula(FormulaKind.Value, Slot("stalled", subject, Stalled(), "stalled", "COUNT(*)"));
            case "weighted_forecast":
                return new Formula(FormulaKind.Value, Slot("open", subject, Open, "weighted", $"SUM(CASE WHEN r.\"Currency\"={Currency} THEN r.\"ExpectedAmountFen\"*r.\"WinProbability\" END)"), null, 0.0001m);
            case "win_rate":
                return new Formula(
                    FormulaKind.Ratio,
                    Slot("closed", subject, Closed, "won", $"SUM(CASE WHEN {Won} THEN 1 ELSE 0 END)"),
                    Slot("closed", subject, Closed, "closed", "COUNT(*)"));
            case "avg_cycle_days":
                return new Formula(
                    FormulaKind.Ratio,
                    Slot("won", subject, Won, "days", $"SUM({_dialect.DaysBetween("r.\"OpenedOn\"", "r.\"ClosedAt\"")})"),
                    Slot("won", subject, Won, "dated", "COUNT(r.\"ClosedAt\")"));
            case "avg_deal_size" when order:
                return new Formula(
                    FormulaKind.Ratio,
                    Slot("main", subject, "", "amount", $"SUM(CASE WHEN o.\"Currency\"={Currency} THEN r.\"AmountE4\" END)"),
                    Slot("main", subject, "", "orders", "COUNT(DISTINCT r.\"OrderId\")"),
                    0.0001m);
            case "avg_deal_size":
                return new Formula(
                    FormulaKind.Ratio,
                    Slot("main", subject, "", "amount", Amount),
                    Slot("main", subject, "", "priced", $"COUNT(CASE WHEN r.\"Currency\"={Currency} THEN r.\"ExpectedAmountFen\" END)"),
                    0.01m);
            case "planned_count":
                return new Formula(FormulaKind.Value, Slot("planned", subject, NotCancelled, "planned", "COUNT(*)"));
            case "activity_completion":
                return new Formula(
                    FormulaKind.Ratio,
                    Slot("planned", subject, NotCancelled, "done", "SUM(CASE WHEN r.\"Status\"='Done' THEN 1 ELSE 0 END)"),
                    Slot("planned", subject, NotCancelled, "planned", "COUNT(*)"));
            case "attainment":
                return new Formula(FormulaKind.Ratio, WonAmount(), TargetAmount());
            case "target_gap":
                return new Formula(FormulaKind.Difference, TargetAmount(), WonAmount(), 0.01m);
            case "target":
                return new Formula(FormulaKind.Value, TargetAmount(), null, 0.01m);
            case "won_amount":
                return new Formula(FormulaKind.Value, WonAmount(), null, 0.01m);
            case "last_date":
                {
                    var date = SubjectSql.DateColumn(subject, subject == MetricSubject.Opportunity ? "closedAt" : SubjectSql.DefaultDate(subject))!;   // every subject of this measure has one
                    return new Formula(FormulaKind.Text, Slot("main", subject, "", "last", $"MAX({date.Expression})"));
                }

            default:
                throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not in the catalogue.");
        }
    }

    /// <summary>Due before today and not done: deals by their next action, notes by their follow-up, tasks by their date.</summary>
    public string Overdue(MetricSubject subject)
    {
        var today = _parameters.Add(inputs => inputs.Today);
        return subject switch
        {
            MetricSubject.Opportunity => $"{Open} AND r.\"ActionDueDate\"<{today} AND r.\"ActionCompletedDate\" IS NULL",
            MetricSubject.Interaction => $"r.\"FollowUpDueDate\"<{today} AND (r.\"FollowUpStatus\" IS NULL OR r.\"FollowUpStatus\" NOT IN ('Done','Cancelled'))",
            MetricSubject.Activity => $"r.\"PlannedOn\"<{today} AND r.\"Status\" IN ('Planned','InProgress')",
            _ => $"r.\"DueDate\"<{today} AND r.\"Status\" NOT IN ('Done','Cancelled')",
        };
    }

    /// <summary>Too long in its stage, or too long without contact. Without stage history the first stage counts from the opening day; for later ones the last contact decides alone.</summary>
    public string Stalled()
    {
        var silent = _parameters.Add(inputs => inputs.Today.AddDays(-inputs.Settings.StalledWithoutContactDays));
        var limits = new string[4];
        for (var stage = 0; stage < limits.Length; stage++)
        {
            var index = stage;
            limits[stage] = _parameters.Add(inputs => inputs.Today.AddDays(-(int)Math.Floor(inputs.Settings.ExpectedDaysInStage[index] * inputs.Settings.StalledFactor)));
        }

        const string Entered = "COALESCE((SELECT MAX(s.\"ChangedOn\") FROM \"StageChanges\" s WHERE s.\"OpportunityId\"=r.\"Id\" AND s.\"To\"=r.\"Stage\"),CASE WHEN r.\"Stage\"='InitialContact' THEN r.\"OpenedOn\" END)";
        const string LastContact = "COALESCE((SELECT MAX(i.\"OccurredOn\") FROM \"Interactions\" i WHERE i.\"OpportunityId\"=r.\"Id\"),r.\"OpenedOn\")";
        return $"{Open} AND ({LastContact}<={silent} OR {Entered}<CASE r.\"Stage\" WHEN 'InitialContact' THEN {limits[0]} WHEN 'NeedsConfirmed' THEN {limits[1]} WHEN 'Proposal' THEN {limits[2]} ELSE {limits[3]} END)";
    }

    private const string Open = $"r.\"Stage\" IN ({SubjectSql.OpenStages})";
    private const string Won = $"r.\"Stage\" IN ({SubjectSql.WonStages})";
    private const string Closed = $"r.\"Stage\" IN ({SubjectSql.WonStages},'Lost')";
    private const string NotCancelled = "r.\"Status\"<>'Cancelled'";

    private string Currency => _currency ??= _parameters.Add(inputs => inputs.Settings.Currency);

    private string Amount => $"SUM(CASE WHEN r.\"Currency\"={Currency} THEN r.\"ExpectedAmountFen\" END)";

    private string WonAmount() => Slot("won", MetricSubject.Opportunity, Won, "wonAmount", Amount);

    private string TargetAmount() => Slot("target", MetricSubject.Target, "", "target", $"SUM(CASE WHEN r.\"Currency\"={Currency} THEN r.\"AmountFen\" END)");

    private string Slot(string part, MetricSubject subject, string condition, string name, string aggregate)
    {
        if (!Parts.Exists(existing => existing.Name == part))
        {
            Parts.Add(new Part(part, subject, condition));
        }

        if (!Slots.Exists(existing => existing.Name == name))
        {
            Slots.Add(new Slot(name, part, aggregate));
        }

        return name;
    }
}
