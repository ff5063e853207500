using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills;

/// <summary>The answer in blocks: headline, table, chart, receipt, what can be asked next.</summary>
internal sealed class FigureReply(SkillContext context, FigureWords words)
{
    private static readonly Dictionary<MetricSubject, string[]> Columns = new()
    {
        [MetricSubject.Interaction] = ["Customer", "Channel", "OccurredOn", "Owner", "FollowUpAction", "FollowUpDueDate"],
        [MetricSubject.Customer] = ["Grade", "Industry", "Region", "Owner", "LastContact"],
        [MetricSubject.Activity] = ["Customer", "Type", "PlannedOn", "Status", "Owner"],
        [MetricSubject.Task] = ["Customer", "DueDate", "Status", "Owner"],
        [MetricSubject.Contact] = ["Customer", "JobTitle", "BuyingRole"],
        [MetricSubject.OrderLine] = ["Customer", "Owner", "OrderedOn", "ShippedOn", "AmountE4"],
    };

    private static readonly string[] CheckInColumns = ["Owner", "Customer", "CheckedInAt", "Location"];

    /// <summary>Records named in the table, so that facts and context can hold them.</summary>
    public List<RecordRef> Shown { get; } = [];

    public List<RecordRef> Named { get; } = [];

    public Reply Make(MetricAnswer answer, IReadOnlyList<string> notes, IReadOnlyList<string> unread)
    {
        var blocks = new List<Block>();
        if (answer.Query.Measure == "list")
        {
            List(answer, blocks);
        }
        else if (answer.Query.GroupBy.Count > 0 || answer.Query.Measure == "stage_conversion")
        {
            Groups(answer, blocks);
        }
        else
        {
            blocks.Add(new TextBlock(Headline(answer), "title"));
        }

        if (unread.Count > 0)
        {
            blocks.Add(new TextBlock(words.Say("unread", ("words", string.Join(context.Language == "en" ? ", " : "、", unread))), "warning"));
        }

        blocks.Add(new ReceiptBlock(words.Definition(answer.Query), words.Filters(answer.Query), notes, answer.RowCount, answer.AsOf, MetricLink.RowsPath(answer.Query)));
        var actions = FigureFollowUps.For(answer, context, words);
        if (actions.Count > 0)
        {
            blocks.Add(new ActionsBlock(actions));
        }

        return new Reply(blocks);
    }

    private string Headline(MetricAnswer answer)
    {
        var query = answer.Query;
        var title = words.Title(query);
        if (query.Measure == "last_date")
        {
            return words.Say("headline", ("title", title), ("value", answer.Total.Label.Length > 0 ? answer.Total.Label : words.Say("nodata")));
        }

        var value = words.Value(query, query.Measure, answer.Total.Value);
        var more = Basis(query, answer.Total).Concat(query.ExtraMeasures.Select(extra => words.Say("extra", ("measure", words.Measure(query, extra)), ("value", words.Value(query, extra, answer.Total.Extra.GetValueOrDefault(extra)))))).ToList();
        if (Change(answer) is { } change)
        {
            more.Add(change);
        }

        return more.Count == 0
            ? words.Say("headline", ("title", title), ("value", value))
            : words.Say("headlinewith", ("title", title), ("value", value), ("more", string.Join(context.Language == "en" ? ", " : "，", more)));
    }

    private IEnumerable<string> Basis(MetricQuery query, MetricRow row)
    {
        switch (query.Measure)
        {
            case "attainment" or "target_gap":
                yield return words.Say("of", ("won", words.Value(query, "amount", row.Extra.GetValueOrDefault("won_amount"), isShort: true)), ("target", words.Value(query, "target", row.Extra.GetValueOrDefault("target"), isShort: true)));
                break;
            case "win_rate":
                yield return words.Say("of", ("won", Number(row.Extra.GetValueOrDefault("won"))), ("target", Number(row.Extra.GetValueOrDefault("closed"))));
                break;
            case "activity_completion":
                yield return words.Say("of", ("won", Number(row.Extra.GetValueOrDefault("done"))), ("target", Number(row.Extra.GetValueOrDefault("planned"))));
                break;
        }
    }

    private string? Change(MetricAnswer answer)
    {
        if (answer.Query.CompareTo is not { } period || answer.Total.Compared is not { } before)
        {
            return null;
        }

        var measure = answer.Query.Measure == "growth" ? "amount" : answer.Query.Measure;
        var now = answer.Query.Measure == "growth" ? answer.Total.Extra.GetValueOrDefault("amount") ?? 0 : answer.Total.Value ?? 0;
        var blanks = new (string, object?)[] { ("period", words.Period(period)), ("value", words.Value(answer.Query, measure, before)) };
        if (before == 0 || now == before)
        {
            return words.Say("comparedsame", blanks).Split(now == before ? "\0" : ",")[0];
        }

        if (FigureWords.Unit(measure) == "percent")
        {
            // A share that falls from 56.5 % to 54.4 % has lost 2.1 points, not 3.8 %.
            var points = Formats.Percent(Math.Abs(now - before)).TrimEnd('%');
            return words.Say("compared", [.. blanks, ("change", words.Say(now > before ? "up_points" : "down_points", ("points", points)))]);
        }

        var percent = Formats.Percent(Math.Abs((now - before) / before));
        return words.Say("compared", [.. blanks, ("change", words.Say(now > before ? "up" : "down", ("percent", percent)))]);
    }

    private void Groups(MetricAnswer answer, List<Block> blocks)
    {
        var query = answer.Query;
        var title = words.Title(query);
        if (answer.Groups.Count == 0)
        {
            blocks.Add(new TextBlock(words.Say("empty", ("title", title)), "title"));
            return;
        }

        Shown.AddRange(answer.Groups.Take(context.Settings.RowsPerAnswer).Select(row => row.Record).OfType<RecordRef>());
        var first = answer.Groups[0];
        var isAdditive = FigureWords.Unit(query.Measure) is "CNY" or "count" && query.Measure is not ("avg_deal_size" or "target_gap") && query.Subject != MetricSubject.OrderLine;
        blocks.Add(new TextBlock(
            query.Limit == 1 || answer.Groups.Count == 1 ? words.Say("best", ("title", title), ("label", words.GroupLabel(first)), ("value", words.Value(query, query.Measure, first.Value)))
            : isAdditive ? words.Say("groups", ("title", title), ("count", answer.GroupCount), ("value", words.Value(query, query.Measure, answer.Total.Value)))
            : words.Say("groupsonly", ("title", title), ("count", answer.GroupCount)),
            "title"));
        var extras = first.Extra.Keys.Where(name => name is not ("won" or "closed" or "done" or "planned" or "entered" or "moved") || query.Measure is "win_rate" or "activity_completion" or "stage_conversion").ToList();
        var axes = query.GroupBy.Count == 0 ? [Dimension.Stage] : query.GroupBy;
        var columns = axes.Select(axis => new TableColumn(words.Label(axis)))
            .Append(new TableColumn(words.Measure(query, query.Measure), true))
            .Concat(query.ExtraMeasures.Concat(extras).Distinct().Select(name => new TableColumn(ExtraLabel(query, name), true)))
            .Append(new TableColumn(words.Say("column.Rows"), true));
        blocks.Add(new TableBlock(null, [.. columns], [.. answer.Groups.Take(context.Settings.RowsPerAnswer).Select(row => Row(query, row, extras))])
        {
            TotalRows = answer.GroupCount > context.Settings.RowsPerAnswer ? (int)answer.GroupCount : null,
            MoreLink = answer.GroupCount > context.Settings.RowsPerAnswer ? MetricLink.RowsPath(query) : null,
        });
        if (answer.Groups.Count > 1)
        {
            blocks.Add(Chart(answer));
        }
    }

    private string ExtraLabel(MetricQuery query, string name) => name switch
    {
        "won" => words.Measure(query, "won_amount").Replace(words.Measure(query, "amount"), "", StringComparison.Ordinal).Trim(),
        "closed" or "done" or "planned" or "entered" or "moved" => words.Say("extras." + name),
        _ => words.Measure(query, name),
    };

    private TableRow Row(MetricQuery query, MetricRow row, List<string> extras)
    {
        var cells = new List<string> { words.GroupLabel(row) };
        cells.AddRange(row.MoreKeys.Select(key => key.Label.Length > 0 ? key.Label : words.Say("notset")));
        cells.Add(words.Value(query, query.Measure, row.Value, isShort: true));
        cells.AddRange(query.ExtraMeasures.Concat(extras).Distinct().Select(name => words.Value(query, name is "won" or "closed" or "done" or "planned" or "entered" or "moved" ? "activity_count" : name, row.Extra.GetValueOrDefault(name), isShort: true)));
        cells.Add(row.Rows.ToString("#,0", CultureInfo.InvariantCulture));
        return new TableRow(cells, row.Record);
    }

    private ChartBlock Chart(MetricAnswer answer)
    {
        var query = answer.Query;
        var kind = query.GroupBy.Count == 0 || query.GroupBy[0] == Dimension.Stage ? "funnel" : query.GroupBy[0] >= Dimension.Month ? "line" : "bar";
        var rows = answer.Groups.Take(context.Settings.RowsPerAnswer).ToList();
        var series = new List<ChartSeries> { new(words.Measure(query, query.Measure), [.. rows.Select(row => (double?)row.Value)]) };
        if (query.CompareTo is { } period && query.Measure != "growth")
        {
            series.Add(new ChartSeries(words.Period(period), [.. rows.Select(row => (double?)row.Compared)]));
        }

        return new ChartBlock(kind, words.Title(query), FigureWords.Unit(query.Measure), [.. rows.Select(words.GroupLabel)], series);
    }

    private void List(MetricAnswer answer, List<Block> blocks)
    {
        var query = answer.Query;
        var title = words.Title(query);
        if (answer.Records.Count == 0)
        {
            blocks.Add(new TextBlock(words.Say("empty", ("title", title)), "title"));
            return;
        }

        var amount = answer.Total.Extra.GetValueOrDefault("amount");
        var blanks = new (string, object?)[] { ("title", title), ("count", answer.RowCount), ("unit", words.Say("unit." + query.Subject)), ("value", words.Value(query, "amount", amount)) };
        var isCut = query.Limit is { } limit && limit < answer.RowCount;
        blocks.Add(new TextBlock(
            isCut ? words.Say("headline", ("title", title), ("value", answer.Records[0].Record.Name)) : words.Say(amount is null || query.Subject != MetricSubject.Opportunity ? "list" : "listamount", blanks),
            "title"));
        var shown = answer.Records.Take(context.Settings.RowsPerAnswer).ToList();
        Shown.AddRange(shown.Select(row => row.Record));
        Named.AddRange(shown.SelectMany(row => row.Values.Values).OfType<RecordRef>());
        var names = query.Subject == MetricSubject.Opportunity ? DealColumns(query) : IsOfCheckIns(query) ? CheckInColumns : Columns[query.Subject];
        blocks.Add(new TableBlock(null, [new TableColumn(words.Say("column.Name")), .. names.Select(name => new TableColumn(words.Say("column." + name), name is "ExpectedAmountFen" or "WinProbability" or "AmountE4" or "CycleDays"))], [.. shown.Select(row => Row(row, names))])
        {
            TotalRows = !isCut && answer.RowCount > shown.Count ? (int)answer.RowCount : null,
            MoreLink = !isCut && answer.RowCount > shown.Count ? MetricLink.RowsPath(query) : null,
        });
        if (!isCut && answer.RowCount > shown.Count)
        {
            blocks.Add(new TextBlock(words.Say("more", ("shown", shown.Count), ("count", answer.RowCount)), "muted"));
        }
    }

    private static bool IsOfCheckIns(MetricQuery query) => query.Filters.Any(filter => filter.Field == "checkedIn");

    private static string[] DealColumns(MetricQuery query)
    {
        var isClosed = query.Filters.Any(filter => filter.Field == "status" && !filter.Values.Contains("open"));
        return (isClosed, query.SortBy, query.Without) switch
        {
            (true, "cycle", _) => ["Customer", "Stage", "ExpectedAmountFen", "Owner", "OpenedOn", "ClosedAt", "CycleDays"],
            (true, _, _) => ["Customer", "Stage", "ExpectedAmountFen", "Owner", "ClosedAt"],
            (_, _, not null) => ["Customer", "Stage", "ExpectedAmountFen", "Owner", "ExpectedCloseDate", "LastContact"],
            _ => ["Customer", "Stage", "ExpectedAmountFen", "WinProbability", "Owner", "ExpectedCloseDate", "NextAction", "ActionDueDate"],
        };
    }

    private TableRow Row(MetricRecord row, string[] names) =>
        new([row.Record.Name, .. names.Select(name => name == "CycleDays" ? Cycle(row) : Cell(name, row.Values.GetValueOrDefault(name)))], row.Record);

    private static string Cycle(MetricRecord row) =>
        row.Values.GetValueOrDefault("OpenedOn") is DateOnly opened && row.Values.GetValueOrDefault("ClosedAt") is DateOnly closed ? Number(closed.DayNumber - opened.DayNumber) : "";

    private string Cell(string name, object? value) => (name, value) switch
    {
        (_, null) => "",
        (_, RecordRef record) => record.Name,
        (_, DateOnly date) => Formats.Date(date, context.Today, context.Language),
        (_, DateTime moment) => Formats.Moment(context.Calendar.ToLocal(moment), context.Today, context.Language),
        ("ExpectedAmountFen", long fen) => Formats.MoneyOfFen(fen, context.Settings.Currency),
        ("AmountE4", long amount) => Formats.Money(decimal.Round(amount / 10_000m, 2), context.Settings.Currency),
        ("WinProbability", long percent) => percent.ToString(CultureInfo.InvariantCulture) + "%",
        ("Stage" or "Channel" or "Industry" or "Source" or "Grade" or "Sentiment", string code) => words.Choice(name.ToLowerInvariant(), code),
        ("Type", string code) => words.Choice("activity-type", code),
        ("BuyingRole", string code) => words.Choice("buying-role", code),
        ("Status", string code) => words.Choice("activity-status", code) is var label && label != code ? label : words.Choice("customer-status", code),
        (_, string text) => text.Length > 60 ? text[..60] + "…" : text,
        _ => value.ToString() ?? "",
    };

    private static string Number(decimal? value) => (value ?? 0).ToString("#,0.##", CultureInfo.InvariantCulture);
}
