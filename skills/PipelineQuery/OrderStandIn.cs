using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills;

/// <summary>The same question over orders instead of won deals, and the other way round.</summary>
internal static class OrderStandIn
{
    public static MetricQuery ToDeals(MetricQuery query)
    {
        if (query.Subject != MetricSubject.OrderLine)
        {
            return query with { Without = query.Without is { } none ? none with { What = "won" } : null };
        }

        return query with
        {
            Subject = MetricSubject.Opportunity,
            Filters = [new MetricFilter("status", FilterOperator.In, ["won"]), .. query.Filters.Where(filter => filter.Field != "shipped")],
            Period = Dated(query.Period, "closedAt"),
            CompareTo = Dated(query.CompareTo, "closedAt"),
        };
    }

    public static MetricQuery ToOrders(MetricQuery query)
    {
        if (query.Subject != MetricSubject.Opportunity)
        {
            return query with { Without = query.Without is { } none ? none with { What = "order" } : null };
        }

        return query with
        {
            Subject = MetricSubject.OrderLine,
            Filters = [.. query.Filters.Where(filter => filter.Field is not ("status" or "stage"))],
            Period = Dated(query.Period, "orderedOn"),
            CompareTo = Dated(query.CompareTo, "orderedOn"),
        };
    }

    private static MetricPeriod? Dated(MetricPeriod? period, string field) => period is null ? null : period with { Field = field };
}
