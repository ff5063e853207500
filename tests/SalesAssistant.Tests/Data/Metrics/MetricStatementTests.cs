using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Tests.Data.Metrics;

/// <summary>What every statement holds to, whatever is asked.</summary>
public abstract class MetricStatementTests : MetricCompany
{
    private static readonly string[] FilterFields = ["owner", "team", "region", "industry", "source", "grade", "companySize", "city", "customerStatus", "tag", "customer", "product", "category", "status", "stage", "competitor", "amount", "probability", "lostReason", "opportunity", "channel", "sentiment", "followUpStatus", "followUpOwner", "contact", "activityType", "activityStatus", "taskStatus", "country", "order", "shipped", "buyingRole", "scope", "overdue", "stalled", "closedAt", "firstContactDate", "followUpDue", "cycleDays"];
    private static readonly string[] Missing = ["interaction", "won", "openDeal", "order", "activity"];
    private static readonly string[] Orders = ["value", "amount", "age", "cycle", "due", "occurredOn"];

    [SkippableFact]
    public async Task The_caller_s_scope_is_part_of_every_statement()
    {
        foreach (var query in new[]
        {
            Deals("amount", "won"), Deals("list", "open"), Deals("win_rate"), Deals("attainment"), Deals("stage_conversion"), new MetricQuery("activity_count", MetricSubject.Interaction), new MetricQuery("target", MetricSubject.Target),
            new MetricQuery("count", MetricSubject.Customer), new MetricQuery("planned_count", MetricSubject.Activity), Deals("growth", "won") with { Period = Period("2026-02-01", "2026-02-28"), CompareTo = Period("2026-01-01", "2026-01-31") },
        })
        {
            var all = await AskAsync(Manager, query with { GroupBy = query.Measure is "list" or "stage_conversion" ? [] : [Dimension.Owner] });
            var team = await AskAsync(Supervisor, query with { GroupBy = query.Measure is "list" or "stage_conversion" ? [] : [Dimension.Owner] });
            var own = await AskAsync(Rep, query with { GroupBy = query.Measure is "list" or "stage_conversion" ? [] : [Dimension.Owner] });
            var none = await AskAsync(As(9, Role.Admin, null), query);

            Assert.DoesNotContain("4", team.Groups.Select(row => row.Key));
            Assert.All(own.Groups.Where(_ => query.Measure != "stage_conversion"), row => Assert.Equal("1", row.Key));
            Assert.All(own.Records, row => Assert.Contains(row.Record.Id, new long[] { 6, 9 }));
            Assert.True(none.RowCount == 0, query.Measure);
            Assert.True(all.RowCount >= team.RowCount && team.RowCount >= own.RowCount, query.Measure);
        }
    }

    /// <summary>Whatever people and models ask: what has no problem by the rules must be a statement that the database takes.</summary>
    [SkippableFact]
    public async Task A_question_without_a_problem_can_be_asked()
    {
        var faults = new List<string>();
        var asked = 0;
        foreach (var (measure, subject) in MetricCatalogue.Default.Measures.SelectMany(measure => measure.Subjects.Select(subject => (measure.Name, subject))))
        {
            var plain = new MetricQuery(measure, subject) { Period = Period("2026-02-01", "2026-02-28"), CompareTo = measure == "growth" ? Period("2026-01-01", "2026-01-31") : null };
            var queries = FilterFields.Select(field => plain with { Filters = [Filter(field, field.EndsWith("Due", StringComparison.Ordinal) || field.EndsWith("At", StringComparison.Ordinal) || field.EndsWith("Date", StringComparison.Ordinal) ? "2026-02-03" : "1")] })
                .Concat(Enum.GetValues<Dimension>().Select(axis => plain with { GroupBy = [axis] }))
                .Concat(Missing.Select(what => plain with { Without = new MetricWithout(what, Today) }))
                .Concat(Orders.Select(sort => plain with { SortBy = sort, Limit = 3 }))
                .Concat(Enum.GetValues<Dimension>().Select(axis => plain with { Limit = 1, LimitPer = axis }))
                .Concat(MetricCatalogue.Default.Measures.Where(other => other.Name is not ("list" or "stage_conversion") && measure is not ("list" or "stage_conversion")).Select(other => plain with { ExtraMeasures = [other.Name], CompareTo = Period("2026-01-01", "2026-01-31") }));
            foreach (var query in queries.Where(query => MetricRules.Problem(query) is null))
            {
                asked++;
                try
                {
                    await AskAsync(Manager, query);
                }
                catch (Exception fault)   // what this test looks for; gathered, so that one run names them all
                {
                    faults.Add($"{measure} {subject} {string.Join(',', query.Filters.Select(filter => filter.Field))} {string.Join(',', query.GroupBy)} {query.Without?.What} {query.SortBy} {string.Join(',', query.ExtraMeasures)}: {fault.Message}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(asked > 1000, $"{asked} questions were asked.");
    }

    [SkippableFact]
    public async Task Values_are_never_part_of_the_statement()
    {
        var answer = await AskAsync(Manager, Deals("count") with { Filters = [new MetricFilter("competitor", FilterOperator.Contains, ["%' OR 1=1 --"])] });

        Assert.Equal(0m, answer.Total.Value);
    }
}

public sealed class SqliteMetricStatementTests : MetricStatementTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class PostgresMetricStatementTests : MetricStatementTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
