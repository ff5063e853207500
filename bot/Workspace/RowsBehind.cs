using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Bot.Workspace;

/// <summary>From a figure to the records it was made of: the measure's own condition becomes one that a list can take.</summary>
internal static class RowsBehind
{
    /// <summary>The list behind <paramref name="query"/>; null for figures that stand on no records people can open (targets).</summary>
    public static MetricQuery? Of(MetricQuery query)
    {
        if (query.Measure == "list")
        {
            return query.LimitPer is null ? query with { Limit = null, Skip = 0 } : query;
        }

        MetricFilter[] own = query.Measure switch
        {
            "overdue_count" => [Only("overdue", "true")],
            "stalled_count" => [Only("stalled", "true")],
            "win_rate" => [Only("status", "won", "lost")],
            "avg_cycle_days" or "attainment" or "target_gap" => [Only("status", "won")],
            "weighted_forecast" => [Only("status", "open")],
            _ => [],
        };
        var list = new MetricQuery("list", query.Subject) { Filters = [.. query.Filters, .. own], Period = query.Period, Without = query.Without, SortBy = query.Subject == MetricSubject.Opportunity ? "amount" : null };
        return MetricRules.Problem(list) is null ? list : null;
    }

    private static MetricFilter Only(string field, params string[] values) => new(field, FilterOperator.In, values);
}
