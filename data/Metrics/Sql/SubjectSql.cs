using static SalesAssistant.Data.Metrics.Sql.FieldKind;

namespace SalesAssistant.Data.Metrics.Sql;

internal enum FieldKind
{
    Text,
    Id,
    Number,

    /// <summary>Whole days from the day a deal was opened to the date of the column.</summary>
    Days,
    Date,
    Flag,
    Status,
}

[Flags]
internal enum Joins
{
    None = 0,
    Customer = 1,
    Owner = 2,
    Team = 4 | Owner,
    Deal = 8,
    Product = 16,
    Order = 32,
}

/// <summary>A column or expression that can be filtered or grouped by.</summary>
internal sealed record FieldSql(string Expression, FieldKind Kind, Joins Joins = Joins.None);

/// <summary>Where a subject's rows are and what its fields are in SQL. The row's alias is r, its customer's c, its owner's u, the owner's team's t, its deal's d, its product's p, its order's o.</summary>
internal static class SubjectSql
{
    public const string OpenStages = "'InitialContact','NeedsConfirmed','Proposal','Negotiation'";
    public const string WonStages = "'Won','AfterSales'";

    public static string Table(MetricSubject subject) => subject switch
    {
        MetricSubject.Opportunity => "Opportunities",
        MetricSubject.Interaction => "Interactions",
        MetricSubject.Customer => "Customers",
        MetricSubject.Activity => "Activities",
        MetricSubject.Task => "Tasks",
        MetricSubject.Target => "Targets",
        MetricSubject.OrderLine => "OrderLines",
        MetricSubject.Contact => "Contacts",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    public static string JoinText(MetricSubject subject, Joins joins)
    {
        var text = "";
        if (joins.HasFlag(Joins.Order))
        {
            text += " JOIN \"Orders\" o ON o.\"Id\"=r.\"OrderId\"";
        }

        if (joins.HasFlag(Joins.Customer) && subject is not (MetricSubject.Customer or MetricSubject.Target))
        {
            text += " LEFT JOIN \"Customers\" c ON c.\"Id\"=r.\"CustomerId\"";
        }

        if (joins.HasFlag(Joins.Owner))
        {
            text += " LEFT JOIN \"Users\" u ON u.\"Id\"=r.\"OwnerId\"";
        }

        if (joins.HasFlag(Joins.Team))
        {
            text += " LEFT JOIN \"Teams\" t ON t.\"Id\"=u.\"TeamId\"";
        }

        if (joins.HasFlag(Joins.Deal))
        {
            text += " LEFT JOIN \"Opportunities\" d ON d.\"Id\"=r.\"OpportunityId\"";
        }

        if (joins.HasFlag(Joins.Product))
        {
            text += $" LEFT JOIN \"Products\" p ON p.\"Id\"={(HasDeal(subject) ? "d" : "r")}.\"ProductId\"";
        }

        return text;
    }

    /// <summary>A date column by its name in a question; null when the subject has none of that name.</summary>
    public static FieldSql? DateColumn(MetricSubject subject, string name) => (subject, name) switch
    {
        (MetricSubject.Opportunity, "closedAt") => Of("ClosedAt", Date),
        (MetricSubject.Opportunity, "expectedCloseDate") => Of("ExpectedCloseDate", Date),
        (MetricSubject.Opportunity, "openedOn") => Of("OpenedOn", Date),
        (MetricSubject.Opportunity, "nextActionDue") => Of("ActionDueDate", Date),
        (MetricSubject.Interaction, "occurredOn") => Of("OccurredOn", Date),
        (MetricSubject.Interaction, "followUpDue") => Of("FollowUpDueDate", Date),
        (MetricSubject.Customer, "firstContactDate") => Of("FirstContactDate", Date),
        (MetricSubject.Activity, "plannedOn") => Of("PlannedOn", Date),
        (MetricSubject.Task, "dueDate") => Of("DueDate", Date),
        (MetricSubject.Target, "month") => Of("Month", Date),
        (MetricSubject.OrderLine, "orderedOn") => new("o.\"OrderedOn\"", Date, Joins.Order),
        (MetricSubject.OrderLine, "shippedOn") => new("o.\"ShippedOn\"", Date, Joins.Order),
        _ => null,
    };

    /// <summary>The date column that a period limits when the question names none.</summary>
    public static string DefaultDate(MetricSubject subject) => subject switch
    {
        MetricSubject.Opportunity => "closedAt",
        MetricSubject.Interaction => "occurredOn",
        MetricSubject.Customer => "firstContactDate",
        MetricSubject.Activity => "plannedOn",
        MetricSubject.Task => "dueDate",
        MetricSubject.Target => "month",
        MetricSubject.OrderLine => "orderedOn",
        _ => "",
    };

    /// <summary>A filter field by its name; null when the subject has none of that name.</summary>
    public static FieldSql? Field(MetricSubject subject, string name) => (subject, name) switch
    {
        (MetricSubject.Target, "customer" or "industry" or "source" or "grade" or "companySize" or "city" or "product" or "category" or "customerStatus" or "tag") => null,
        (_, "owner") => Of("OwnerId", Id),
        (MetricSubject.Opportunity, "team") => new("COALESCE(r.\"ClosedTeamId\",u.\"TeamId\")", Id, Joins.Owner),
        (_, "team") => new("u.\"TeamId\"", Id, Joins.Owner),
        (MetricSubject.Target, "region") => new("COALESCE(t.\"Region\",u.\"Region\")", Text, Joins.Team),
        (_, "region") => new($"COALESCE({Customer(subject)}.\"Region\",t.\"Region\")", Text, Joins.Customer | Joins.Team),
        (_, "industry") => OfCustomer(subject, "Industry"),
        (_, "source") => OfCustomer(subject, "Source"),
        (_, "grade") => OfCustomer(subject, "Grade"),
        (_, "companySize") => OfCustomer(subject, "CompanySize"),
        (_, "city") => OfCustomer(subject, "City"),
        (_, "customerStatus") => OfCustomer(subject, "Status"),
        (_, "tag") => OfCustomer(subject, "Tags"),
        (MetricSubject.Customer, "customer") => Of("Id", Id),
        (_, "customer") => Of("CustomerId", Id),
        (MetricSubject.Opportunity or MetricSubject.OrderLine, "product") => Of("ProductId", Id),
        (MetricSubject.Opportunity or MetricSubject.OrderLine, "category") => new("p.\"Category\"", Text, Joins.Product),
        (_, "product") when HasDeal(subject) => new("d.\"ProductId\"", Id, Joins.Deal),
        (_, "category") when HasDeal(subject) => new("p.\"Category\"", Text, Joins.Deal | Joins.Product),
        (MetricSubject.Opportunity, "status") => new($"CASE WHEN r.\"Stage\" IN ({OpenStages}) THEN 'open' WHEN r.\"Stage\"='Lost' THEN 'lost' ELSE 'won' END", Status),
        (MetricSubject.Opportunity, "stage") => Of("Stage", Text),
        (MetricSubject.Opportunity, "competitor") => Of("Competitors", Text),
        (MetricSubject.Opportunity, "amount") => Of("ExpectedAmountFen", Number),
        (MetricSubject.Opportunity, "probability") => Of("WinProbability", Number),
        (MetricSubject.Opportunity, "cycleDays") => Of("ClosedAt", Days),
        (MetricSubject.Opportunity, "lostReason") => Of("LostReason", Text),
        (MetricSubject.Opportunity, "opportunity") => Of("Id", Id),
        (_, "opportunity") when HasDeal(subject) => Of("OpportunityId", Id),
        (MetricSubject.Interaction, "channel") => Of("Channel", Text),
        (MetricSubject.Interaction, "checkedIn") => new("(CASE WHEN r.\"CheckedInAt\" IS NULL THEN 'false' ELSE 'true' END)", Text),
        (MetricSubject.Interaction, "sentiment") => Of("Sentiment", Text),
        (MetricSubject.Interaction, "followUpStatus") => Of("FollowUpStatus", Text),
        (MetricSubject.Interaction, "followUpOwner") => Of("FollowUpOwnerId", Id),
        (MetricSubject.Interaction or MetricSubject.Activity or MetricSubject.Task, "contact") => Of("ContactId", Id),
        (MetricSubject.Activity, "activityType") => Of("Type", Text),
        (MetricSubject.Activity, "activityStatus") => Of("Status", Text),
        (MetricSubject.Task, "taskStatus") => Of("Status", Text),
        (MetricSubject.OrderLine, "country") => new("o.\"ShipCountry\"", Text, Joins.Order),
        (MetricSubject.OrderLine, "order") => Of("OrderId", Id),
        (MetricSubject.OrderLine, "shipped") => new("(CASE WHEN o.\"ShippedOn\" IS NULL THEN 'false' ELSE 'true' END)", Text, Joins.Order),
        (MetricSubject.Contact, "buyingRole") => Of("BuyingRole", Text),
        _ => DateColumn(subject, name),
    };

    /// <summary>The field that a dimension groups by; null when the subject has none (periods are not fields).</summary>
    public static FieldSql? Field(MetricSubject subject, Dimension dimension) => dimension switch
    {
        Dimension.Owner => Field(subject, "owner"),
        Dimension.Team => Field(subject, "team"),
        Dimension.Region => Field(subject, "region"),
        Dimension.Industry => Field(subject, "industry"),
        Dimension.Product => Field(subject, "product"),
        Dimension.Category => Field(subject, "category"),
        Dimension.Customer => Field(subject, "customer"),
        Dimension.Stage => Field(subject, "stage"),
        Dimension.Status when subject == MetricSubject.Customer => Field(subject, "customerStatus"),
        Dimension.Status when subject == MetricSubject.Activity => Field(subject, "activityStatus"),
        Dimension.Status when subject == MetricSubject.Interaction => Field(subject, "followUpStatus"),
        Dimension.Status when subject == MetricSubject.Task => Field(subject, "taskStatus"),
        Dimension.Status => Field(subject, "status"),
        Dimension.Source => Field(subject, "source"),
        Dimension.Grade => Field(subject, "grade"),
        Dimension.CompanySize => Field(subject, "companySize"),
        Dimension.City => Field(subject, "city"),
        Dimension.Country => Field(subject, "country"),
        Dimension.Competitor => Field(subject, "competitor"),
        Dimension.Channel => Field(subject, "channel"),
        Dimension.ActivityType => Field(subject, "activityType"),
        Dimension.Sentiment => Field(subject, "sentiment"),
        Dimension.LostReason => Field(subject, "lostReason"),
        _ => null,
    };

    /// <summary>What rows are split by along <paramref name="dimension"/>. <paramref name="date"/>: the date column of a period; null = the subject's own.</summary>
    /// <exception cref="ArgumentException">The subject is not split by it (<see cref="MetricRules.Problem"/>).</exception>
    public static FieldSql Key(MetricSubject subject, Dimension dimension, string? date, SqlDialect dialect)
    {
        if (!IsPeriod(dimension))
        {
            return Field(subject, dimension) ?? throw new ArgumentException($"{subject} is not split by {dimension}.", nameof(dimension));
        }

        var column = (date is null ? null : DateColumn(subject, date)) ?? DateColumn(subject, DefaultDate(subject))!;   // every subject with periods has one
        return column with { Expression = dialect.PeriodKey(dimension, column.Expression) };
    }

    public static bool IsPeriod(Dimension dimension) => dimension >= Dimension.Month;

    private static bool HasDeal(MetricSubject subject) => subject is MetricSubject.Interaction or MetricSubject.Activity or MetricSubject.Task;

    private static string Customer(MetricSubject subject) => subject == MetricSubject.Customer ? "r" : "c";

    private static FieldSql Of(string column, FieldKind kind) => new($"r.\"{column}\"", kind);

    private static FieldSql OfCustomer(MetricSubject subject, string column) => new($"{Customer(subject)}.\"{column}\"", Text, Joins.Customer);
}
