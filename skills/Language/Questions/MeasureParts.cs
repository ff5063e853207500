using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Words that make a measure together.</summary>
internal sealed class MeasureParts(QuestionScan scan) : QuestionSlots(scan)
{
    /// <summary>Words that make a measure together: average + days, target + gap, percent + won.</summary>
    public void Combine(List<(int At, string Measure)> said)
    {
        bool Says(string part) => Tokens.Any(token => !token.IsUsed && token.Is("part", part));
        int Place(string part) => Tokens.FindIndex(token => token.Is("part", part));
        void Only(int at, string measure, params string[] instead)
        {
            said.RemoveAll(item => instead.Contains(item.Measure));
            said.Insert(0, (at, measure));
        }

        // on track for my number: the target.
        bool IsNumber((int At, string Measure) item) => item.Measure == "count" && Tokens[item.At].Text.Equals("number", StringComparison.OrdinalIgnoreCase);

        var isWon = Question.Statuses.Contains("won");
        if ((Says("duration") && (Says("average") || Says("cycle") || (isWon && !Scan.IsWhich))) || (Says("average") && said.Exists(item => item.Measure == "avg_cycle_days")) || IsOfSpeed(said))
        {
            if (Question.Subject is null or MetricSubject.Opportunity)
            {
                Only(Math.Max(Place("duration"), 0), "avg_cycle_days", "count", "amount", "avg_cycle_days", "last_date");
                return;
            }
        }

        if (Says("average") && !said.Exists(item => item.Measure is "avg_cycle_days" or "win_rate" or "attainment") && Question.Subject is null or MetricSubject.Opportunity or MetricSubject.OrderLine)
        {
            if (After(Place("average"), 3, token => token.Is("probability")) >= 0 || Before(Place("average"), 2, token => token.Is("probability")) >= 0)
            {
                Question.Unavailable = "measure";   // the average of what is no measure: another average would be a wrong answer
                return;
            }

            if (After(Place("average"), 3, token => token.Is("measure", "count")) is var counted && counted >= 0 && Question.GroupBy.Count > 0)
            {
                return;   // 每个人平均有几个单: so many each
            }

            // 做成几单，平均每单多少: the count stays beside the average.
            var isCounted = said.Exists(item => item.Measure == "count" && item.At < Place("average") && Tokens[item.At].Text.AsSpan().ContainsAny('几', 'h', 'H'));
            Only(Place("average"), "avg_deal_size", isCounted ? ["amount", "avg_deal_size", "sales"] : ["amount", "count", "avg_deal_size", "sales"]);
            return;
        }

        var target = said.FindIndex(item => item.Measure == "target");
        Question.AsksOutlook = AsksOutlook();
        var isTarget = target >= 0 || IsQuotaTalk() || Tokens.Any(token => token.Is("sign", "meets") && !token.IsUsed) && Question.GroupBy.Count + said.Count(item => item.Measure == "count") > 0 && Question.Subject is null or MetricSubject.Opportunity;
        if (AchievedSoFar() is var achieved && achieved >= 0 && Question.Subject is null or MetricSubject.Opportunity && said.TrueForAll(item => item.Measure is "target" or "weighted_forecast" || IsNumber(item)) && !Tokens.Any(token => token.Is("subject", "Opportunity") || token.Is("subject", "Customer")))
        {
            Only(achieved, "attainment", "target", "weighted_forecast", "count");   // 我今年完成得怎么样: of what one has to do, said or not
            return;
        }

        if (isTarget && Tokens.Any(token => token.Is("sign", "remaining")) && said.TrueForAll(item => item.Measure is "target" or "amount"))
        {
            Only(Math.Max(target, 0), "target_gap", "target", "amount");   // 目标还剩多少没做
            return;
        }

        if (target >= 0 && Scan.Bounds.Exists(bound => Tokens[bound.At].Percent is not null || Tokens[bound.At].Is("sign", "evenodds")) && said.TrueForAll(item => item.Measure is "target" or "share"))
        {
            Only(target, "attainment", "target", "share");   // at or above 80% of their target
            return;
        }

        if (target >= 0 && Tokens.Any(token => token.Is("part", "howgoes")) && said.TrueForAll(item => item.Measure is "target") && !(Question.Period?.From > Utterance.Today))
        {
            Only(target, "attainment", "target");   // "how am I doing against my quota", 指标跑得怎么样了
            return;
        }

        if (Question.CompareTo is not null && !isTarget && said.Exists(item => item.Measure == "target_gap"))
        {
            Only(0, "growth", "growth", "target_gap", "amount", "count");   // 比四月差了多少: between the two periods
        }
        else if (said.Exists(item => item.Measure == "target_gap"))
        {
            Only(said.First(item => item.Measure == "target_gap").At, "target_gap", "target_gap", "target", "amount", "count");
        }
        else if (said.Exists(item => item.Measure == "attainment") || (isTarget && (Says("percent") || Says("achieve") || isWon || said.Exists(item => item.Measure == "share"))))
        {
            if (!said.Exists(item => item.Measure == "win_rate"))
            {
                Only(Math.Max(target, 0), "attainment", "attainment", "target", "amount", "share", "count");
            }
        }
        else if (Question.CompareTo is not null && !isTarget && (Says("percent") || said.Exists(item => item.Measure == "growth")) && !said.Exists(item => item.Measure is "win_rate" or "share" or "avg_cycle_days" or "avg_deal_size"))
        {
            Only(0, "growth", "growth", "amount");   // 变动了百分之多少: between the two periods
        }
        else if (Says("percent") || said.Exists(item => item.Measure == "share"))
        {
            if (isWon && Question.GroupBy.Count == 0 && Says("decided") && !said.Exists(item => item.Measure == "amount"))
            {
                Only(0, "win_rate", "share", "count");   // of the closed ones: a rate, whoever's they are
            }
            else if (isWon && Question.GroupBy.Count == 0 && Tokens.Any(token => token.Is("sign", "camefrom")) && Question.Filters.Exists(filter => AxisFields.Of(filter.Field) is not null and not Dimension.Status))
            {
                Only(0, "share", "share", "amount", "count");   // what part of the wins came from there
            }
            else if (isWon && Question.GroupBy.Count == 0 && !Question.Filters.Any(filter => filter.Field is "team" or "product" or "industry" or "region" or "customer") && (Says("decided") || Question.Statuses.Count > 1 || Tokens.Any(token => token.Is("subject", "Opportunity"))))
            {
                Only(0, "win_rate", "share", "amount", "count");
            }
            else if (said.Exists(item => item.Measure == "share") || (!isWon && said.TrueForAll(item => item.Measure is "amount" or "count" or "share") && Question.Filters.Exists(filter => filter.Field is "industry" or "grade" or "source" or "product" or "stage" or "team" or "region")) || (Question.GroupBy.Count > 0 && said.TrueForAll(item => item.Measure == "amount")))
            {
                Only(0, "share", "share", "amount");
            }
        }
        else if (isTarget)
        {
            said.RemoveAll(item => item.Measure is "amount" or "count");   // 目标多少钱: the target itself
        }
    }

    /// <summary>能完成吗, will we hit it, are we on pace: reaching it is still to come.</summary>
    private bool AsksOutlook()
    {
        var achieve = Tokens.FindIndex(token => token.Is("part", "achieve"));
        return Tokens.Any(token => token.Is("sign", "ontrack")) || achieve >= 0 && (Before(achieve, 3, token => token.Is("sign", "modal") || token.Text is "能不能") >= 0 || Tokens.Any(token => token.Is("measure", "weighted_forecast")));
    }

    /// <summary>哪个组签单最快, which team closes fastest: of groups, the quickest and the slowest are told by the days their deals took.</summary>
    private bool IsOfSpeed(List<(int At, string Measure)> said) =>
        Scan.Superlative >= 0 && Tokens[Scan.Superlative].Value("order") is "longest" or "shortest" && Scan.IsWhich && said.Count == 0 && Question.GroupBy.Count > 0 && Question.Statuses is ["won"];
}
