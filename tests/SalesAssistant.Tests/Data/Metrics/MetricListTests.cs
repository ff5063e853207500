using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Tests.Data.Metrics;

/// <summary>Which rows a list names.</summary>
public abstract class MetricListTests : MetricCompany
{
    [SkippableFact]
    public async Task The_first_of_each_group_are_listed_and_only_they_are_summed()
    {
        var answer = await AskAsync(Manager, Deals("list", "open") with { SortBy = "amount", Limit = 1, LimitPer = Dimension.Team });

        Assert.Equal([8L, 7L], answer.Records.Select(record => record.Record.Id));
        Assert.Equal(800_000m, answer.Total.Extra["amount"]);
    }

    [SkippableFact]
    public async Task Closed_deals_are_limited_by_the_days_they_took()
    {
        var answer = await AskAsync(Manager, Deals("list") with { Filters = [new MetricFilter("status", FilterOperator.In, ["won", "lost"]), new MetricFilter("cycleDays", FilterOperator.AtMost, ["45"])] });

        Assert.Equal([1L, 2L, 4L], answer.Records.Select(record => record.Record.Id).Order());
    }

    [SkippableFact]
    public async Task Lists_are_sorted_cut_and_counted_whole()
    {
        var answer = await AskAsync(Manager, Deals("list", "open") with { SortBy = "amount", Limit = 2 });

        Assert.Equal([8, 7], answer.Records.Select(row => row.Record.Id));
        Assert.Equal((4L, 1_000_000m), (answer.RowCount, answer.Total.Extra["amount"]));
        Assert.Equal(new RecordRef(RecordKind.Customer, 3, "客户3"), answer.Records[0].Values["Customer"]);
    }
}

public sealed class SqliteMetricListTests : MetricListTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class PostgresMetricListTests : MetricListTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
