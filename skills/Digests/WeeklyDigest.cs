using SalesAssistant.Data.Access;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Digests;

/// <summary>周报: last week's figures beside the week before, through the metric catalogue and within the caller's rights: a manager's by team, a supervisor's by person, a rep's own. Each with its receipt.</summary>
public sealed class WeeklyDigest(FigureDesk desk)
{
    private const int WeekDays = 7;

    /// <summary>The digest as of now; null when no figure has a row behind it, and for those who may see no figures.</summary>
    /// <param name="isForOthers">Read by others than the caller, who cannot ask for less of it.</param>
    public async Task<Reply?> ComposeAsync(SkillContext context, CancellationToken cancellationToken, bool isForOthers = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Caller.Scope == AccessScope.None)
        {
            return null;
        }

        var monday = context.Today.AddDays(-(((int)context.Today.DayOfWeek + 6) % WeekDays));
        var week = new MetricPeriod(monday.AddDays(-WeekDays), monday.AddDays(-1));
        var before = new MetricPeriod(monday.AddDays(-2 * WeekDays), monday.AddDays(-WeekDays - 1));
        var blocks = new List<Block> { new TextBlock(context.Say("digests.weekly." + context.Caller.Scope.ToString().ToLowerInvariant(), ("from", $"{week.From:yyyy-MM-dd}"), ("to", $"{week.To:yyyy-MM-dd}")), "title") };
        var rows = 0L;
        foreach (var query in Queries(context, week, before))
        {
            var answer = await desk.AnswerAsync(new PerformanceReport(query), context, cancellationToken);
            if (answer.Facts.Answer is { RowCount: > 0 } figures)
            {
                rows += figures.RowCount;
                blocks.AddRange(answer.Reply.Blocks.Where(block => block is not ActionsBlock));
            }
        }

        return rows == 0 ? null : isForOthers ? new Reply(blocks) : new Reply([.. blocks, new TextBlock(context.Say("digests.weekly_how"), "muted")]);
    }

    private static IEnumerable<MetricQuery> Queries(SkillContext context, MetricPeriod week, MetricPeriod before)
    {
        Dimension[] split = context.Caller.Scope switch { AccessScope.All => [Dimension.Team], AccessScope.Team => [Dimension.Owner], _ => [] };
        var month = new MetricPeriod(new DateOnly(context.Today.Year, context.Today.Month, 1), new DateOnly(context.Today.Year, context.Today.Month, 1).AddMonths(1).AddDays(-1));
        yield return new MetricQuery("amount", MetricSubject.Opportunity) { Filters = [Status("won")], Period = week, CompareTo = before, ExtraMeasures = ["count"] };
        yield return new MetricQuery("attainment", MetricSubject.Opportunity) { Period = month, GroupBy = split, SortBy = "value" };
        yield return new MetricQuery("activity_count", MetricSubject.Interaction) { Period = week, CompareTo = split.Length == 0 ? before : null, GroupBy = split, SortBy = "value" };
        yield return new MetricQuery("new_customers", MetricSubject.Customer) { Period = week, CompareTo = before };
        yield return new MetricQuery("weighted_forecast", MetricSubject.Opportunity) { Period = month };
        yield return new MetricQuery("overdue_count", MetricSubject.Opportunity) { GroupBy = split, SortBy = "value" };
    }

    private static MetricFilter Status(string status) => new("status", FilterOperator.In, [status]);
}
