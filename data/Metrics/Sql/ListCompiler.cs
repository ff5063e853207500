using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Metrics.Sql;

/// <summary>A column of a list: the value's name in <see cref="MetricRecord.Values"/> and its SQL. Kind: "" text, "long", "date", "moment" (UTC), else the kind of record that an id followed by its name stands for.</summary>
internal sealed record ListColumn(string Name, string Expression, string Kind = "");

/// <summary>Records behind a question, sorted and capped, with the count of all of them.</summary>
internal static class ListCompiler
{
    private static readonly ListColumn Owner = new("Owner", "r.\"OwnerId\",u.\"Name\"", "User");
    private static readonly ListColumn Customer = new("Customer", "r.\"CustomerId\",c.\"Name\"", "Customer");

    public static (CompiledMetric Statement, IReadOnlyList<ListColumn> Columns) Compile(MetricQuery query, Caller caller, SqlDialect dialect)
    {
        var parameters = new SqlParameters();
        var conditions = new ConditionSql(query, caller, dialect, parameters, new MeasureSql(dialect, parameters));
        var (where, joins) = conditions.For(new Part("main", query.Subject, ""), asked => asked.Period, _ => true);
        var columns = Columns(query.Subject);
        joins |= Joins.Owner | (query.Subject == MetricSubject.Customer ? Joins.None : Joins.Customer) | (query.Subject == MetricSubject.Opportunity ? Joins.Product : Joins.None) | (query.Subject == MetricSubject.OrderLine ? Joins.Order : Joins.None);
        var group = query.Subject == MetricSubject.OrderLine ? " GROUP BY r.\"OrderId\",o.\"Number\",r.\"CustomerId\",c.\"Name\",r.\"OwnerId\",u.\"Name\",o.\"OrderedOn\",o.\"ShippedOn\"" : "";
        var currency = parameters.Add(inputs => inputs.Settings.Currency);
        var total = query.Subject switch
        {
            MetricSubject.Opportunity => $"SUM(CASE WHEN r.\"Currency\"={currency} THEN r.\"ExpectedAmountFen\" END) OVER ()",
            _ => $"CASE WHEN {currency} IS NULL THEN 0 END",
        };
        var select = string.Join(',', columns.Select(column => column.Expression));
        var order = Order(query, dialect);
        if (query.LimitPer is { } axis)
        {
            // The first of each group are found first, so that the totals are theirs.
            var key = SubjectSql.Key(query.Subject, axis, query.Period?.Field ?? MetricRules.DateField(query), dialect);
            var most = parameters.Add(inputs => inputs.Query.Limit!.Value);   // a limit per axis comes with a limit
            where = $" WHERE r.\"Id\" IN (SELECT q.id FROM (SELECT r.\"Id\" AS id,ROW_NUMBER() OVER (PARTITION BY {key.Expression} ORDER BY {order}) AS place FROM \"{SubjectSql.Table(query.Subject)}\" r{SubjectSql.JoinText(query.Subject, joins | key.Joins)}{where}) q WHERE q.place<={most})";
        }

        var limit = parameters.Add(inputs => Math.Min(inputs.Query is { LimitPer: null, Limit: { } most } ? most : int.MaxValue, inputs.Settings.MaxRows));
        var skip = query.Skip > 0 ? " OFFSET " + parameters.Add(inputs => inputs.Query.Skip) : "";
        var sql = $"SELECT COUNT(*) OVER (),{total},{Id(query.Subject)},{select} FROM \"{SubjectSql.Table(query.Subject)}\" r{SubjectSql.JoinText(query.Subject, joins)}{where}{group} ORDER BY {order} LIMIT {limit}{skip}";
        return (new CompiledMetric(sql, parameters.Binders) { Scopes = parameters.Scopes }, columns);
    }

    private static string Id(MetricSubject subject) => subject switch
    {
        MetricSubject.Opportunity or MetricSubject.Customer or MetricSubject.Activity => "r.\"Id\",r.\"Name\"",
        MetricSubject.Interaction => "r.\"Id\",COALESCE(r.\"Subject\",r.\"Content\",r.\"Number\")",
        MetricSubject.Task => "r.\"Id\",r.\"Title\"",
        MetricSubject.Contact => "r.\"Id\",r.\"FullName\"",
        _ => "r.\"OrderId\",o.\"Number\"",
    };

    private static IReadOnlyList<ListColumn> Columns(MetricSubject subject) => subject switch
    {
        MetricSubject.Opportunity =>
        [
            Customer, new("Product", "r.\"ProductId\",p.\"Name\"", "Product"), new("Stage", "r.\"Stage\""), new("ExpectedAmountFen", "r.\"ExpectedAmountFen\"", "long"), new("Currency", "r.\"Currency\""),
            new("WinProbability", "r.\"WinProbability\"", "long"), Owner, new("ExpectedCloseDate", "r.\"ExpectedCloseDate\"", "date"), new("ClosedAt", "r.\"ClosedAt\"", "date"), new("OpenedOn", "r.\"OpenedOn\"", "date"),
            new("NextAction", "r.\"NextAction\""), new("ActionDueDate", "r.\"ActionDueDate\"", "date"),
            new("LastContact", "(SELECT MAX(i.\"OccurredOn\") FROM \"Interactions\" i WHERE i.\"OpportunityId\"=r.\"Id\")", "date"),
        ],
        MetricSubject.Interaction =>
        [
            Customer, new("Channel", "r.\"Channel\""), new("OccurredOn", "r.\"OccurredOn\"", "date"), new("CheckedInAt", "r.\"CheckedInAt\"", "moment"), new("Location", "r.\"Location\""), Owner, new("Sentiment", "r.\"Sentiment\""),
            new("FollowUpAction", "r.\"FollowUpAction\""), new("FollowUpDueDate", "r.\"FollowUpDueDate\"", "date"), new("FollowUpStatus", "r.\"FollowUpStatus\""),
        ],
        MetricSubject.Customer =>
        [
            new("Grade", "r.\"Grade\""), new("Industry", "r.\"Industry\""), new("Region", "r.\"Region\""), new("City", "r.\"City\""), new("Source", "r.\"Source\""), new("Status", "r.\"Status\""), Owner,
            new("FirstContactDate", "r.\"FirstContactDate\"", "date"),
            new("LastContact", "(SELECT MAX(i.\"OccurredOn\") FROM \"Interactions\" i WHERE i.\"CustomerId\"=r.\"Id\")", "date"),
        ],
        MetricSubject.Activity => [Customer, new("Type", "r.\"Type\""), new("PlannedOn", "r.\"PlannedOn\"", "date"), new("Status", "r.\"Status\""), Owner],
        MetricSubject.Task => [Customer, new("DueDate", "r.\"DueDate\"", "date"), new("Status", "r.\"Status\""), Owner],
        MetricSubject.Contact => [Customer, new("JobTitle", "r.\"JobTitle\""), new("BuyingRole", "r.\"BuyingRole\""), Owner],
        _ =>
        [
            Customer, Owner, new("OrderedOn", "o.\"OrderedOn\"", "date"), new("ShippedOn", "o.\"ShippedOn\"", "date"), new("AmountE4", "SUM(r.\"AmountE4\")", "long"),
        ],
    };

    private static string Order(MetricQuery query, SqlDialect dialect)
    {
        var direction = query.IsDescending ? " DESC" : "";
        var order = (query.Subject, query.SortBy) switch
        {
            (MetricSubject.Opportunity, "value" or "amount") => $"r.\"ExpectedAmountFen\" IS NULL,r.\"ExpectedAmountFen\"{direction}",
            (MetricSubject.Opportunity, "probability") => "r.\"WinProbability\"" + direction,
            (MetricSubject.Opportunity, "cycle") => $"{dialect.DaysBetween("r.\"OpenedOn\"", "r.\"ClosedAt\"")}{direction}",
            (MetricSubject.Opportunity, "age") => "r.\"OpenedOn\"" + (query.IsDescending ? "" : " DESC"),
            (MetricSubject.Opportunity, "due") => $"r.\"ActionDueDate\" IS NULL,r.\"ActionDueDate\"{direction}",
            (MetricSubject.OrderLine, "value" or "amount") => "SUM(r.\"AmountE4\")" + direction,
            (_, { } field) when SubjectSql.DateColumn(query.Subject, field) is { } column => $"{column.Expression} IS NULL,{column.Expression}{direction}",
            (MetricSubject.Opportunity, _) when MetricRules.DateField(query) == "closedAt" => "r.\"ClosedAt\" DESC",
            (MetricSubject.Opportunity, _) => "r.\"ExpectedCloseDate\" IS NULL,r.\"ExpectedCloseDate\"",
            (MetricSubject.Interaction, _) => "r.\"OccurredOn\" DESC,r.\"OccurredAt\" DESC",
            (MetricSubject.Customer, _) => "r.\"Grade\" IS NULL,r.\"Grade\",r.\"Name\"",
            (MetricSubject.Activity, _) => "r.\"PlannedStart\"",
            (MetricSubject.Task, _) => "r.\"DueDate\" IS NULL,r.\"DueDate\"",
            (MetricSubject.OrderLine, _) => "o.\"OrderedOn\" DESC",
            _ => "r.\"Id\"",
        };
        return order + (query.Subject == MetricSubject.OrderLine ? ",r.\"OrderId\"" : ",r.\"Id\"");
    }
}
