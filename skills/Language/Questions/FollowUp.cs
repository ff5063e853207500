using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Replies;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>那华北呢, split that by team, 是哪几单: the last question, with what was said in place of what was said before.</summary>
internal static class FollowUp
{
    private const double MostUnknown = 0.35;
    private const double MostUnknownOfRefinement = 0.65;   // its wording as a whole says that it goes on with the question
    private static readonly string[] WhoseFields = ["owner", "team", "scope", "region"];

    public static bool Fits(Question question, ReadingContext context)
    {
        var isRefined = context.ReplyAct == ReplyActs.Refine;
        if (context.State.LastQuery is null || question.UnknownShare > (isRefined ? MostUnknownOfRefinement : MostUnknown) || question.UnknownName is not null || question.Unavailable is not null || !SaysSomething(question))
        {
            return false;
        }

        return isRefined || question.IsFollowUp || question.Dropped.Count > 0 || question.ClearsFilters || question.IsAnyStatus && question.Subject is null || question.IsReversed || question.Referred is not null || !StandsAlone(question) || Continues(question, context.State.LastQuery);
    }

    public static MetricQuery Merge(Question question, MetricQuery last, Utterance utterance, ReadingContext context)
    {
        if (last.Measure is "win_rate" or "attainment" or "target_gap" or "avg_cycle_days" && question is { Statuses.Count: 0, IsAnyStatus: false, Subject: null } && question.Measures is ["amount" or "count" or "avg_deal_size"])
        {
            question.Statuses.Add("won");   // 换成金额 behind a rate of winning: of what was won
        }

        var query = Measured(question, last, utterance);
        query = query with { Filters = Filters(question, query with { Filters = [.. query.Filters.Where(filter => !IsSplit(filter, question))] }, context) };
        if (question.Period is { } period)
        {
            var field = question.DateField ?? (question.Statuses.Count == 0 ? last.Period?.Field : null);
            query = query with { Period = period with { Field = period.Field ?? field }, CompareTo = question.CompareTo };
        }
        else if (question.IsAllTime || IsOfNow(question, last))
        {
            query = query with { Period = null, CompareTo = null };
        }
        else if (question.CompareTo is not null)
        {
            query = query with { CompareTo = question.CompareTo };
        }

        if (query is { Measure: "growth", CompareTo: null })
        {
            // 那五月呢 behind a growth: growth again, against the period that stands to the new one as before.
            var other = ComparedPeriod.Like(last, query.Period);
            query = query with { Measure = other is null ? "amount" : "growth", CompareTo = other };
        }

        query = Axes(question, query);
        if (question.Without is not null)
        {
            query = query with { Without = question.Without };
        }

        if (query.LimitPer is not null && (query is not { Measure: "list", Limit: not null } || question.Limit is not null || question.SortBy is not null))
        {
            query = query with { LimitPer = null };   // other rows, or another order: no longer the first of each
        }

        return query with { Defaults = [.. query.Defaults.Where(name => !IsReplaced(name, question))] };
    }

    // 他现在手上有哪些 behind what he won this year: what is open is open now, whenever it may close.
    private static bool IsOfNow(Question question, MetricQuery last) =>
        question.Statuses is ["open"] && question.DateField is null && question.IsOfNow && last.Filters.Any(filter => filter.Field == "status" && !filter.Values.Contains("open"));

    // 三个组都摆出来 behind one team's figure: split by what stood fixed, it is asked of all of them.
    private static bool IsSplit(MetricFilter filter, Question question) =>
        filter is { Operator: FilterOperator.In, Values.Count: 1, Field: "team" or "product" or "customer" or "stage" } && AxisFields.Of(filter.Field) is { } axis && question.GroupBy.Contains(axis) && !question.IsList;

    private static bool IsReplaced(string name, Question question) =>
        (name.StartsWith("scope", StringComparison.Ordinal) && (question.Whose is not null || question.Filters.Exists(filter => WhoseFields.Contains(filter.Field)))) ||
        (name.StartsWith("status", StringComparison.Ordinal) && question.Statuses.Count > 0) ||
        (name.StartsWith("period", StringComparison.Ordinal) && question.Period is not null);

    private static bool SaysSomething(Question question) =>
        question.Period is not null || question.Filters.Count > 0 || question.Measures.Count > 0 || question.GroupBy.Count > 0 || question.IsList || question.Statuses.Count > 0 ||
        question.Limit is not null || question.SortBy is not null || question.Whose is not null || question.IsAllTime || question.Referred is not null || question.CompareTo is not null || question.DropsGroups || question.Dropped.Count > 0 || question.ClearsFilters || question.IsAnyStatus || question.IsReversed || question.Having is not null;

    private static bool StandsAlone(Question question)
    {
        var hasRows = question.Statuses.Count > 0 || question.Subject is not null || question.DateField is not null;
        var isNamedMeasure = question.Measures.Exists(measure => measure is not ("amount" or "count"));
        var isMeasured = question.Measures.Count > 0 || question.IsList;
        // "which deals" alone points back.
        var isPointing = question is { IsList: true, Measures.Count: 0, Statuses.Count: 0, Filters.Count: 0, Whose: null, Without: null, DateField: null, Period: null };
        // 还差多少钱, "and the win rate": a measure with nothing around it is of what was asked before.
        var isBare = !hasRows && question is { Filters.Count: 0, Period: null, Whose: null, GroupBy.Count: 0, IsAllTime: false, Without: null };
        return (isNamedMeasure && !isBare) || question.Unavailable is not null || (hasRows && isMeasured && !isPointing) || (question.Statuses.Count > 0 && question.IsAsked && question.Filters.Count + (question.Period is null ? 0 : 1) + (question.Whose is null ? 0 : 1) > 0);
    }

    /// <summary>丢了多少钱 behind 今年丢了几单: nothing anchors it but what was asked before, and it is about the same kind of deals.</summary>
    private static bool Continues(Question question, MetricQuery last)
    {
        if (SwapsValues(question, last) || IsPartOf(question, last))
        {
            return true;
        }

        if (question.Period is not null || question.Whose is not null || question.Filters.Count > 0 || question.GroupBy.Count > 0 || question.Without is not null || question.IsAllTime || (question.Subject is { } subject && subject != last.Subject))
        {
            return false;
        }

        var before = last.Filters.FirstOrDefault(filter => filter.Field == "status")?.Values;
        return question.Statuses.Count > 0 && before is { Count: > 0 } && question.Statuses.Contains("open") == before.Contains("open") && last.GroupBy.Count == 0;
    }

    /// <summary>one seller's lost deals behind what the team lost in May; this year's wins behind what one customer has open: the same deals of one of them, other deals of the same customer.</summary>
    private static bool IsPartOf(Question question, MetricQuery last)
    {
        if (question is not { GroupBy.Count: 0, Without: null, IsAllTime: false, Having: null, Limit: null } || question.Subject is { } subject && subject != last.Subject || question.Statuses.Count == 0 || last.Subject != MetricSubject.Opportunity)
        {
            return false;
        }

        var before = last.Filters.FirstOrDefault(filter => filter.Field == "status")?.Values;
        var isOfOne = question is { Filters.Count: 0, Whose: null } && last.Filters.Any(filter => filter is { Field: "customer", Operator: FilterOperator.In, Values.Count: 1 });
        var isOfOneOfThem = question is { Period: null, Whose: null, DateField: null, Filters: [{ Field: "owner" or "team", Operator: FilterOperator.In }] } && last.Period is not null && before is not null && question.Statuses.SequenceEqual(before);
        return isOfOne || isOfOneOfThem;
    }

    // 电话有几通 behind 这个月拜访了几次: another value of a condition that stood before, of the same rows, and nothing else.
    private static bool SwapsValues(Question question, MetricQuery last) =>
        question is { Period: null, Whose: null, GroupBy.Count: 0, Without: null, IsAllTime: false, Filters.Count: > 0, DateField: null } && question.Subject == last.Subject && last.GroupBy.Count == 0 &&
        question.Filters.TrueForAll(filter => last.Filters.Any(old => old.Field == filter.Field && filter.Field is not ("owner" or "team")));

    private static MetricQuery Measured(Question question, MetricQuery last, Utterance utterance)
    {
        // "top three only" of a split answer keeps the split.
        var isOfGroups = question.Limit is not null && last.GroupBy.Count > 0 && !question.Evidence.ContainsKey("list") && question.Subject is null;
        if (question.IsList && question.Measures.Count == 0 && !isOfGroups)
        {
            return NamesTheirCustomers(question, last) ? last with { Measure = last.Measure == "list" ? DefaultFigure(last.Subject) : last.Measure, SortBy = null, Limit = null } : AsList(last);
        }

        if (question is { Referred.Kind: RecordKind.Opportunity, Measures.Count: 0 })
        {
            return AsList(last);   // 第二个什么阶段: the deal with all that is known of it
        }

        if (last.Measure == "list" && question.Measures is ["amount"] && (question.SortBy is not null || question.Dropped.Contains("amount") || !question.IsInterrogative && question.Filters.Exists(filter => filter.Field == "amount")))
        {
            return last;   // 按金额从大到小, 金额不限, 金额30万以上: the list is sorted or narrowed
        }

        if (question.Measures.Count == 0 && question.Statuses.Count > 0 && last.Measure is "win_rate" or "attainment" or "target_gap" or "target" or "avg_cycle_days")
        {
            // 还有多少在谈的 behind a rate: the rate says itself of which deals it is, so other deals are another figure.
            var (figure, beside) = QuestionBuilder.Measures(question, MetricSubject.Opportunity, utterance);
            return last with { Measure = figure, ExtraMeasures = beside, Subject = MetricSubject.Opportunity, SortBy = null, Limit = null, Having = null };
        }

        if (question.Measures.Count == 0)
        {
            return last.Measure == "list" && question.GroupBy.Count > 0 ? last with { Measure = DefaultFigure(last.Subject), SortBy = null, Limit = null } : last;
        }

        var subject = question.Subject ?? last.Subject;
        var (measure, extra) = QuestionBuilder.Measures(question, subject, utterance);
        var isTarget = measure is "attainment" or "target_gap" or "win_rate" or "weighted_forecast" or "avg_cycle_days" or "avg_deal_size";
        return last with { Measure = measure, ExtraMeasures = extra, Subject = measure == "target" ? MetricSubject.Target : isTarget && subject == MetricSubject.Target ? MetricSubject.Opportunity : subject, SortBy = null, Limit = null };
    }

    /// <summary>分别是哪几个客户 behind a figure of deals: whose they are, each with its figure.</summary>
    private static bool NamesTheirCustomers(Question question, MetricQuery last) =>
        question is { Subject: MetricSubject.Customer, Filters.Count: 0, Whose: null, Without: null, Limit: null } && last is { Subject: MetricSubject.Opportunity or MetricSubject.Interaction } && !last.Filters.Any(filter => filter.Field == "customer");

    private static string DefaultFigure(MetricSubject subject) => subject switch
    {
        MetricSubject.Opportunity or MetricSubject.OrderLine => "amount",
        MetricSubject.Interaction => "activity_count",
        MetricSubject.Activity => "planned_count",
        _ => "count",
    };

    /// <summary>The records behind a figure.</summary>
    public static MetricQuery AsList(MetricQuery query)
    {
        var statuses = query.Measure switch
        {
            "attainment" or "target_gap" or "avg_cycle_days" => ["won"],
            "win_rate" => ["won", "lost"],
            "weighted_forecast" or "overdue_count" or "stalled_count" when query.Subject == MetricSubject.Opportunity => new[] { "open" },
            _ => [],
        };
        var filters = query.Filters.ToList();
        if (statuses.Length > 0)
        {
            filters.RemoveAll(filter => filter.Field == "status");
            filters.Insert(0, new MetricFilter("status", FilterOperator.In, statuses));
        }

        if (query.Measure is "overdue_count" or "stalled_count")
        {
            filters.Add(new MetricFilter(query.Measure == "overdue_count" ? "overdue" : "stalled", FilterOperator.In, ["true"]));
        }

        return query with
        {
            Measure = "list",
            Subject = query.Subject == MetricSubject.Target ? MetricSubject.Opportunity : query.Subject,
            ExtraMeasures = [],
            GroupBy = [],
            Having = null,
            Limit = null,
            SortBy = null,
            CompareTo = null,
            Filters = filters,
        };
    }

    private static List<MetricFilter> Filters(Question question, MetricQuery query, ReadingContext context)
    {
        var filters = query.Filters.Where(filter => !question.Dropped.Contains(filter.Field) && !(question.ClearsFilters && IsNarrowing(filter, context.State.FirstQuery))).ToList();
        var said = question.Filters.ToList();
        if (question.Referred is { } record)
        {
            said.Add(new MetricFilter(FieldOf(record.Kind), FilterOperator.In, [record.Id.ToString(CultureInfo.InvariantCulture)], record.Name));
        }

        if (question.Statuses.Count > 0 || question.IsAnyStatus || said.Exists(filter => filter is { Field: "stage", Operator: FilterOperator.In }))
        {
            filters.RemoveAll(filter => filter.Field is "status" or "stage");
            if (question.Statuses.Count > 0 && query.Subject == MetricSubject.Opportunity)
            {
                filters.Insert(0, new MetricFilter("status", FilterOperator.In, question.Statuses));
            }
        }

        var changesWhose = question.Whose is not null || said.Exists(filter => WhoseFields.Contains(filter.Field));
        if (changesWhose)
        {
            filters.RemoveAll(filter => WhoseFields.Contains(filter.Field));
        }

        if (said.Exists(filter => filter.Field == "channel"))
        {
            filters.RemoveAll(filter => filter.Field == "checkedIn");   // 谁去拜访了 behind 谁签到了: any visit
        }

        foreach (var filter in said)
        {
            filters.RemoveAll(old => !said.Contains(old) && old.Field == filter.Field && (old.Operator == filter.Operator || filter.Operator == FilterOperator.In || IsBound(old.Operator) == IsBound(filter.Operator)));
            filters.Add(filter);
        }

        if (query.Measure is "attainment" or "target_gap" or "target" or "win_rate" or "avg_cycle_days")
        {
            filters.RemoveAll(filter => filter.Field is "status" or "stage");   // the measure itself says of which deals
        }
        else if (question.Dropped.Contains("stage") && query.Subject == MetricSubject.Opportunity && !filters.Exists(filter => filter.Field is "status" or "stage"))
        {
            filters.Insert(0, new MetricFilter("status", FilterOperator.In, ["open"]));   // the stages of before were all open ones
        }

        // Asked about other rows now: what those do not have falls away.
        filters.RemoveAll(filter => !MetricRules.HasField(query.Subject, filter.Field));
        if (changesWhose && !filters.Exists(filter => WhoseFields.Contains(filter.Field)))
        {
            filters.AddRange(QuestionBuilder.Whose(question, context.Caller, filters, []));
        }

        return filters;
    }

    // What the question did not begin with; whose and which deals it is about stays.
    private static bool IsNarrowing(MetricFilter filter, MetricQuery? first) =>
        filter.Field != "status" && !WhoseFields.Contains(filter.Field) && first?.Filters.Any(one => one.Field == filter.Field && one.Operator == filter.Operator && one.Values.SequenceEqual(filter.Values)) != true;

    private static bool IsBound(FilterOperator operation) => operation is FilterOperator.GreaterThan or FilterOperator.AtLeast or FilterOperator.LessThan or FilterOperator.AtMost;

    private static string FieldOf(RecordKind kind) => kind switch
    {
        RecordKind.User => "owner",
        RecordKind.Team => "team",
        RecordKind.Product => "product",
        RecordKind.Opportunity => "opportunity",
        _ => "customer",
    };

    private static MetricQuery Axes(Question question, MetricQuery query)
    {
        if (question.DropsGroups)
        {
            query = query with { GroupBy = [] };
        }

        if (question.IsList && question.Measures.Count == 0 && NamesTheirCustomers(question, query))
        {
            return query with { GroupBy = [Dimension.Customer] };
        }

        if (question.GroupBy.Count > 0 && question.Referred is { Kind: RecordKind.Opportunity })
        {
            return query with { GroupBy = [], Limit = null };   // 第二个是谁在跟: one deal is not split
        }

        if (question.GroupBy.Count > 0 && !question.IsList)
        {
            query = query with { GroupBy = question.GroupBy, Limit = null, SortBy = null, Having = null };
        }
        else
        {
            // One of the groups was named: its own figure is asked for.
            var named = question.Filters.Where(filter => filter is { Values.Count: 1, Operator: not FilterOperator.NotIn }).Select(filter => AxisFields.Of(filter.Field)).OfType<Dimension>().ToList();
            if (question.Referred is { } record)
            {
                named.Add(AxisFields.Of(FieldOf(record.Kind)) ?? Dimension.Customer);
            }

            if (query.GroupBy.Any(named.Contains))
            {
                query = query with { GroupBy = [.. query.GroupBy.Where(axis => !named.Contains(axis))], Limit = null, SortBy = null, Having = null };
            }
        }

        if (question.Having is not null)
        {
            query = query with { Having = question.Having };
        }

        if (question.ClearsFilters)
        {
            query = query with { Limit = null, Having = null };
        }

        if (question.IsReversed)
        {
            return query with { SortBy = query.SortBy ?? (query.Measure == "list" ? "amount" : "value"), IsDescending = query.SortBy is null ? question.IsDescending : !query.IsDescending };
        }

        return question.Limit is not null || question.SortBy is not null
            ? query with { Limit = question.Limit ?? query.Limit, SortBy = query.GroupBy.Count > 0 ? "value" : query.Measure == "list" && question.SortBy == "value" ? "amount" : question.SortBy ?? query.SortBy ?? "value", IsDescending = question.IsDescending }
            : query;
    }
}
