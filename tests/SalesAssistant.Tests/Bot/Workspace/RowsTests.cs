using System.Net;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Tests.Bot.Workspace;

public sealed class RowsTests
{
    private static readonly string Open = MetricLink.RowsPath(new MetricQuery("amount", MetricSubject.Opportunity) { Filters = [new MetricFilter("status", FilterOperator.In, ["open"])] });

    [Fact]
    public async Task Receipt_leads_to_the_figure_and_its_records()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);

        var page = await li.GetStringAsync(Open);

        Assert.Contains("¥1,200,000", page, StringComparison.Ordinal);
        Assert.Contains($"/deals/{SmallCompany.LiDeal}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_link_shows_each_viewer_only_the_own_rows()
    {
        await using var host = await WorkspaceHost.StartAsync();

        var li = await (await host.SignedInAsync(SmallCompany.Li)).GetStringAsync(Open);
        var chen = await (await host.SignedInAsync(SmallCompany.Chen)).GetStringAsync(Open);

        Assert.DoesNotContain($"/deals/{SmallCompany.ZhaoDeal}", li, StringComparison.Ordinal);
        Assert.Contains($"/deals/{SmallCompany.ZhaoDeal}", chen, StringComparison.Ordinal);
        Assert.Contains("¥2,400,000", chen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_figures_are_refused_by_link_as_in_words()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);
        var foreign = MetricLink.RowsPath(new MetricQuery("amount", MetricSubject.Opportunity) { Filters = [new MetricFilter("owner", FilterOperator.In, [SmallCompany.Zhao.ToString()])] });

        var page = await li.GetStringAsync(foreign);

        Assert.DoesNotContain("1,200,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/deals/3", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=nonsense")]
    [InlineData("?q=%00%ff")]
    public async Task Link_that_cannot_be_read_says_so(string query)
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);

        var page = await li.GetAsync("/rows" + query);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("这个链接无法识别", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weighted_forecast", "open")]
    [InlineData("win_rate", "won,lost")]
    [InlineData("avg_cycle_days", "won")]
    public void Measures_own_condition_becomes_the_lists(string measure, string statuses)
    {
        var list = SalesAssistant.Bot.Workspace.RowsBehind.Of(new MetricQuery(measure, MetricSubject.Opportunity))!;

        Assert.Equal("list", list.Measure);
        Assert.Equal(statuses.Split(','), list.Filters.Single(filter => filter.Field == "status").Values);
    }

    [Fact]
    public async Task Health_is_told_to_anybody_and_tells_no_more_than_that()
    {
        await using var host = await WorkspaceHost.StartAsync("Production");

        var ready = await host.Visitor().GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("""{"status":"ready","checks":{"store":"reachable","schema":"current","disk":"enough"}}""", await ready.Content.ReadAsStringAsync());
        Assert.Equal("live", await host.Visitor().GetStringAsync("/health/live"));
    }
}
