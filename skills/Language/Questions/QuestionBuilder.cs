using System.Globalization;
using System.Text.RegularExpressions;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.People;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A question that stands by itself → the query over the catalogue, defaults applied and named.</summary>
internal static partial class QuestionBuilder
{
    // Whole words: "show" asks for rows, "how" for a figure.
    [GeneratedRegex(@"\b(?:what|how)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WhatOrHow();

    public static MetricQuery Build(Question question, Utterance utterance, ReadingContext context)
    {
        var subject = question.Subject ?? MetricSubject.Opportunity;
        var defaults = new List<string>();
        var (measure, extra) = Measures(question, subject, utterance);
        if (measure is "attainment" or "target_gap" && subject != MetricSubject.Opportunity)
        {
            subject = MetricSubject.Opportunity;
        }
        else if (measure == "target")
        {
            subject = MetricSubject.Target;
        }

        var filters = question.Filters.ToList();
        var period = question.Period;
        var groups = question.GroupBy.ToList();
        if (subject == MetricSubject.Opportunity)
        {
            var statuses = measure is "attainment" or "target_gap" ? [] : Statuses(question, measure, utterance, defaults);   // these say themselves of which deals they are
            if (statuses.Count > 0)
            {
                filters.Insert(0, new MetricFilter("status", FilterOperator.In, statuses, question.Evidence.GetValueOrDefault("status")));
            }

            if (statuses.Count > 1 && groups.Count == 0 && measure is "count" or "amount")
            {
                groups.Add(Dimension.Status);
            }
        }

        if (measure == "share" && groups.Count == 0)
        {
            // 华东占多少: the named part, against the whole.
            groups.AddRange(filters.Select(filter => AxisFields.Of(filter.Field)).OfType<Dimension>().Where(axis => axis != Dimension.Status).Take(1));
            measure = groups.Count == 0 ? "amount" : measure;
        }

        if (groups.Contains(Dimension.Competitor) && !filters.Exists(filter => filter.Field == "competitor"))
        {
            filters.Add(new MetricFilter("competitor", FilterOperator.GreaterThan, [""]));   // deals without a rival are no rival's
        }

        if (measure == "stage_conversion")
        {
            // 从A到B: the step out of A.
            filters = [.. filters.Select(filter => filter.Field == "stage" ? filter with { Values = [.. filter.Values.Take(1)] } : filter)];
        }

        filters.AddRange(Whose(question, context.Caller, filters, defaults));
        if (measure is "attainment" or "target_gap" or "target" && period is null)
        {
            period = TargetPeriod(utterance.Text, utterance.Today);
            groups.RemoveAll(axis => period.Words is not null && axis is Dimension.Quarter or Dimension.Year);
            if (period.Words is null)
            {
                defaults.Add("period.month");
            }
        }

        else if (measure is "attainment" or "target_gap" or "target" && period is { To: { } end, Words: { } words } && (period.From is null || period.From == end) && end >= utterance.Today)
        {
            period = TargetPeriodTo(end, words);
        }

        return new MetricQuery(measure, subject)
        {
            ExtraMeasures = extra,
            Filters = filters,
            Period = period is null || question.DateField is null ? period : period with { Field = question.DateField },
            CompareTo = question.CompareTo,
            GroupBy = groups,
            Having = question.Having,
            Without = question.Without,
            SortBy = question.SortBy,
            IsDescending = question.IsDescending,
            Limit = question.Limit,
            Skip = question.Limit is null ? 0 : question.Skip,
            LimitPer = measure == "list" ? question.LimitPer : null,
            Defaults = defaults,
        };
    }

    /// <summary>The main measure and what stands beside it.</summary>
    public static (string Measure, List<string> Extra) Measures(Question question, MetricSubject subject, Utterance utterance)
    {
        var said = question.Measures.Select(measure => OfSubject(measure, subject, question)).Distinct().ToList();
        if (question.IsList && !(question.Having is not null && question.GroupBy.Count > 0) && said.TrueForAll(measure => measure is "amount" or "count" or "list" or "activity_count" or "planned_count" or "new_customers" or "last_date"))
        {
            return ("list", subject == MetricSubject.Opportunity && said.Contains("amount") ? ["amount"] : []);
        }

        if (said.Contains("win_rate") && said.Count > 1 && question.Statuses is ["won"])
        {
            // 赢单数和赢单率: a rate counts what was lost too; the won ones stand beside it. What cannot is said to be left out.
            question.Unread.AddRange(said.Where(measure => measure is not ("win_rate" or "count")).Select(measure => question.Evidence.GetValueOrDefault("measure", measure)).Distinct());
            return ("win_rate", []);
        }

        if (said.Count > 0)
        {
            return (said[0], said.Skip(1).Where(measure => measure is not ("list" or "growth" or "share" or "last_date" or "stage_conversion")).ToList());
        }

        return (Default(question, subject, utterance), []);
    }

    public static string OfSubject(string measure, MetricSubject subject, Question question) => (measure, subject) switch
    {
        ("count", MetricSubject.Interaction) => "activity_count",
        ("count", MetricSubject.Activity) => "planned_count",
        ("count", MetricSubject.Customer) when question.DateField == "openedOn" => "new_customers",
        ("amount" or "avg_deal_size", MetricSubject.Interaction) => "activity_count",
        ("amount" or "avg_deal_size" or "share", MetricSubject.Customer) => "count",
        ("amount", MetricSubject.Activity) => "planned_count",
        ("amount", MetricSubject.Task or MetricSubject.Contact) => "count",
        _ => measure,
    };

    private static string Default(Question question, MetricSubject subject, Utterance utterance)
    {
        var isAsked = utterance.Text.Contains("多少", StringComparison.Ordinal) || utterance.Text.Contains("有几", StringComparison.Ordinal) || WhatOrHow().IsMatch(utterance.Text);
        return subject switch
        {
            MetricSubject.Interaction => "activity_count",
            MetricSubject.Activity => question.GroupBy.Count > 0 || isAsked ? "planned_count" : "list",
            MetricSubject.Customer or MetricSubject.Task or MetricSubject.Contact => question.GroupBy.Count > 0 || isAsked ? "count" : "list",
            MetricSubject.OrderLine => "amount",
            _ when question.DateField == "openedOn" && (question.GroupBy.Count > 0 || isAsked) => "count",
            _ when question.GroupBy.Contains(Dimension.LostReason) => "count",
            _ when question.GroupBy.Count > 0 || question.Having is not null => "amount",
            _ when isAsked || question.IsAboutPerformance => "amount",
            _ when question.AsksHow && question.Statuses.Count > 0 => "amount",
            _ when question.IsAsked && question.Statuses.Count > 0 && !question.Statuses.Contains("open") => "count",
            _ => "list",
        };
    }

    private static List<string> Statuses(Question question, string measure, Utterance utterance, List<string> defaults)
    {
        if (question.Statuses.Count > 0 || question.IsAnyStatus)
        {
            return question.Statuses;
        }

        if (question.GroupBy.Contains(Dimension.LostReason))
        {
            return ["lost"];
        }

        var hasStage = question.Filters.Exists(filter => filter is { Field: "stage", Operator: FilterOperator.In });
        if (hasStage || question.DateField == "openedOn" || question.Filters.Exists(filter => filter.Field == "opportunity"))
        {
            return [];
        }

        // What was not said: figures of a past period are of what was won then, figures of now are of what is open.
        var isPast = question.Period is { } period && (period.From ?? period.To) <= utterance.Today;
        switch (measure)
        {
            case "amount" or "share" or "growth" when isPast || question.IsAllTime || question.IsAboutPerformance || (question.Period is null && question.GroupBy.Exists(axis => axis >= Dimension.Month)):
            case "avg_deal_size":
            case "last_date":
                defaults.Add("status.won");
                return ["won"];
            case "count" when isPast:
                return [];
            case "amount" or "count" or "list" or "share":
                defaults.Add("status.open");
                return ["open"];
            default:
                return [];
        }
    }

    /// <summary>Whose figures: as said, else the widest that the caller may see.</summary>
    public static IEnumerable<MetricFilter> Whose(Question question, Caller caller, List<MetricFilter> filters, List<string> defaults)
    {
        if (filters.Exists(filter => filter.Field is "owner" or "team" or "scope"))
        {
            return question.Whose == "company" && caller.Scope != AccessScope.All ? [Scope(question)] : [];
        }

        var me = new MetricFilter("owner", FilterOperator.In, [Id(caller.UserId)], question.Evidence.GetValueOrDefault("whose"));
        var isPointed = filters.Exists(filter => filter.Field is "customer" or "opportunity" or "contact" or "region");
        switch (question.Whose)
        {
            case "me" when caller.Role != Role.Manager || IsEmphatic(question):
            case "team" when caller.Role == Role.Rep && HoldsThem(question):
                return [me];
            case "team" when caller.TeamId is { } team && caller.Role != Role.Manager:
                return [new MetricFilter("team", FilterOperator.In, [Id(team)], question.Evidence.GetValueOrDefault("whose"))];
            case "company":
                return [Scope(question)];
        }

        if (isPointed)
        {
            return [];
        }

        switch (caller.Scope)
        {
            case AccessScope.Own:
                defaults.Add("scope.own");
                return [me];
            case AccessScope.Team:
                defaults.Add("scope.team");
                return [new MetricFilter("team", FilterOperator.In, [Id(caller.TeamId!.Value)])];   // the team scope needs a team
            case AccessScope.All:
                defaults.Add("scope.company");
                return [];
            default:
                return [];
        }
    }

    private static MetricFilter Scope(Question question) => new("scope", FilterOperator.In, ["company"], question.Evidence.GetValueOrDefault("whose"));

    // A manager's "my pipeline" is the company's; "我自己" is one person.
    private static bool IsEmphatic(Question question) =>
        question.Evidence.GetValueOrDefault("whose") is { } words && QuestionLexicon.Default.Text("emphatic").Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));

    // 我手底下的客户 of somebody who leads nobody: what is his own.
    private static bool HoldsThem(Question question) =>
        question.Evidence.GetValueOrDefault("whose") is { } words && QuestionLexicon.Default.Text("holding").Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));

    // 季度目标, annual quota: a target of a named length is the running one; without a length it is this month's.
    private static MetricPeriod TargetPeriod(string text, DateOnly today)
    {
        if (YearTarget().Match(text) is { Success: true } year)
        {
            return new MetricPeriod(new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31), null, year.Value);
        }

        if (QuarterTarget().Match(text) is { Success: true } quarter)
        {
            var first = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
            return new MetricPeriod(first, first.AddMonths(3).AddDays(-1), null, quarter.Value);
        }

        return ThisMonth(today);
    }

    [GeneratedRegex("(?:季度|季)的?(?:销售|业绩)?(?:目标|指标|任务)|for the quarter\\b|quarter(?:ly)?(?: sales)? (?:target|quota|goal|number)", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterTarget();

    [GeneratedRegex("(?:全年|年度|年)的?(?:销售|业绩)?(?:目标|指标|任务)|for the year\\b|(?:annual|yearly|full-year)(?: sales)? (?:target|quota|goal|number)", RegexOptions.IgnoreCase)]
    private static partial Regex YearTarget();

    // 年底能达标吗, by the end of the quarter: a target is of the whole stretch that ends there.
    private static MetricPeriod TargetPeriodTo(DateOnly end, string words)
    {
        var months = words.Contains('年') || words.Contains("year", StringComparison.OrdinalIgnoreCase) ? 12 : words.Contains('季') || words.Contains("quarter", StringComparison.OrdinalIgnoreCase) ? 3 : 1;
        return end.AddDays(1).Day == 1 && end.Month % months == 0
            ? new MetricPeriod(new DateOnly(end.Year, end.Month, 1).AddMonths(1 - months), end, null, words)
            : new MetricPeriod(end, end, null, words);
    }

    private static MetricPeriod ThisMonth(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        return new MetricPeriod(first, first.AddMonths(1).AddDays(-1));
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
