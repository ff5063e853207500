using System.Globalization;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Numbers that limit rows or groups.</summary>
internal sealed class ConditionSlots(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        new DurationBounds(Scan).Read();
        ReadAchieved();
        foreach (var (at, operation) in Scan.Bounds)
        {
            var token = Tokens[at];
            if (operation == FilterOperator.In && token.Money is { } between)
            {
                AddFilter("amount", Digits(between.Low * 100), token, FilterOperator.AtLeast);
                AddFilter("amount", Digits(between.High * 100), token, FilterOperator.AtMost);
                if (Question.Measures is ["amount", "count"] && Before(at, 3, other => other.Is("measure", "amount")) >= 0 && Tokens.Count(other => other.Is("measure", "amount")) == 1)
                {
                    Question.Measures.Remove("amount");   // 金额在五十万到一百万之间的有几个: it is what limits
                }
            }
            else if (token.Percent is { } percent)
            {
                ReadPercentBound(at, operation, percent.Fraction);
            }
            else if (token.Is("sign", "evenodds"))
            {
                ReadPercentBound(at, operation, 0.5m);
            }
            else if (Before(at, 4, other => other.Is("probability")) >= 0 && token.Number is { } chance)
            {
                AddFilter("probability", Digits(chance.Value), token, operation);
            }
            else if (token.Money is { } money)
            {
                ReadAmountBound(at, operation, money.Low == money.High ? money.Low : operation is FilterOperator.AtMost or FilterOperator.LessThan ? money.High : money.Low);
            }
            else if (token.Number is { } number)
            {
                ReadNumberBound(at, operation, number.Value);
            }
        }
    }

    /// <summary>没完成目标的有谁: people below, or at, the whole of their target.</summary>
    private void ReadAchieved()
    {
        var at = Tokens.FindIndex(token => token.Is("part", "achieve"));
        at = at >= 0 ? at : Enumerable.Range(0, Tokens.Count).FirstOrDefault(i => Tokens[i].Is("sign", "beyond") && After(i, 4, token => token.Is("measure", "target")) >= 0, -1);   // "who got past their target"
        GroupByHead(at);
        if (at < 0 || Question.Having is not null || Question.Measures is not ["attainment", ..] || !Question.GroupBy.Exists(axis => axis is Dimension.Owner or Dimension.Team) || !(Scan.IsHead || Tokens.Any(token => token.Is("group", "who") || token.Is("list") || token.Is("group", "which"))) || Scan.Superlative >= 0 || Tokens.Any(token => token.Text == "多少") && !Tokens[at].Is("sign", "meets"))
        {
            return;
        }

        Question.Having = new MetricHaving(Tokens[at].Is("sign", "misses") || Before(at, 2, token => token.Is("negation")) >= 0 ? FilterOperator.LessThan : FilterOperator.AtLeast, 1);
    }

    /// <summary>超额完成指标的人: the noun that the condition describes is the axis.</summary>
    private void GroupByHead(int condition)
    {
        var head = Tokens.FindLastIndex(token => token is { IsUsed: false } && (token.Is("dimension", "Owner") || token.Is("dimension", "Team")));
        if (condition >= 0 && Question.GroupBy.Count == 0 && Question.Measures is ["attainment", ..] && head >= 0 && (head > condition && Tokens[head - 1].Text == "的" || Before(head, 2, token => token.Is("measure", "count")) >= 0))
        {
            Group(Enum.Parse<Dimension>(Best(Tokens[head])), Tokens[head]);
            Scan.IsHead = true;
        }
    }

    private void ReadPercentBound(int at, FilterOperator operation, decimal fraction)
    {
        if (Question.Statuses is ["open"] && Question.Measures.Remove("win_rate"))
        {
            AddFilter("probability", Digits(fraction * 100), Tokens[at], operation);   // 赢率七成以上的在谈单: an open deal has odds, no rate
            Question.IsList |= Question.Measures.Count == 0 && Question.GroupBy.Count == 0;
            return;
        }

        var isRate = Question.Measures is ["win_rate" or "attainment" or "share" or "activity_completion" or "growth", ..];
        if (!Tokens.Any(token => token.Is("probability")) && (Question.GroupBy.Count > 0 || (isRate && GroupBeside(at))))
        {
            Question.Having = new MetricHaving(operation, fraction);
        }
        else if (!isRate || Tokens.Any(token => token.Is("probability")))   // is she above 80% of her target: her rate answers it
        {
            AddFilter("probability", Digits(fraction * 100), Tokens[at], operation);
        }

        Note("condition", Tokens[at]);
    }

    private void ReadAmountBound(int at, FilterOperator operation, decimal yuan)
    {
        var noun = After(at, 3, token => token.Is("subject", "Opportunity") || token.Is("dimension") || token.Is("group", "who"));
        var before = Before(at, 3, token => token.Is("subject", "Opportunity"));
        var isOfGroup = noun >= 0 ? !Tokens[noun].Is("subject", "Opportunity") : before < 0;
        if (IsOfSum(at) && (Question.GroupBy.Count > 0 || GroupByOwnerOfSum(at)))
        {
            Question.Having = new MetricHaving(operation, yuan);
            MeasureMoney();
        }
        else if (Question.GroupBy.Count > 0 && isOfGroup)
        {
            Question.Having = new MetricHaving(operation, yuan);
            MeasureMoney();
        }
        else if (noun >= 0 && Tokens[noun].Is("dimension") && !Tokens[noun].Is("subject", "Opportunity") && Question.GroupBy.Count == 0 && Question.Subject != MetricSubject.Customer && (before < 0 || Tokens[noun].Is("dimension", "Owner") || Tokens[noun].Is("dimension", "Team") || Tokens[noun].Is("dimension", "Industry")))
        {
            // 超过一百万的行业: the axis stands behind the limit.
            Group(Enum.Parse<Dimension>(Best(Tokens[noun])), Tokens[noun]);
            Question.Having = new MetricHaving(operation, yuan);
            MeasureMoney();
        }
        else if (before < 0 && Question.GroupBy.Count == 0 && AxisWith(at) is var axis && axis >= 0)
        {
            Group(Enum.Parse<Dimension>(Best(Tokens[axis])), Tokens[axis]);
            Question.Having = new MetricHaving(operation, yuan);
            MeasureMoney();
        }
        else
        {
            AddFilter("amount", Digits(yuan * 100), Tokens[at], operation);
            // 金额超过50万的单: the amount is what limits, not what is asked for.
            if (Question.Measures is ["amount", "count"] && Before(at, 3, token => token.Is("measure", "amount")) >= 0 && Tokens.Count(token => token.Is("measure", "amount")) == 1)
            {
                Question.Measures.Remove("amount");
            }
            else if ((noun >= 0 || Tokens.Take(at).Any(token => token.Is("subject", "Opportunity"))) && Question.Measures is ["amount"] && Before(at, 3, token => token.Is("measure", "amount")) >= 0 && Tokens.Count(token => token.Is("measure", "amount")) == 1 && !Tokens.Any(token => token.Text == "多少" || token.Is("part", "combined")))
            {
                Question.Measures.Clear();
                Question.IsList = Question.GroupBy.Count == 0;
            }
        }

        Note("condition", Tokens[at]);
    }

    /// <summary>几家客户累计过百万: what is limited is money; how many of them there are is told with the groups.</summary>
    private void MeasureMoney()
    {
        if (Question.Measures is ["count", ..])
        {
            Question.Measures.Remove("amount");
            Question.Measures.Insert(0, "amount");
        }
    }

    /// <summary>加起来过三百万, "whose total is above 2M": the limit is on the sum of somebody's deals, not on a deal.</summary>
    private bool IsOfSum(int at) =>
        Before(at, 6, token => token.Is("part", "combined") || token.Is("sign", "summed")) >= 0 || After(at, 2, token => token.Is("part", "combined") && char.IsAsciiLetter(token.Text[0])) >= 0 ||
        Question.Subject != MetricSubject.Customer && Tokens.Any(token => token.Is("bought")) && Tokens.Any(token => token.Is("subject", "Customer"));

    // 累计签过一百万以上的客户, 客户里买过…的: whose sum it is stands behind the limit, or else in front of it.
    private bool GroupByOwnerOfSum(int at)
    {
        bool IsAxis(QuestionToken token) => (token.Is("dimension") || token.Is("subject", "Customer")) && !token.IsUsed && !token.Is("subject", "Opportunity") && token.Text is not ("家" or "位" or "名");
        var axis = Tokens.FindIndex(at, IsAxis);
        axis = axis >= 0 ? axis : Tokens.FindLastIndex(at, IsAxis);
        if (axis < 0)
        {
            return false;
        }

        Group(Tokens[axis].Is("dimension") ? Enum.Parse<Dimension>(Best(Tokens[axis])) : Dimension.Customer, Tokens[axis]);
        return true;
    }

    // "industries with more than 2M": what has the amount stands in front of it.
    private int AxisWith(int at)
    {
        var axis = Before(at, 8, token => token.Is("dimension") && !token.IsUsed && !token.Is("subject", "Opportunity"));
        return axis >= 0 && Enumerable.Range(axis + 1, at - axis - 1).Any(i => Tokens[i].Is("sign", "having")) ? axis : -1;
    }

    private void ReadNumberBound(int at, FilterOperator operation, decimal value)
    {
        if (value >= 5000 && Question.Subject is null or MetricSubject.Opportunity && Tokens[at].Number!.Unit is null)   // callers pass numbers
        {
            ReadAmountBound(at, operation, value);
        }
        else if (Question.GroupBy.Count > 0 || GroupBeside(at))
        {
            Question.Having = new MetricHaving(operation, value);
            Note("condition", Tokens[at]);
            if (Question.Measures.Count == 0)
            {
                Question.Measures.Add("count");
            }
        }
    }

    /// <summary>Splits along the axis that stands behind or before a limit: 3单以上的销售, reps with more than 3 wins.</summary>
    private bool GroupBeside(int at)
    {
        bool Wanted(QuestionToken token) => token.Is("dimension") && !token.IsUsed && !token.Is("subject", "Opportunity");
        var noun = After(at, 5, Wanted);
        noun = noun >= 0 ? noun : Before(at, 5, token => Wanted(token) && token.Text.Length > 1);
        if (noun < 0)
        {
            return false;
        }

        Group(Enum.Parse<Dimension>(Best(Tokens[noun])), Tokens[noun]);
        return true;
    }

    private static string Digits(decimal value) => Saturating.ToInt64(value).ToString(CultureInfo.InvariantCulture);
}
