using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills;

/// <summary>A question and its figures in the words of one turn's language.</summary>
internal sealed class FigureWords(SkillContext context, FigureNames names)
{
    private const string Prefix = "pipeline-query.";

    /// <summary>The one colleague whose figures were asked for; null when nobody, several or the caller.</summary>
    public RecordRef? Colleague(MetricQuery query) =>
        query.Filters.FirstOrDefault(filter => filter is { Field: "owner", Operator: FilterOperator.In, Values.Count: 1 }) is { } owner && names.Record("owner", owner.Values[0]) is { } person && person.Id != context.Caller.UserId ? person : null;

    public string Say(string key, params (string Name, object? Value)[] blanks) => context.Say(Prefix + key, blanks);

    public string Measure(MetricQuery query, string measure) => measure switch
    {
        "list" => Say("noun." + query.Subject),
        "won_amount" => StatusWord("won") + (context.Language == "en" ? " " : "") + Measure(query, "amount"),
        "count" => Say("noun." + query.Subject) + (context.Language == "en" ? "" : MetricCatalogue.Default.Find("count")!.Label(context.Language)),   // always there
        _ => MetricCatalogue.Default.Find(measure)?.Label(context.Language) ?? measure,
    };

    /// <summary>Definition for the receipt, with the company's own limits filled in.</summary>
    public string Definition(MetricQuery query)
    {
        var definition = MetricCatalogue.Default.Find(query.Measure)!;   // the engine answered it
        var formula = definition.Formula(context.Language)
            .Replace("{factor}", context.Settings.StalledFactor.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{days}", context.Settings.StalledWithoutContactDays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return $"{definition.Label(context.Language)}{(context.Language == "en" ? ": " : "：")}{formula}";
    }

    /// <summary>A figure with its unit; exact, and for money also the way it is said.</summary>
    public string Value(MetricQuery query, string measure, decimal? value, bool isShort = false)
    {
        if (value is not { } number)
        {
            return Say("nodata");
        }

        return Unit(measure) switch
        {
            _ when measure == "target_gap" && number < 0 => Say("over", ("value", Value(query, "amount", -number, isShort))),
            "CNY" when isShort || Math.Abs(number) < 10_000 => Formats.Money(number, context.Settings.Currency),
            "CNY" => Say("money", ("exact", Formats.Money(number, context.Settings.Currency)), ("short", Short(number))),
            "percent" => Formats.Percent(number),
            "days" => Say("days", ("value", number.ToString("0.#", CultureInfo.InvariantCulture))),
            _ => number.ToString("#,0.##", CultureInfo.InvariantCulture) + (isShort || measure is not ("count" or "list") ? "" : Say("unit." + query.Subject)),
        };
    }

    public static string Unit(string measure) => measure is "won_amount" ? "CNY" : MetricCatalogue.Default.Find(measure)?.Unit ?? "count";

    /// <summary>Whose, when, which: the question in one line.</summary>
    public string Title(MetricQuery query)
    {
        var parts = new List<string>();
        if (query.Filters.All(filter => filter.Field is not ("owner" or "team" or "scope")) && query.Defaults.Contains("scope.company"))
        {
            parts.Add(Say("scope.company"));
        }

        parts.AddRange(query.Filters.Where(filter => filter.Field is "owner" or "team" or "scope" or "region").Select(filter => filter.Operator == FilterOperator.NotIn ? Filter(filter) : Values(filter)));
        if (query.Period is { } period)
        {
            parts.Add(Period(period));
        }

        parts.AddRange(query.Filters.Where(filter => filter.Field is not ("owner" or "team" or "scope" or "region")).Select(filter => filter.Operator != FilterOperator.NotIn && filter.Field is ("status" or "stage" or "customer" or "product" or "industry" or "opportunity") ? Values(filter) : Filter(filter)));
        if (query.Without is { } without)
        {
            parts.Add(Without(without));
        }

        parts.Add(Measure(query, query.Measure));
        return string.Join(" · ", parts);
    }

    public IReadOnlyList<string> Filters(MetricQuery query)
    {
        var lines = query.Filters.Select(Filter).ToList();
        if (query.Period is { } period)
        {
            var field = period.Field is null ? "" : Say("date." + period.Field) + (context.Language == "en" ? ": " : "：");
            lines.Add($"{field}{Period(period)}{(period.From is { } from && period.To is { } to ? $" ({Iso(from)} – {Iso(to)})" : "")}");
        }

        if (query.Without is { } without)
        {
            lines.Add(Without(without));
        }

        if (query.Having is { } having)
        {
            lines.Add(Say("having", ("measure", Measure(query, query.Measure)), ("operator", Symbol(having.Operator)), ("value", Value(query, query.Measure, having.Value, isShort: true))));
        }

        if (query is { LimitPer: { } axis, Limit: { } first })
        {
            lines.Add(Say("firstofeach", ("axis", Label(axis)), ("count", first)));
        }

        return lines;
    }

    public string Period(MetricPeriod period)
    {
        if (period is not { From: { } from, To: { } to })
        {
            return period.From is { } since ? Say("period.since", ("from", Iso(since))) : Say("period.until", ("to", period.To is { } until ? Iso(until) : ""));
        }

        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        var isWhole = from.Day == 1 && to.AddDays(1).Day == 1;
        return (isWhole, months) switch
        {
            _ when from == to => Formats.Date(from, context.Today, context.Language),
            (true, 1) => Say("period.month", ("year", from.Year), ("month", from.Month), ("name", from.ToString("MMMM", CultureInfo.InvariantCulture))),
            (true, 3) when from.Month % 3 == 1 => Say("period.quarter", ("year", from.Year), ("quarter", (from.Month + 2) / 3)),
            (true, 6) when from.Month is 1 or 7 => Say("period.half", ("year", from.Year), ("half", Say(from.Month == 1 ? "period.first" : "period.second"))),
            (true, 12) when from.Month == 1 => Say("period.year", ("year", from.Year)),
            _ => Say("period.range", ("from", Iso(from)), ("to", Iso(to))),
        };
    }

    public string Label(Dimension dimension) => MetricCatalogue.Default.Label(dimension, context.Language);

    public string GroupLabel(MetricRow row) => row.Label.Length > 0 ? row.Label : Say("notset");

    public string Choice(string set, string? code) => code is null ? "" : context.Fields.FindChoice(set, code)?.Label(context.Language) ?? code;

    private string Without(MetricWithout without)
    {
        if (without.Happened)
        {
            var when = (without.Since == DateOnly.MinValue, without.Until) switch
            {
                (true, null) => "",
                (_, null) => Say("period.since", ("from", Iso(without.Since))),
                (_, { } until) => Period(new MetricPeriod(without.Since, until)),
            };
            return Say("with." + without.What, ("when", when)).Trim();
        }

        if (without.Since == DateOnly.MinValue && without.What != "openDeal")
        {
            return Say("without.never." + without.What);
        }

        return Say("without." + without.What, ("since", Iso(without.Since)));
    }

    private string Filter(MetricFilter filter)
    {
        var label = Say("filter." + filter.Field);
        if (filter.Field is "overdue" or "stalled")
        {
            return label;
        }

        if (filter.Values is [""])
        {
            return Say((filter.Operator == FilterOperator.Missing ? "filter.no_" : "filter.known_") + filter.Field);   // whatever it is, as long as it is known; or not known at all
        }

        return filter.Operator is FilterOperator.In or FilterOperator.Contains
            ? $"{label}{(context.Language == "en" ? ": " : "：")}{Values(filter)}"
            : $"{label} {Symbol(filter.Operator)} {Values(filter)}";
    }

    private string Values(MetricFilter filter) => string.Join(context.Language == "en" ? ", " : "、", filter.Values.Select(value => filter.Field switch
    {
        "owner" or "team" or "product" or "customer" or "opportunity" => names.Of(filter.Field, value),
        "status" => StatusWord(value),
        "scope" => Say("scope." + value),
        "amount" => Formats.MoneyOfFen(long.Parse(value, CultureInfo.InvariantCulture), context.Settings.Currency),
        "probability" => value + "%",
        "cycleDays" => Say("days", ("value", value)),
        "shipped" or "checkedIn" => Say(value == "true" ? "yes" : "no"),
        "stage" or "industry" or "source" or "grade" or "channel" or "sentiment" => Choice(filter.Field, value),
        "companySize" => Choice("company-size", value),
        "customerStatus" => Choice("customer-status", value),
        "activityType" => Choice("activity-type", value),
        _ => value,
    }));

    private string StatusWord(string status) => MetricCatalogue.Default.ValueLabel(status, context.Language) ?? status;

    private string Short(decimal yuan) => Formats.ShortMoney(yuan, context.Language);

    private static string Symbol(FilterOperator operation) => operation switch
    {
        FilterOperator.GreaterThan => ">",
        FilterOperator.AtLeast => "≥",
        FilterOperator.LessThan => "<",
        FilterOperator.AtMost => "≤",
        FilterOperator.NotIn => "≠",
        _ => "=",
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
