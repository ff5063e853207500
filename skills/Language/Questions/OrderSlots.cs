using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>How the answer is sorted and cut off: ranks, superlatives, ascending and descending.</summary>
internal sealed class OrderSlots(QuestionScan scan) : QuestionSlots(scan)
{
    private readonly SortColumns _columns = new(scan);

    /// <summary>How many days 最近 and "lately" reach back, today included, when nothing says how far.</summary>
    private const int RecentDays = 30;
    private const int InFront = 4;
    private static readonly string[] Joins = ["with", "who", "that", "having"];

    // 排一下 without a direction.
    private bool _isPlain;

    /// <summary>Finds the words; <see cref="Apply"/> decides on them once axes and measures are known.</summary>
    public void Find()
    {
        ReadLimits();
        ReadOrder();
    }

    private void ReadLimits()
    {
        if (RankLimit.Read(Utterance.Text) is not { } found)
        {
            return;
        }

        Question.Limit = found.Count;
        Scan.Rank = found.Span;
        Question.IsDescending = !found.IsBottom;
        Question.SortBy = "value";
        foreach (var token in Tokens.Where(token => token.Span.Overlaps(found.Span) && (token.Number is not null || token.Money is not null || token.Date is not null || token.IsUnknown)))
        {
            token.IsUsed = true;
        }
    }

    // 最近联系了哪些客户: when, not which one is the newest.
    private bool IsLately(int at) =>
        Tokens[at].Is("sign", "lately") && After(at, 3, token => token.Is("contacted") || token.Is("value.channel") || token.Is("bought") || token.Is("logged") || token.Is("status", "won") || token.Is("status", "lost")) is var act && act >= 0 && Enumerable.Range(at + 1, act - at - 1).All(i => Tokens[i].Is("filler") || Tokens[i].Is("whose") || Tokens[i].Is("group", "who"));

    // the last three wins, 最后丢的两单: a count of what was won or lost behind it.
    private bool IsLastFew(int at) =>
        Scan.Superlative < 0 && Tokens[at].Is("sign", "lastof") && Tokens[at].Date is null && CountBehind(at) is var count && count >= 0 && count <= at + 4 && Tokens.Skip(at).Take(count + 3 - at).Any(token => token.Is("status", "won") || token.Is("status", "lost"));

    private void ReadOrder()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            switch (Tokens[i].IsUsed && Tokens[i].Is("reference") ? null : Tokens[i].Value("order"))
            {
                case "descending" when !Tokens[i].Is("group", "split"):
                    (Question.SortBy, Question.IsDescending, Scan.HasOrderWord) = (_columns.Beside(i) ?? "value", true, true);
                    break;
                case "ascending":
                    (Question.SortBy, Question.IsDescending, Scan.HasOrderWord) = (_columns.Beside(i) ?? "value", false, true);
                    break;
                case "sorted" when !Scan.HasOrderWord && _columns.Beside(i) is { } column:
                    (Question.SortBy, Question.IsDescending, Scan.HasOrderWord, _isPlain) = (column, SortColumns.IsDescending(column), true, true);
                    break;
                case "reversed":
                    Question.IsReversed = true;
                    break;
                case "soonest":
                    (Question.SortBy, Question.IsDescending, Scan.HasOrderWord) = ("due", false, true);
                    break;
                case "earliestfirst":
                    (Scan.Recency, Scan.IsByDate) = ("oldest", true);
                    break;
                case "latestfirst":
                    Scan.Recency = "newest";
                    break;
                case "oldest" or "newest" when After(i, 4, token => token.Is("sign", "ontop")) >= 0:
                    (Scan.Recency, Scan.IsByDate) = (Tokens[i].Value("order"), Tokens[i].Is("sign", "bydate"));
                    break;
                case "newest" when IsLately(i) && !(Question.Period is null && CountBehind(i) >= 0):
                    Question.Period ??= new MetricPeriod(Utterance.Today.AddDays(1 - RecentDays), Utterance.Today, null, Utterance.Words(Tokens[i].Span));
                    Tokens[i].IsUsed = true;
                    continue;
                case "least" when i + 1 < Tokens.Count && Tokens[i].Is("sign", "backward") && Tokens[i + 1].Duration is not null:
                    continue;   // the trailing six months
                case null when IsLastFew(i):
                case "most" or "least" or "longest" or "shortest" or "oldest" or "newest":
                    Scan.Superlative = Scan.Superlative < 0 ? i : Scan.Superlative;
                    break;
                default:
                    continue;
            }

            Note("order", Tokens[i]);
        }
    }

    public void Apply()
    {
        if (Scan.Superlative < 0 || Scan.HasOrderWord)
        {
            RankRows();
            return;
        }

        var token = Tokens[Scan.Superlative];
        var word = token.Value("order") ?? "newest";   // last three wins
        if (word == "newest" && token.Is("measure", "last_date") && CountBehind(Scan.Superlative) < 0)
        {
            return;
        }

        if (ReadBestOfEach(word))
        {
            return;
        }

        // 谁手上的单子最大: one deal and whose it is, not the sum of somebody's.
        if (word == "most" && token.Is("sign", "biggest") && (Scan.Superlative > 0 && Tokens[Scan.Superlative - 1].Is("subject", "Opportunity") || IsOneOpenDeal()) && Question.GroupBy is [Dimension.Owner] && Question.Measures.Count == 0)
        {
            Question.GroupBy.Clear();
            (Question.IsList, Question.Limit, Question.SortBy, Question.IsDescending) = (true, 1, "amount", true);
            return;
        }

        if (Question.GroupBy.Count == 0 && NounInFront() is var picked && picked >= 0)
        {
            Group(Enum.Parse<Dimension>(Best(Tokens[picked])), Tokens[picked]);
            Scan.IsWhich |= !IsPlural(Tokens[picked].Text);
            if (picked > 0 && Tokens[picked - 1] is { IsUsed: false, Date: null, Number.Value: >= 2 and <= 50 } count)
            {
                Question.Limit ??= (int)count.Number.Value;
                count.IsUsed = true;
            }
        }

        // 签单最多的销售, our best customers: the noun behind is what is ranked.
        if (Question.GroupBy.Count == 0)
        {
            var noun = After(Scan.Superlative, 6, next => next.Is("dimension") && !next.IsUsed && (!next.Is("subject", "Opportunity") || Scan.Rank is null));
            if (noun >= 0 && !Tokens[noun].Is("subject", "Opportunity") && !(Tokens[noun].Is("subject", "Customer") && !IsRankedByFigure()))
            {
                Group(Enum.Parse<Dimension>(Best(Tokens[noun])), Tokens[noun]);
                Scan.IsWhich |= !IsPlural(Tokens[noun].Text);
            }
        }

        // 业绩垫底的是哪个, "which has the best win rate": only people have those without a noun.
        if (Question.GroupBy.Count == 0 && Tokens.Any(next => next.Is("group", "which")) && !Tokens.Any(next => next.Is("subject", "Opportunity")) && (Question.Measures is ["win_rate" or "attainment" or "target_gap", ..] || Tokens.Any(next => next.Is("performance") && next.Is("measure", "amount"))))
        {
            Group(Dimension.Owner, token);
            Scan.IsWhich = true;
        }

        var isGrouped = Question.GroupBy.Count > 0;
        Question.Limit ??= TakeCountBehind();
        Question.SortBy = isGrouped ? "value" : RowColumn(word);
        Question.IsDescending = Question.Limit is not null ? Question.IsDescending && word is not ("least" or "shortest") : word is not ("least" or "shortest");
        if (Tokens.Any(other => other.Is("measure", "win_rate") && IsLossRate(other.Text)) || Question.Statuses is ["lost"] && token.Is("sign", "badly"))
        {
            Question.IsDescending = !Question.IsDescending;   // the most lost is the least won
        }

        if (word == "oldest" && Question.SortBy != "age")
        {
            Question.IsDescending = false;
        }

        if (!isGrouped && (Scan.Rank is not null || Tokens.Any(other => other.Is("sign", "rows") && !other.Is("subject", "Customer"))) && Question.SortBy is "cycle" or "age" && Question.Measures is ["avg_cycle_days"])
        {
            // 成交周期最短的三单: the deals, not their average.
            Question.Measures.Clear();
            Question.SortBy = "cycle";
            Question.IsList = true;
            if (Question.Statuses.Count == 0)
            {
                Question.Statuses.Add("won");
            }
        }

        if (!isGrouped)
        {
            Question.IsList |= Question.Measures.TrueForAll(measure => measure is "amount");
            var behind = After(Scan.Superlative, 3, next => next.Is("subject"));
            Question.Limit ??= behind >= 0 && IsPlural(Tokens[behind].Text) ? 5 : 1;
        }
        else if (Scan.IsWhich || Tokens.Any(other => other.Is("group", "which")) && Question.Filters.Exists(filter => filter is { Operator: FilterOperator.In, Values.Count: > 1 } && AxisFields.Of(filter.Field) is { } said && Question.GroupBy.Contains(said)) || Tokens.Find(other => other.IsUsed && (other.Is("dimension") || other.Is("group"))) is { } axis && !IsPlural(axis.Text))   // no noun stands for the axis of two values of one field
        {
            Question.Limit ??= Tokens.Any(other => other.Is("list") && !other.Is("group")) && !Scan.IsWhich ? null : 1;
        }

        if (Scan.Ahead > 0)
        {
            (Question.Skip, Question.Limit) = (Scan.Ahead, Question.Limit ?? 1);
        }
    }

    /// <summary>What rows are sorted by for a superlative.</summary>
    private string RowColumn(string word) => word switch
    {
        _ when Before(Scan.Superlative, 2, other => other.Is("probability")) >= 0 => "probability",
        "oldest" or "newest" or "shortest" when Question.DateField == "expectedCloseDate" => "expectedCloseDate",
        "longest" or "shortest" => Question.Statuses.Contains("won") || Question.Statuses.Contains("lost") ? "cycle" : "age",
        "oldest" => Question.Statuses is ["open"] ? "age" : Question.Statuses.Count > 0 ? "closedAt" : "openedOn",
        "newest" => Question.Statuses is ["open"] ? "openedOn" : Question.Statuses.Count > 0 ? "closedAt" : "openedOn",
        _ => "amount",
    };

    /// <summary>每个组最大的一单, each rep's smallest open deal: the first deals of every group, not the first group.</summary>
    private bool ReadBestOfEach(string word)
    {
        var deal = After(Scan.Superlative, 7, token => token.Is("subject", "Opportunity"));
        if (Scan.Each is not { } axis || Question.GroupBy is not [var only] || only != axis || Question.Measures.Count > 0 || deal < 0 || !Enumerable.Range(Scan.Superlative + 1, deal - Scan.Superlative - 1).All(i => Tokens[i].Is("filler") || Tokens[i].Is("status") || Tokens[i].Number is not null || Tokens[i].Text is "笔" or "个"))
        {
            return false;
        }

        Question.Limit ??= TakeCountBehind() ?? 1;
        (Question.IsList, Question.LimitPer, Question.SortBy, Question.IsDescending) = (true, axis, RowColumn(word), word is not ("least" or "shortest"));
        Question.GroupBy.Clear();
        return true;
    }

    /// <summary>最早立项还没关的三个单, "the latest wins, five of them": so many of what the superlative picks; null when no count stands behind it.</summary>
    private int? TakeCountBehind()
    {
        if (CountBehind(Scan.Superlative) is var at && at < 0)
        {
            return null;
        }

        Tokens[at].IsUsed = true;
        return (int)Tokens[at].Number!.Value;   // that is how it was found
    }

    private int CountBehind(int superlative)
    {
        for (var i = superlative + 1; i < Tokens.Count && !IsClauseEnd(i - 1); i++)
        {
            if (Tokens[i] is { IsUsed: false, Number.Value: >= 2 and <= 50 } && Tokens[i].Date is null && !Scan.Bounds.Exists(bound => bound.At == i) && i + 1 < Tokens.Count && !IsClauseEnd(i) && Tokens[i + 1] is var noun && (noun.Is("subject") || noun.Is("dimension") || noun.Is("status") || noun.Text is "个" or "笔" or "家" or "位" or "名" or "条"))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"the two reps with the most won revenue": English may name what is ranked in front; -1 where it does not.</summary>
    private int NounInFront()
    {
        var noun = Utterance.Language == "en" ? Before(Scan.Superlative, InFront, token => token.Is("dimension") && !token.IsUsed && !token.Is("subject", "Opportunity")) : -1;
        var between = noun < 0 ? [] : Tokens[(noun + 1)..Scan.Superlative];
        return between.Exists(token => Joins.Contains(token.Text)) && between.TrueForAll(token => token.Is("filler") || Joins.Contains(token.Text)) ? noun : -1;
    }

    // "who is sitting on the biggest open deal"
    private bool IsOneOpenDeal() =>
        Utterance.Language == "en" && Question.Statuses is ["open"] && After(Scan.Superlative, 2, next => next.Is("subject", "Opportunity")) is var deal && deal >= 0 && !IsPlural(Tokens[deal].Text);

    /// <summary>在谈商机金额前五: a rank without an axis is of the deals themselves.</summary>
    private void RankRows()
    {
        if (Question.GroupBy.Count > 0 && Question.SortBy is not (null or "value"))
        {
            Question.SortBy = _isPlain ? null : "value";   // groups have no dates and no odds of their own, and are sorted without being asked
        }

        if (Scan.Recency is not null && Question.GroupBy.Count == 0)
        {
            Question.SortBy = DateToSort();
            Question.IsDescending = Scan.Recency == "newest";
            Question.IsList |= Question.Measures.Count == 0;
        }

        if (Scan.Rank is not null && Question.GroupBy.Count == 0 && Question.Subject is MetricSubject.Opportunity && Question.Measures.TrueForAll(measure => measure is "amount"))
        {
            Question.IsList = true;
            Question.SortBy = Scan.Recency is null && Question.SortBy is null or "value" ? "amount" : Question.SortBy;
        }
    }

    // What is expected is sorted by when it is expected, what happened by when it did; a date that is named decides.
    private string DateToSort() => Tokens.Find(token => token.Is("column"))?.Value("column") ?? Question.Subject switch
    {
        MetricSubject.Interaction => "occurredOn",
        MetricSubject.Activity => "plannedOn",
        MetricSubject.Task => "dueDate",
        MetricSubject.Customer => "firstContactDate",
        _ when Question.Statuses.Exists(status => status is "won" or "lost") => "closedAt",
        _ when Question.DateField == "nextActionDue" || Question.Filters.Exists(filter => filter.Field == "overdue") => "due",
        _ when Scan.IsByDate => "expectedCloseDate",
        _ => "openedOn",
    };

    private static bool IsLossRate(string text) => text[0] is '丢' or '输' or '失' || text.StartsWith("los", StringComparison.OrdinalIgnoreCase);

    private bool IsRankedByFigure() =>
        Question.Measures.Count > 0 || Question.Statuses.Count > 0 || Tokens.Any(token => token.Is("measure") || token.Is("status") || token.Is("sign", "diligent"));
}
