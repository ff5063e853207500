using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>How the figures are split, sorted and cut off.</summary>
internal sealed partial class QuestionParser
{
    private bool _hasOrderWord;
    private string? _recency;
    private bool _isWhich;
    private int _superlative = -1;
    private Values.Span? _rank;

    private void ReadLimits()
    {
        if (RankLimit.Read(_utterance.Text) is not { } found)
        {
            return;
        }

        _question.Limit = found.Count;
        _rank = found.Span;
        _question.IsDescending = !found.IsBottom;
        _question.SortBy = "value";
        foreach (var token in _tokens.Where(token => token.Span.Overlaps(found.Span) && (token.Number is not null || token.Money is not null || token.Date is not null || token.IsUnknown)))
        {
            token.IsUsed = true;
        }
    }

    private void ReadOrder()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            switch (_tokens[i].Value("order"))
            {
                case "descending" when !_tokens[i].Is("group", "split"):
                    (_question.SortBy, _question.IsDescending, _hasOrderWord) = ("value", true, true);
                    break;
                case "ascending":
                    (_question.SortBy, _question.IsDescending, _hasOrderWord) = ("value", false, true);
                    break;
                case "soonest":
                    (_question.SortBy, _question.IsDescending, _hasOrderWord) = ("due", false, true);
                    break;
                case "oldest" or "newest" when i + 1 < _tokens.Count && _tokens[i + 1].Text is "first" or "在前" or "排前面":
                    _recency = _tokens[i].Value("order");
                    break;
                case "most" or "least" or "longest" or "shortest" or "oldest" or "newest":
                    _superlative = _superlative < 0 ? i : _superlative;
                    break;
                default:
                    continue;
            }

            Note("order", _tokens[i]);
        }
    }

    private void ReadGroups()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Is("group", "dropgroup"))
            {
                _question.DropsGroups = true;
            }

            if (_tokens[i].Is("group", "who") && IsWhoOfCustomers(i))
            {
                _question.IsList = true;
            }
            else if (_tokens[i].Is("group", "who") && IsWho(i))
            {
                Group(Who(i), _tokens[i]);
                _isWhich = true;
            }

            if (_tokens[i].Is("group", "which") && WhichPerson(_tokens[i].Text) is { } person && !_tokens[Math.Min(i + 1, _tokens.Count - 1)].Is("dimension"))
            {
                if (_superlative >= 0 || _question.Limit is not null)
                {
                    Group(person, _tokens[i]);
                    _isWhich = true;
                }
            }

            // which of my deals, 哪些…: rows are asked for.
            if (_tokens[i].Is("group", "which") && _superlative < 0 && _question.Limit is null && After(i, 3, token => token.Is("subject", "Opportunity")) is var deal && deal >= 0 && OnlyFillersBetween(i, deal) && !_tokens.Any(token => token.Is("measure")) && !_tokens[deal].Is("dimension"))
            {
                _question.IsList = true;
            }

            if (!_tokens[i].IsUsed && _tokens[i].Is("dimension"))
            {
                ReadAxis(i);
            }
        }

        GroupRanked();
        if (_question.GroupBy.Count == 0 && _tokens.Any(token => token.Is("group", "split") && token.Value("group") == "split" && IsRanking(token.Text)))
        {
            Group(Dimension.Owner, _tokens.First(token => token.Is("group", "split")));
        }
    }

    /// <summary>前三名的销售, top 5 customers: the noun beside the rank is what is ranked.</summary>
    private void GroupRanked()
    {
        if (_question.Limit is null || _question.GroupBy.Count > 0 || _superlative >= 0 || _rank is not { } rank)
        {
            return;
        }

        var noun = _tokens.FindIndex(token => token.Span.Start >= rank.Start && token.Is("dimension") && !token.Is("subject", "Opportunity") && !token.IsUsed);
        noun = noun >= 0 ? noun : _tokens.FindLastIndex(token => token.Span.End <= rank.Start && token.Is("dimension") && !token.Is("subject", "Opportunity") && !token.IsUsed && token.Text.Length > 1);
        if (noun >= 0)
        {
            Group(Enum.Parse<Dimension>(Best(_tokens[noun])), _tokens[noun]);
        }
    }

    private static bool IsRanking(string text) => text.StartsWith('排') || text.StartsWith("rank", StringComparison.OrdinalIgnoreCase) || text.StartsWith("leader", StringComparison.OrdinalIgnoreCase);

    // 广州的客户都有谁: the customers themselves are asked for.
    private bool IsWhoOfCustomers(int at) =>
        _superlative < 0 && _question.Limit is null && Before(at, 3, token => token.Is("subject", "Customer")) is var noun && noun >= 0 && OnlyFillersBetween(noun, at) &&
        Enumerable.Range(noun + 1, at - noun - 1).Any(i => _tokens[i].Text.Contains('有', StringComparison.Ordinal)) && After(at, 4, token => !token.Is("filler")) < 0;

    /// <summary>输给谁: the rival. 三个组里谁: the team. Elsewhere a colleague.</summary>
    private Dimension Who(int at)
    {
        var isRival = Before(at, 2, token => token.Is("against") && token.Is("status", "lost")) >= 0 || Before(at, 3, token => token.Text.Equals("lose", StringComparison.OrdinalIgnoreCase)) >= 0 || After(at, 8, token => token.Is("against") && token.Is("status", "lost")) is var lost && lost >= 0 && After(lost, 3, token => token.Mention is not null || token.IsUnknown) < 0;
        if (_question.Filters.Exists(filter => filter is { Field: "team", Values.Count: > 1 }) && !_question.Filters.Exists(filter => filter.Field == "owner"))
        {
            return Dimension.Team;   // 华南组和华北组谁…: one of those that were named
        }

        var inside = Before(at, 1, token => token.Text == "组里");
        if (inside > 0 && (_tokens[inside - 1].Number is not null || _tokens[inside - 1].Text is "个" or "几个" or "各"))
        {
            return Dimension.Team;   // 三个组里谁…
        }

        var team = Before(at, 3, token => token.Is("dimension", "Team"));
        return isRival ? Dimension.Competitor : team >= 0 && OnlyFillersBetween(team, at) && _utterance.Text[_tokens[team].Span.End.._tokens[at].Span.Start].AsSpan().ContainsAny('里', '中') ? Dimension.Team : Dimension.Owner;
    }

    private bool IsWho(int at) =>
        _superlative >= 0 || _question.Limit is not null || _tokens.Any(token => token.Is("compare") || token.Is("group", "each") || token.Is("flag") || token.Is("status") || token.Is("measure")) || _tokens[at].Text.Length > 1 || at >= 0;

    private static Dimension? WhichPerson(string text) => text switch
    {
        "哪位" => Dimension.Owner,
        "哪家" or "哪一家" => Dimension.Customer,
        _ => null,
    };

    private void ReadAxis(int at)
    {
        var token = _tokens[at];
        var axis = Enum.Parse<Dimension>(Best(token));
        var trigger = Trigger(at);
        if (trigger is null)
        {
            return;
        }

        if (axis is Dimension.Source or Dimension.Channel && token.Senses.Count(sense => sense.Kind == "dimension") > 1)
        {
            axis = _tokens.Any(other => other.Is("subject", "Interaction") || other.Is("value.channel") || other.Is("logged")) ? Dimension.Channel : Dimension.Source;
        }

        if (trigger == "which")
        {
            // 哪些客户, which deals: a list of them, unless they are ranked or measured.
            var isMeasured = _superlative >= 0 || _question.Limit is not null || _tokens.Any(other => other.Is("compare")) || _tokens.Any(other => other.Is("measure") && !other.Is("measure", "count") && !other.Is("measure", "new_customers"));
            if (axis is Dimension.Customer && !isMeasured)
            {
                _question.IsList = true;
                _question.Subject = MetricSubject.Customer;
                return;
            }

            _isWhich |= !IsPlural(token.Text);
        }
        else if (axis == Dimension.Customer && trigger == "each" && _tokens.Any(other => other.Is("status", "created")) && _tokens[at].Text == "客户")
        {
            return;
        }

        Group(axis, token);
    }

    /// <summary>Which of several axes a word means, by what the question is about.</summary>
    private string Best(QuestionToken token)
    {
        var axes = token.Senses.Where(sense => sense.Kind == "dimension").Select(sense => sense.Value).ToList();
        var isContactTalk = _tokens.Any(other => other.Is("subject", "Interaction") || other.Is("value.channel") || other.Is("logged"));
        return axes.Count == 1 ? axes[0] : axes.Find(axis => axis == (isContactTalk ? "Channel" : "Source")) ?? axes[0];
    }

    private static bool IsPlural(string text) => text.EndsWith('s') && !text.EndsWith("ss", StringComparison.Ordinal) && !text.EndsWith("'s", StringComparison.Ordinal);

    /// <summary>by, each, which or split, where a word around the axis says that figures are split along it; null when it is a plain noun.</summary>
    private string? Trigger(int at)
    {
        var text = _tokens[at].Text;
        if (text.StartsWith('每') || text.StartsWith('逐') || text.StartsWith('按') || text.EndsWith("ly", StringComparison.OrdinalIgnoreCase) || text.Contains(" by ", StringComparison.OrdinalIgnoreCase) || text.Contains("-by-", StringComparison.OrdinalIgnoreCase))
        {
            return "each";
        }

        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (IsClauseEnd(i))
            {
                break;
            }

            var token = _tokens[i];
            if (token.Is("list") && token.Text.StartsWith('哪') && (i == at - 1 || OnlyFillersBetween(i, at)) && !_tokens[at].Is("subject", "Opportunity") && IsMeasuredElsewhere())
            {
                return "which";
            }

            if (token.Value("group") is "by" or "each" or "which")
            {
                var kind = token.Value("group")!;   // just matched
                var isNear = i == at - 1 || OnlyFillersBetween(i, at) || (kind == "by" && IsOfAxis(i, at));
                // 从, 以 and the like are prepositions first.
                var isWeak = token.Text is "从" or "以" or "分" && i != at - 1;
                if (isNear && !isWeak)
                {
                    return kind;
                }
            }
        }

        var split = After(at, 2, token => token.Is("group", "split"));
        if (split >= 0 && (split == at + 1 || OnlyFillersBetween(at, split)))
        {
            return "split";
        }

        if (Before(at, 3, token => token.Is("group", "split") && token.Text.StartsWith("compar", StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            return "split";
        }

        // "revenue and win rate, team, month": axes in a row share one trigger.
        var previous = Before(at, 3, token => token.IsUsed && token.Is("dimension"));
        return previous >= 0 && _utterance.Text[_tokens[previous].Span.End.._tokens[at].Span.Start].Trim().ToLowerInvariant() is "和" or "、" or "及" or "and" or "," or "与" or "and by" ? "by" : null;
    }

    // 哪些行业在谈超过…: figures of the axis are asked for, not records.
    private bool IsMeasuredElsewhere() =>
        _superlative >= 0 || _tokens.Any(token => token.Is("compare")) || _tokens.Any(token => token.Is("measure") && !token.Is("measure", "count"));

    // "by expected closing month": words that describe the axis may stand between.
    private bool IsOfAxis(int from, int at)
    {
        for (var i = from + 1; i < at; i++)
        {
            if (!_tokens[i].Is("filler") && !_tokens[i].Is("status", "expected") && !_tokens[i].Is("status", "closed") && !_tokens[i].Is("subject", "Customer") && !_tokens[i].Is("dimension", "Customer") && !_tokens[i].Is("subject", "Opportunity"))
            {
                return false;
            }
        }

        return true;
    }

    private void Group(Dimension axis, QuestionToken token)
    {
        token.IsUsed = true;
        if (!_question.GroupBy.Contains(axis))
        {
            _question.GroupBy.Add(axis);
        }

        Note("group", token);
    }

    /// <summary>A和B各多少: two values of one field, each with its own figure.</summary>
    private void GroupByRepeatedValue()
    {
        var isEach = _tokens.Any(token => token.Is("group", "each") && token.Text is not ("all" or "all the" or "所有" or "全部")) || _tokens.Any(token => token.Is("versus", "vs"));
        foreach (var filter in _question.Filters.Where(filter => filter.Values.Count > 1 && filter.Operator == FilterOperator.In))
        {
            if ((isEach || filter.Field is "owner" or "team") && AxisOf(filter.Field) is { } axis && !_question.GroupBy.Contains(axis))
            {
                _question.GroupBy.Add(axis);
            }
        }
    }

    internal static Dimension? AxisOf(string field) => field switch
    {
        "owner" => Dimension.Owner,
        "team" => Dimension.Team,
        "region" => Dimension.Region,
        "product" => Dimension.Product,
        "customer" => Dimension.Customer,
        "industry" => Dimension.Industry,
        "source" => Dimension.Source,
        "grade" => Dimension.Grade,
        "stage" => Dimension.Stage,
        "channel" => Dimension.Channel,
        "companySize" => Dimension.CompanySize,
        "status" => Dimension.Status,
        _ => null,
    };

    private void ReadSuperlatives()
    {
        if (_superlative < 0 || _hasOrderWord)
        {
            RankRows();
            return;
        }

        var token = _tokens[_superlative];
        var word = token.Value("order")!;   // it was found by its kind
        if (word == "newest" && token.Is("measure", "last_date"))
        {
            return;
        }

        // 签单最多的销售, our best customers: the noun behind is what is ranked.
        if (_question.GroupBy.Count == 0)
        {
            var noun = After(_superlative, 4, next => next.Is("dimension") && !next.IsUsed);
            if (noun >= 0 && !_tokens[noun].Is("subject", "Opportunity") && !(_tokens[noun].Is("subject", "Customer") && !IsRankedByFigure()))
            {
                Group(Enum.Parse<Dimension>(Best(_tokens[noun])), _tokens[noun]);
                _isWhich |= !IsPlural(_tokens[noun].Text);
            }
        }

        var isGrouped = _question.GroupBy.Count > 0;
        _question.SortBy = (word, isGrouped) switch
        {
            (_, true) => "value",
            _ when Before(_superlative, 2, other => other.Is("probability")) >= 0 => "probability",
            ("longest" or "shortest", _) => _question.Statuses.Contains("won") || _question.Statuses.Contains("lost") ? "cycle" : "age",
            ("oldest", _) => _question.Statuses is ["open"] ? "age" : _question.Statuses.Count > 0 ? "closedAt" : "openedOn",
            ("newest", _) => _question.Statuses is ["open"] ? "openedOn" : _question.Statuses.Count > 0 ? "closedAt" : "openedOn",
            _ => "amount",
        };
        _question.IsDescending = _question.Limit is not null ? _question.IsDescending && word is not ("least" or "shortest") : word is not ("least" or "shortest");
        if (_tokens.Any(other => other.Is("measure", "win_rate") && IsLossRate(other.Text)))
        {
            _question.IsDescending = !_question.IsDescending;   // the most lost is the least won
        }

        if (word == "oldest" && _question.SortBy != "age")
        {
            _question.IsDescending = false;
        }

        if (!isGrouped && _rank is not null && _question.SortBy is "cycle" or "age" && _question.Measures is ["avg_cycle_days"])
        {
            // 成交周期最短的三单: the deals, not their average.
            _question.Measures.Clear();
            _question.SortBy = "cycle";
            _question.IsList = true;
            if (_question.Statuses.Count == 0)
            {
                _question.Statuses.Add("won");
            }
        }

        if (!isGrouped)
        {
            _question.IsList |= _question.Measures.TrueForAll(measure => measure is "amount");
            var behind = After(_superlative, 3, next => next.Is("subject"));
            _question.Limit ??= behind >= 0 && IsPlural(_tokens[behind].Text) ? 5 : 1;
        }
        else if (_isWhich || _tokens.Find(other => other.IsUsed && (other.Is("dimension") || other.Is("group"))) is { } axis && !IsPlural(axis.Text))   // no noun stands for the axis of two values of one field
        {
            _question.Limit ??= _tokens.Any(other => other.Is("list") && !other.Is("group")) && !_isWhich ? null : 1;
        }
    }

    /// <summary>在谈商机金额前五: a rank without an axis is of the deals themselves.</summary>
    private void RankRows()
    {
        if (_recency is not null && _question.GroupBy.Count == 0)
        {
            _question.SortBy = _question.Statuses.Exists(status => status is "won" or "lost") ? "closedAt" : "openedOn";
            _question.IsDescending = _recency == "newest";
            _question.IsList |= _question.Measures.Count == 0;
        }

        if (_rank is not null && _question.GroupBy.Count == 0 && _question.Subject is MetricSubject.Opportunity && _question.Measures.TrueForAll(measure => measure is "amount"))
        {
            _question.IsList = true;
            _question.SortBy = "amount";
        }
    }

    private static bool IsLossRate(string text) => text[0] is '丢' or '输' or '失' || text.StartsWith("los", StringComparison.OrdinalIgnoreCase);

    private bool IsRankedByFigure() =>
        _question.Measures.Count > 0 || _question.Statuses.Count > 0 || _tokens.Any(token => token.Is("measure") || token.Is("status"));
}
