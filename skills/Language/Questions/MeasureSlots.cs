using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>What is measured.</summary>
internal sealed class MeasureSlots(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        var said = new List<(int At, string Measure)>();
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!Tokens[i].IsUsed && Measure(i) is { } measure)
            {
                said.Add((i, measure));
                Note("measure", Tokens[i]);
            }
        }

        if (Scan.IsOfNewCustomers && Question.Subject == MetricSubject.Customer && !said.Exists(item => item.Measure == "new_customers"))
        {
            said.Insert(0, (0, "new_customers"));
        }

        if (said.Exists(item => item.Measure == "new_customers"))
        {
            said.RemoveAll(item => item.Measure == "count");
        }

        ReadWeighted(said);
        // B级的占几个: how many of them, not which part.
        said.RemoveAll(item => item.Measure == "share" && said.Exists(next => next.Measure == "count" && next.At == item.At + 1));
        new MeasureParts(Scan).Combine(said);
        new HowMuch(Scan).Read(said);
        AddTotal(said);
        foreach (var measure in said.Select(item => item.Measure).Distinct().Except(Question.Measures))
        {
            Question.Measures.Add(measure);
        }

        ReadLaggards();

        if (Has("flag", "overdue"))
        {
            ReadFlag("overdue", "overdue_count");
        }

        if (Has("flag", "stalled"))
        {
            ReadFlag("stalled", "stalled_count");
        }
    }

    /// <summary>谁落后, who is behind: against the target, for nothing else says behind what; all who have not reached it, the furthest behind first.</summary>
    private void ReadLaggards()
    {
        if (Question.Measures.Count > 0 || Tokens.Find(token => token.Is("sign", "laggard")) is not { } laggard || !Question.GroupBy.Exists(axis => axis is Dimension.Owner or Dimension.Team) || Question.Filters.Exists(filter => filter.Field is "customer" or "opportunity"))
        {
            return;
        }

        Question.Measures.Add("attainment");
        Note("measure", laggard);
        if (!laggard.Text.StartsWith('最') && Question.Limit is null)
        {
            Question.Having = new MetricHaving(FilterOperator.LessThan, 1);
            (Question.SortBy, Question.IsDescending, Scan.HasOrderWord) = ("value", false, true);
        }
    }

    /// <summary>把概率算进去, 打完概率的折扣, pipeline times the odds: a probability and a verb that counts it in, whatever the verb.</summary>
    private void ReadWeighted(List<(int At, string Measure)> said)
    {
        var odds = Tokens.FindIndex(token => token.Is("probability") || token.Is("column", "probability"));
        var weighs = odds < 0 ? -1 : After(odds, 4, IsWeighing);
        weighs = odds >= 0 && weighs < 0 ? Before(odds, 4, IsWeighing) : weighs;
        if (weighs >= 0 && Question.Subject is null or MetricSubject.Opportunity && !Scan.Bounds.Exists(bound => Tokens[bound.At].Percent is not null) && !said.Exists(item => item.Measure == "weighted_forecast"))
        {
            said.RemoveAll(item => item.Measure is "amount" or "share");
            said.Insert(0, (odds, "weighted_forecast"));
            Note("measure", Tokens[odds]);
        }

        if (Question.Unavailable == "discount" && said.Exists(item => item.Measure == "weighted_forecast"))
        {
            Question.Unavailable = null;   // the discount of the odds, not one that was granted
        }
    }

    private static bool IsWeighing(QuestionToken token) => token.Is("sign", "weighs");

    /// <summary>有几个，合计多少: behind a count, the total is money.</summary>
    private void AddTotal(List<(int At, string Measure)> said)
    {
        var total = Tokens.FindLastIndex(token => token.Is("part", "combined"));
        if (total >= 0 && said is [(var counted, "count")] && counted < total && Question.Subject is null or MetricSubject.Opportunity && After(total, 2, token => token.Text == "多少") >= 0)
        {
            said.Add((total, "amount"));
        }
    }

    // "which of their deals are overdue": the deals are asked for, whatever stands between.
    private bool IsListed()
    {
        var which = Tokens.FindIndex(token => token.Is("group", "which"));
        Question.IsList |= Question.Measures.Count == 0 && which >= 0 && After(which, 5, token => token.Is("subject", "Opportunity")) >= 0;
        return Question.IsList && Question.Measures.Count == 0;
    }

    private void ReadFlag(string flag, string measure)
    {
        Question.Subject ??= MetricSubject.Opportunity;
        // Counted they are a measure of their own; listed or summed they are a condition.
        if (Question.Measures.TrueForAll(said => said is "count") && !IsListed() && !Tokens.Any(token => token.Is("list")))
        {
            Question.Measures.Clear();
            Question.Measures.Add(measure);
        }
        else
        {
            AddFilter(flag, "true", Tokens[Find("flag", flag)]);
        }

        if (Question.Subject == MetricSubject.Opportunity && Question.Statuses.Count == 0)
        {
            Question.Statuses.Add("open");
        }
    }

    // 那几个单, 这几家: those few, not how many.
    private bool PointsAtThem(int at) => at > 0 && Tokens[at].Text.StartsWith('几') && Tokens[at - 1].Is("sign", "those") && Tokens[at - 1].Span.End == Tokens[at].Span.Start;

    // 要签的单按金额从大到小列: the amount is what the rows are sorted by.
    private bool IsSortedBy(int at) =>
        Question.SortBy == "amount" && Question.GroupBy.Count == 0 && Scan.Rank is null && Scan.HasOrderWord && Tokens.Count(token => token.Is("measure")) == 1 && Tokens[at].Text.Length <= 6 &&
        !Tokens.Any(token => token.Text == "多少" || token.Is("part", "combined")) && Context.State.LastQuery is null;

    // "Kindly share my team's deals": hand them to me, not which part.
    private bool IsRequest(int at) => Tokens[at].Text.Equals("share", StringComparison.OrdinalIgnoreCase) && (at == 0 || Tokens.Take(at).All(token => token.Is("filler") || token.Is("question") || token.IsUnknown)) && !(at + 1 < Tokens.Count && Tokens[at + 1].Text.Equals("of", StringComparison.OrdinalIgnoreCase));

    // 还差哪一步, 还差什么: a step is missing, not an amount.
    private bool AsksWhatIsMissing(int at) =>
        Tokens[at].Text.Contains('差', StringComparison.Ordinal) && at + 1 < Tokens.Count && Tokens[at + 1].Span.Start == Tokens[at].Span.End && Tokens[at + 1].Is("group", "which");

    private string? Measure(int at)
    {
        var token = Tokens[at];
        var measure = token.Value("measure");
        if (measure == "sales")
        {
            if (Question.Statuses.Count == 0 && Question.Subject is null or MetricSubject.Opportunity)
            {
                Question.Statuses.Add("won");
            }

            return "amount";
        }

        if (token.Text is "业绩" && Question.Statuses.Count == 0 && Question.Subject is null or MetricSubject.Opportunity)
        {
            Question.Statuses.Add("won");
        }

        return measure switch
        {
            "quantity" when Question.Subject != MetricSubject.OrderLine => "count",
            "last_date" when Question.Subject is not MetricSubject.OrderLine && !token.Text.Contains("order", StringComparison.OrdinalIgnoreCase) && !Tokens.Any(other => other.Is("bought")) => null,
            "amount" when Question.Subject is MetricSubject.Interaction or MetricSubject.Customer or MetricSubject.Activity or MetricSubject.Task => null,
            "growth" when Question.CompareTo is null => null,
            "target_gap" when AsksWhatIsMissing(at) => null,
            "amount" when IsSortedBy(at) => null,
            "weighted_forecast" when token.Is("column") && Question.SortBy == "probability" => null,
            "share" when IsRequest(at) => null,
            "count" when PointsAtThem(at) => null,
            _ => measure,
        };
    }
}
