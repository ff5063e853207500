namespace SalesAssistant.Data.Metrics;

/// <summary>A figure of one group: exact, money in yuan, rates as fractions, days as days.</summary>
/// <param name="Key">Code, period ("2026-04", "2026-Q2") or record id in text; null for the total.</param>
/// <param name="Label">For people.</param>
/// <param name="Value">The main measure; null = no data (such as a rate over nothing).</param>
/// <param name="Extra">Further measures by name.</param>
/// <param name="Rows">How many records stand behind it.</param>
/// <param name="Record">Where the key is a record.</param>
public sealed record MetricRow(string? Key, string Label, decimal? Value, IReadOnlyDictionary<string, decimal?> Extra, long Rows, RecordRef? Record = null)
{
    /// <summary>The key of the group of records that have no value there; its label is empty.</summary>
    public const string None = "none";

    /// <summary>Keys and labels of the further dimensions, when grouped by more than one.</summary>
    public IReadOnlyList<(string Key, string Label)> MoreKeys { get; init; } = [];

    /// <summary>The value in the compared period; null = none asked or no data.</summary>
    public decimal? Compared { get; init; }
}

/// <summary>The answer to a <see cref="MetricQuery"/>: either groups, or the records of a list.</summary>
/// <param name="Query">As answered, defaults applied.</param>
/// <param name="Unit">"CNY", "count", "percent", "days", "text".</param>
/// <param name="Total">The figure without grouping.</param>
/// <param name="Groups">Empty when not grouped.</param>
/// <param name="Records">The rows of a list, sorted; empty otherwise.</param>
/// <param name="RowCount">Records behind the answer.</param>
/// <param name="AsOf">UTC.</param>
public sealed record MetricAnswer(MetricQuery Query, string Unit, MetricRow Total, IReadOnlyList<MetricRow> Groups, IReadOnlyList<MetricRecord> Records, long RowCount, DateTime AsOf)
{
    /// <summary>How many groups there are in all, when fewer are given.</summary>
    public long GroupCount { get; init; }
}

/// <summary>A record of a list with the columns that are shown, as typed values by field name.</summary>
public sealed record MetricRecord(RecordRef Record, IReadOnlyDictionary<string, object?> Values);
