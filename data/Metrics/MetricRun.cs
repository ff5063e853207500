using System.Data.Common;
using System.Globalization;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Metrics.Sql;

namespace SalesAssistant.Data.Metrics;

/// <summary>One question on its way: reads the statement's rows into the answer. Sums are the database's; here only numerators meet denominators, exactly.</summary>
internal sealed class MetricRun(MetricQuery query, Caller caller, DateOnly today, DateTime asOf, string language, MetricSettings settings)
{
    private static readonly string[] OpenStages = ["InitialContact", "NeedsConfirmed", "Proposal", "Negotiation", "Won"];

    public MetricInputs Inputs { get; } = new(query, caller, today, settings);

    public async Task<MetricAnswer> ReadFiguresAsync(DbDataReader reader, CompiledMetric compiled, CancellationToken cancellationToken)
    {
        var groups = new List<MetricRow>();
        MetricRow? total = null;
        long groupCount = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (compiled.Keys == 0)
            {
                total = Row(reader, compiled, null, "", 0, null);
                break;
            }

            var totals = compiled.Keys + compiled.Slots.Count;
            total ??= Row(reader, compiled, null, "", totals, null);
            groupCount = reader.GetInt64(totals + compiled.Slots.Count);
            groups.Add(Group(reader, compiled, totals));
        }

        total ??= new MetricRow(null, "", ZeroOrNone(compiled.Measures[0].Formula), new Dictionary<string, decimal?>(), 0);
        return new MetricAnswer(query, Unit(), total, groups, [], total.Rows, asOf) { GroupCount = groupCount };
    }

    public async Task<MetricAnswer> ReadListAsync(DbDataReader reader, IReadOnlyList<ListColumn> columns, CancellationToken cancellationToken)
    {
        var records = new List<MetricRecord>();
        long count = 0;
        decimal? sum = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            count = reader.GetInt64(0);
            sum = Number(reader, 1) / 100m;
            records.Add(Record(reader, columns));
        }

        var total = new MetricRow(null, "", count, new Dictionary<string, decimal?> { ["amount"] = sum }, count);
        return new MetricAnswer(query, "count", total, [], records, count, asOf);
    }

    public async Task<MetricAnswer> ReadConversionAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var reached = new long[5];
        if (await reader.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < reached.Length; i++)
            {
                reached[i] = (long)(Number(reader, i) ?? 0);
            }
        }

        var asked = query.Filters.Where(filter => filter.Field == "stage").SelectMany(filter => filter.Values).ToHashSet();
        var groups = Enumerable.Range(0, 4)
            .Where(i => asked.Count == 0 || asked.Contains(OpenStages[i]))
            .Select(i => new MetricRow(
                OpenStages[i],
                MetricLabels.Of(Dimension.Stage, OpenStages[i], language) + " → " + MetricLabels.Of(Dimension.Stage, OpenStages[i + 1], language),
                reached[i] == 0 ? null : (decimal)reached[i + 1] / reached[i],
                new Dictionary<string, decimal?> { ["entered"] = reached[i], ["moved"] = reached[i + 1] },
                reached[i]))
            .ToList();
        if (query.SortBy is not null)
        {
            groups = [.. query.IsDescending ? groups.OrderByDescending(row => row.Value) : groups.OrderBy(row => row.Value ?? decimal.MaxValue)];
        }

        var total = new MetricRow(null, "", reached[0] == 0 ? null : (decimal)reached[4] / reached[0], new Dictionary<string, decimal?>(), reached[0]);
        return new MetricAnswer(query, Unit(), total, query.Limit is { } limit ? [.. groups.Take(limit)] : groups, [], reached[0], asOf) { GroupCount = groups.Count };
    }

    private MetricRow Group(DbDataReader reader, CompiledMetric compiled, int totals)
    {
        var firstLabel = totals + compiled.Slots.Count + 2;   // behind the totals: count of groups, order
        var keys = new List<(string Key, string Label)>();
        RecordRef? record = null;
        for (var i = 0; i < compiled.Keys; i++)
        {
            var dimension = query.GroupBy[i];
            var key = reader.IsDBNull(i) ? MetricRow.None : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!;   // not null: just checked
            var at = compiled.LabelColumns[i];
            var label = at >= 0 ? (reader.IsDBNull(firstLabel + at) ? "" : reader.GetString(firstLabel + at)) : key == MetricRow.None ? "" : MetricLabels.Of(dimension, key, language);
            keys.Add((key, label));
            if (i == 0 && key != MetricRow.None && MetricLabels.Kind(dimension) is { } kind)
            {
                record = new RecordRef(kind, long.Parse(key, CultureInfo.InvariantCulture), label);
            }
        }

        var row = Row(reader, compiled, keys[0].Key, keys[0].Label, compiled.Keys, totals);
        return row with { Record = record, MoreKeys = [.. keys.Skip(1)] };
    }

    private MetricRow Row(DbDataReader reader, CompiledMetric compiled, string? key, string label, int first, int? totals)
    {
        decimal? Slot(string name, int offset) => Number(reader, offset + Index(compiled, name));

        var main = compiled.Measures[0].Formula;
        decimal? Value(Formula formula, string suffix) => formula.Kind switch
        {
            FormulaKind.Text => null,
            FormulaKind.Ratio => Slot(formula.B! + suffix, first) is { } b && b != 0 ? (Slot(formula.A + suffix, first) ?? 0) / b * formula.Scale : null,
            FormulaKind.Difference => ((Slot(formula.A + suffix, first) ?? 0) - (Slot(formula.B! + suffix, first) ?? 0)) * formula.Scale,
            FormulaKind.Share => Slot(formula.A, totals ?? first) is { } whole && whole != 0 ? (Slot(formula.A, first) ?? 0) / whole : null,
            FormulaKind.Growth => Slot(formula.A + "_c", first) is { } before && before != 0 ? ((Slot(formula.A, first) ?? 0) - before) / before : null,
            _ => (Slot(formula.A + suffix, first) ?? 0) * formula.Scale,
        };

        if (main.Kind == FormulaKind.Text)
        {
            var at = first + Index(compiled, main.A);
            label = reader.IsDBNull(at) ? label : key is null ? DateText(reader, at) : label;
        }

        var extra = new Dictionary<string, decimal?>();
        foreach (var (name, formula) in compiled.Measures.Skip(1))
        {
            extra[name] = Value(formula, "");
        }

        switch (query.Measure)
        {
            case "attainment" or "target_gap":
                extra["won_amount"] = (Slot("wonAmount", first) ?? 0) / 100m;
                extra["target"] = (Slot("target", first) ?? 0) / 100m;
                break;
            case "win_rate":
                extra["won"] = Slot("won", first) ?? 0;
                extra["closed"] = Slot("closed", first) ?? 0;
                break;
            case "activity_completion":
                extra["done"] = Slot("done", first) ?? 0;
                extra["planned"] = Slot("planned", first) ?? 0;
                break;
            case "growth" or "share":
                extra["amount"] = (Slot(main.A, first) ?? 0) * main.Scale;
                break;
        }

        decimal? compared = null;
        if (compiled.IsCompared)
        {
            compared = main.Kind == FormulaKind.Growth ? (Slot(main.A + "_c", first) ?? 0) * main.Scale : Value(main, "_c");
        }

        return new MetricRow(key, label, Value(main, ""), extra, (long)(Slot("rows", first) ?? 0)) { Compared = compared };
    }

    private static MetricRecord Record(DbDataReader reader, IReadOnlyList<ListColumn> columns, RecordKind kind)
    {
        var at = 4;
        var values = new Dictionary<string, object?>();
        foreach (var column in columns)
        {
            values[column.Name] = reader.IsDBNull(at) ? null : column.Kind switch
            {
                "" => reader.GetString(at),
                "long" => (long)Number(reader, at)!.Value,   // not null: just checked
                "date" => Date(reader, at),
                "moment" => DateTime.SpecifyKind(reader.GetDateTime(at), DateTimeKind.Utc),
                _ => new RecordRef(Enum.Parse<RecordKind>(column.Kind), reader.GetInt64(at), reader.IsDBNull(at + 1) ? "" : reader.GetString(at + 1)),
            };
            at += column.Kind is "" or "long" or "date" or "moment" ? 1 : 2;
        }

        return new MetricRecord(new RecordRef(kind, reader.GetInt64(2), reader.IsDBNull(3) ? "" : reader.GetString(3)), values);
    }

    private MetricRecord Record(DbDataReader reader, IReadOnlyList<ListColumn> columns) => Record(reader, columns, query.Subject switch
    {
        MetricSubject.Opportunity => RecordKind.Opportunity,
        MetricSubject.Interaction => RecordKind.Interaction,
        MetricSubject.Customer => RecordKind.Customer,
        MetricSubject.Activity => RecordKind.Activity,
        MetricSubject.Task => RecordKind.Task,
        MetricSubject.Contact => RecordKind.Contact,
        _ => RecordKind.Order,
    });

    private string Unit() => MetricCatalogue.Default.Find(query.Measure)?.Unit ?? "count";

    private static decimal? ZeroOrNone(Formula formula) => formula.Kind is FormulaKind.Value or FormulaKind.Difference ? 0 : null;

    private static int Index(CompiledMetric compiled, string name)
    {
        for (var i = 0; i < compiled.Slots.Count; i++)
        {
            if (compiled.Slots[i] == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"No column {name}.");
    }

    private static decimal? Number(DbDataReader reader, int at) =>
        reader.IsDBNull(at) ? null : reader.GetValue(at) switch
        {
            long whole => whole,
            decimal exact => exact,
            double real => (decimal)real,
            var other => Convert.ToDecimal(other, CultureInfo.InvariantCulture),
        };

    private static DateOnly Date(DbDataReader reader, int at) =>
        reader.GetValue(at) switch
        {
            DateOnly date => date,
            DateTime moment => DateOnly.FromDateTime(moment),
            var text => DateOnly.ParseExact(Convert.ToString(text, CultureInfo.InvariantCulture)![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),   // a date column
        };

    private static string DateText(DbDataReader reader, int at) => Date(reader, at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
