using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Tests.Data.Metrics;

public sealed class MetricLinkTests
{
    [Fact]
    public void A_query_comes_back_from_its_link_as_it_was()
    {
        var query = new MetricQuery("amount", MetricSubject.Opportunity)
        {
            Filters = [new MetricFilter("status", FilterOperator.In, ["won"], "签了"), new MetricFilter("amount", FilterOperator.GreaterThan, ["5000000"])],
            Period = new MetricPeriod(new(2026, 1, 1), new(2026, 3, 31), "closedAt"),
            GroupBy = [Dimension.Team, Dimension.Month],
            Having = new MetricHaving(FilterOperator.AtLeast, 10.5m),
            SortBy = "value",
            IsDescending = false,
            Limit = 3,
        };

        var back = MetricLink.Decode(MetricLink.Encode(query));

        Assert.Equivalent(query, back, strict: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void What_is_no_link_is_nothing(string? token) => Assert.Null(MetricLink.Decode(token));

    [Fact]
    public void Growth_of_one_period_is_nothing() =>
        Assert.Null(MetricLink.Decode(MetricLink.Encode(new MetricQuery("growth", MetricSubject.Opportunity) { Period = new MetricPeriod(new(2026, 1, 1), new(2026, 3, 31), "closedAt") })));

    [Theory]
    [InlineData("profit", "status", "won")]
    [InlineData("amount", "password", "x")]
    [InlineData("amount", "owner", "1; DROP TABLE")]
    public void A_forged_query_is_nothing(string measure, string field, string value)
    {
        var query = new MetricQuery(measure, MetricSubject.Opportunity) { Filters = [new MetricFilter(field, FilterOperator.In, [value])] };

        Assert.Null(MetricLink.Decode(MetricLink.Encode(query)));
    }
}
