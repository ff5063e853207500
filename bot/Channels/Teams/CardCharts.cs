using System.Globalization;
using System.Text.Json.Nodes;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Charts of Teams' own, each with its figures as a table for clients that do not know them.</summary>
internal static class CardCharts
{
    /// <param name="isBesideTable">The same reply holds the figures as a table already: clients that know no charts need them once.</param>
    /// <param name="group">Heading of the labels.</param>
    public static IEnumerable<JsonObject> Draw(ChartBlock chart, int rows, bool isBesideTable, string group)
    {
        foreach (var title in isBesideTable ? [] : CardBlocks.Title(chart.Title))
        {
            yield return title;   // Teams draws none over its bars
        }

        var drawn = chart switch
        {
            { Kind: "pie", Series: [var only] } => new JsonObject { ["type"] = "Chart.Pie", ["data"] = Points(chart, only, "legend", "value") },
            { Kind: "funnel", Series: [var only] } => new JsonObject { ["type"] = "Chart.HorizontalBar", ["data"] = Points(chart, only, "x", "y") },
            { Kind: "line" } when chart.Labels.All(IsDate) => Grouped(chart, "Chart.Line"),
            { Series: [var only] } => new JsonObject { ["type"] = "Chart.VerticalBar", ["data"] = Points(chart, only, "x", "y") },
            _ => Grouped(chart, "Chart.VerticalBar.Grouped"),
        };
        drawn["fallback"] = isBesideTable ? "drop" : Table(chart, rows, group);
        yield return drawn;
    }

    private static JsonObject Grouped(ChartBlock chart, string type) => new()
    {
        ["type"] = type,
        ["data"] = new JsonArray([.. chart.Series.Select(series => new JsonObject { ["legend"] = series.Name, ["values"] = Points(chart, series, "x", "y") })]),
    };

    // A point without data is left out: it is not zero.
    private static JsonArray Points(ChartBlock chart, ChartSeries series, string label, string value) =>
        new([.. chart.Labels.Zip(series.Values).Where(point => point.Second is not null).Select(point => new JsonObject { [label] = point.First, [value] = point.Second })]);

    private static JsonObject Table(ChartBlock chart, int rows, string group) => CardTable.Draw(
        [(group, false), .. chart.Series.Select(series => (series.Name, true))],
        chart.Labels.Take(rows).Select((label, index) => (IReadOnlyList<string>)[label, .. chart.Series.Select(series => Cell(index < series.Values.Count ? series.Values[index] : null, chart.Unit))]));

    private static string Cell(double? value, string unit) => value is not { } number ? "—"
        : unit is "percent" or "%" ? number.ToString("0.0%", CultureInfo.InvariantCulture)
        : number.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static bool IsDate(string label) => DateTime.TryParse(label, CultureInfo.InvariantCulture, out _);
}
