using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>What is counted, in which state, and how it is measured.</summary>
internal sealed partial class QuestionParser
{
    private bool _newCustomers;

    private void ReadStatuses()
    {
        var found = new List<(string Status, QuestionToken Token)>();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].IsUsed || _tokens[i].Value("status") is not { } status)
            {
                continue;
            }

            var negated = Before(i, 2, token => token.Is("negation") && !token.IsUsed) is var no && no >= 0 && (no == i - 1 || OnlyFillersBetween(no, i));
            if (status == "created" && !IsCreation(i))
            {
                if (_tokens.Any(token => token.Is("subject", "Customer")))
                {
                    _newCustomers = true;
                }

                continue;
            }

            if (status == "closed" && IsComing(i))
            {
                status = "expected";
            }

            found.Add((negated ? status is "won" or "closed" ? "open" : "" : status, _tokens[i]));
        }

        found.RemoveAll(item => item.Status.Length == 0);
        ReadBought(found);
        if (found.Any(item => item.Status == "expected") || (found.Count > 0 && IsFuture() && found.TrueForAll(item => item.Status is "won" or "closed" or "open")))
        {
            SetStatus("open", found[0].Token);
            _question.DateField = "expectedCloseDate";
            return;
        }

        foreach (var (status, token) in found.DistinctBy(item => item.Status))
        {
            switch (status)
            {
                case "created":
                    _question.DateField = "openedOn";
                    Note("created", token);
                    break;
                case "closed":
                    if (!found.Exists(item => item.Status is "won" or "lost"))
                    {
                        SetStatus("won", token);
                    }

                    break;
                default:
                    SetStatus(status, token);
                    break;
            }
        }

        // An open deal cannot have been won: 在谈的…能签多少 asks about the open ones.
        if (_question.Statuses.Count > 1 && _question.Statuses.Contains("open") && !_tokens.Any(token => token.Is("versus") || token.Is("group", "each")))
        {
            _question.Statuses.RemoveAll(status => status != "open");
        }
    }

    /// <summary>他们买过什么, what have they bought: the won deals of a customer that was named.</summary>
    private void ReadBought(List<(string Status, QuestionToken Token)> found)
    {
        var at = _tokens.FindIndex(token => token.Is("bought") && !token.IsUsed);
        if (found.Count == 0 && at >= 0 && _question.Without is null && _question.Filters.Any(filter => filter.Field == "customer") && !_tokens.Any(token => token.Is("subject", "OrderLine") || token.Is("measure")))
        {
            found.Add(("won", _tokens[at]));
            _question.IsList = true;
        }
    }

    // "which deals close this month": told as a fact of what is to come.
    private bool IsComing(int at) =>
        _tokens[at].Text.Equals("close", StringComparison.OrdinalIgnoreCase) && _question.Period is { To: { } to } && to >= _utterance.Today &&
        !_tokens.Any(token => token.Text.Equals("did", StringComparison.OrdinalIgnoreCase) || token.Text.Equals("how did", StringComparison.OrdinalIgnoreCase) || token.Text.StartsWith("have", StringComparison.OrdinalIgnoreCase));

    // "new" and 新增 speak of deals only where a deal, or nothing else, follows.
    private bool IsCreation(int at)
    {
        var noun = After(at, 3, token => token.Is("subject"));
        return noun < 0 ? _tokens[at].Text.Length > 3 || _tokens.Any(token => token.Is("subject", "Opportunity")) : _tokens[noun].Is("subject", "Opportunity");
    }

    private bool IsFuture() => _otherPeriod is null && _question.Period is { From: { } from } && from > _utterance.Today;

    private void SetStatus(string status, QuestionToken token)
    {
        if (!_question.Statuses.Contains(status))
        {
            _question.Statuses.Add(status);
            Note("status", token);
        }
    }

    private void ReadSubject()
    {
        if (_question.Subject is not null)
        {
            return;
        }

        var nouns = _tokens.Where(token => !token.IsUsed && token.Is("subject")).ToList();
        bool Says(string subject) => nouns.Exists(token => token.Is("subject", subject));
        var channel = _tokens.Find(token => token.Is("value.channel"));
        var isDeal = _question.Statuses.Count > 0 || _question.DateField is not null || Says("Opportunity") || _question.Filters.Any(filter => filter.Field is "stage" or "competitor");
        var overdue = Has("flag", "overdue");
        _question.Subject = true switch
        {
            _ when Says("OrderLine") || _tokens.Any(token => token.Is("measure", "avg_deal_size") && token.Text.Contains("order", StringComparison.OrdinalIgnoreCase)) => MetricSubject.OrderLine,
            _ when Has("measure", "quantity") && !isDeal => MetricSubject.OrderLine,
            _ when _tokens.Any(token => token.Is("flag", "shipped")) && !isDeal => MetricSubject.OrderLine,
            _ when Has("measure", "new_customers") || (_newCustomers && !isDeal) => MetricSubject.Customer,
            _ when _question.GroupBy.Contains(Dimension.Country) => MetricSubject.OrderLine,
            _ when Has("measure", "last_date") && (_tokens.Any(token => token.Is("bought")) || _tokens.Any(token => token.Is("measure", "last_date") && token.Text.Contains("order", StringComparison.OrdinalIgnoreCase))) => MetricSubject.OrderLine,
            _ when Has("measure", "activity_completion") => MetricSubject.Activity,
            _ when Says("FollowUp") && overdue && _question.Without is null => MetricSubject.Interaction,
            _ when Says("Task") => MetricSubject.Task,
            _ when Says("NextAction") => MetricSubject.Opportunity,
            _ when Says("FollowUp") && Has("due") && _question.Period is not null => MetricSubject.Interaction,
            _ when Says("Activity") && !Says("Interaction") && !(_tokens.Any(token => token.Is("logged"))) => MetricSubject.Activity,
            _ when channel is not null && Has("planned") && !_tokens.Any(token => token.Is("logged")) => MetricSubject.Activity,
            _ when Says("Interaction") && !isDeal => MetricSubject.Interaction,
            _ when channel is not null && !isDeal && _question.Without is null => MetricSubject.Interaction,
            _ when _tokens.Any(token => token.Is("logged")) && Says("Interaction") => MetricSubject.Interaction,
            _ when _tokens.Any(token => token.Is("logged")) && !isDeal && nouns.Count == 0 => MetricSubject.Interaction,
            _ when Says("FollowUp") && !isDeal && _question.Without is null => MetricSubject.Interaction,
            _ when isDeal => MetricSubject.Opportunity,
            _ when Says("Customer") && !HasAmountWord() => MetricSubject.Customer,
            _ when _question.Filters.Any(filter => filter.Field == "customerStatus") => MetricSubject.Customer,
            _ when _question.GroupBy.Any(axis => axis is Dimension.Source or Dimension.Grade or Dimension.CompanySize or Dimension.City) && !HasAmountWord() => MetricSubject.Customer,
            _ => null,
        };
        if (Has("due") && _question.Period is not null && _question.DateField is null)
        {
            _question.DateField = (_question.Subject, Says("NextAction")) switch
            {
                (MetricSubject.Opportunity, true) => "nextActionDue",
                (MetricSubject.Interaction, _) => "followUpDue",
                _ => null,
            };
        }

        PlaceCustomers();
        if (_question.Subject == MetricSubject.Interaction || _question.Subject == MetricSubject.Activity)
        {
            var kind = _question.Subject == MetricSubject.Interaction ? "value.channel" : "value.activityType";
            foreach (var token in _tokens.Where(token => token.Is(kind) && !token.IsUsed))
            {
                AddFilter(kind["value.".Length..], token.Value(kind)!, token);   // filtered by it
            }

            foreach (var token in _tokens.Where(token => token.Is("value.sentiment")))
            {
                AddFilter("sentiment", token.Value("value.sentiment")!, token);   // filtered by it
            }

            if (_question.Subject == MetricSubject.Activity && channel is not null && !_question.Filters.Any(filter => filter.Field == "activityType") && channel.Value("value.channel") is "visit" or "phone")
            {
                AddFilter("activityType", channel!.Value("value.channel") == "phone" ? "call" : "visit", channel);   // just matched
            }
        }

        if (_question.Subject == MetricSubject.OrderLine && _tokens.FindIndex(token => token.Is("flag", "shipped")) is var shipped && shipped >= 0)
        {
            var no = Before(shipped, 2, token => token.Is("negation"));
            AddFilter("shipped", no >= 0 ? "false" : "true", _tokens[shipped]);
        }

        foreach (var noun in nouns.Where(noun => _question.Subject is { } subject && noun.Is("subject", subject.ToString())))
        {
            Note("subject", noun);
        }
    }

    /// <summary>Customers are where they are; only a team by its full name is a team of theirs.</summary>
    private void PlaceCustomers()
    {
        if (_question.Subject != MetricSubject.Customer)
        {
            return;
        }

        foreach (var token in _tokens.Where(token => token.Mention?.Best.Record.Kind == RecordKind.Team))
        {
            var region = token.Mention!.Candidates.FirstOrDefault(candidate => candidate.Form == "region");   // filtered to mentions
            var at = _question.Filters.FindIndex(filter => filter.Field == "team" && filter.Words == _utterance.Words(token.Span));
            if (region is not null && at >= 0 && token.Mention.Candidates.All(candidate => candidate.Form == "region" || candidate.Score < 0.9))
            {
                _question.Filters[at] = new MetricFilter("region", FilterOperator.In, [region.Record.Name], _question.Filters[at].Words);
            }
        }
    }

    private bool HasAmountWord() => _tokens.Any(token => token.Is("measure") && !token.Is("measure", "count") && !token.Is("measure", "new_customers") && !token.Is("measure", "last_date"));

    private void ReadMeasures()
    {
        var said = new List<(int At, string Measure)>();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!_tokens[i].IsUsed && Measure(i) is { } measure)
            {
                said.Add((i, measure));
                Note("measure", _tokens[i]);
            }
        }

        if (_newCustomers && _question.Subject == MetricSubject.Customer && !said.Exists(item => item.Measure == "new_customers"))
        {
            said.Insert(0, (0, "new_customers"));
        }

        if (said.Exists(item => item.Measure == "new_customers"))
        {
            said.RemoveAll(item => item.Measure == "count");
        }

        // B级的占几个: how many of them, not which part.
        said.RemoveAll(item => item.Measure == "share" && said.Exists(next => next.Measure == "count" && next.At == item.At + 1));
        Combine(said);
        ReadHowMuch(said);
        AddTotal(said);
        foreach (var measure in said.Select(item => item.Measure).Distinct())
        {
            _question.Measures.Add(measure);
        }

        if (Has("flag", "overdue"))
        {
            ReadFlag("overdue", "overdue_count");
        }

        if (Has("flag", "stalled"))
        {
            ReadFlag("stalled", "stalled_count");
        }
    }

    /// <summary>有几个，合计多少: behind a count, the total is money.</summary>
    private void AddTotal(List<(int At, string Measure)> said)
    {
        var total = _tokens.FindIndex(token => token.Is("part", "combined"));
        if (total >= 0 && said is [(var counted, "count")] && counted < total && _question.Subject is null or MetricSubject.Opportunity && After(total, 2, token => token.Text == "多少") >= 0)
        {
            said.Add((total, "amount"));
        }
    }

    /// <summary>多少 behind a noun counts it (单子有多少); most deals counts them too. Elsewhere 多少 of deals is money.</summary>
    private void ReadHowMuch(List<(int At, string Measure)> said)
    {
        if (said.Count > 0 || _question.Subject is not (null or MetricSubject.Opportunity) || _question.IsList)
        {
            return;
        }

        var much = _tokens.FindIndex(token => token.Text == "多少");
        var isCounted = much > 0 && Before(much, 2, token => token.Is("subject", "Opportunity")) is var counted && counted >= 0 && !_tokens.Skip(counted).Take(much - counted).Any(token => token.Is("part", "combined")) && (much == _tokens.Count - 1 || IsClauseEnd(much));
        // 多少在谈的商机: the noun behind is what is counted.
        var noun = much < 0 ? -1 : After(much, 3, token => token.Is("subject", "Opportunity"));
        isCounted |= noun >= 0 && Enumerable.Range(much + 1, noun - much - 1).All(i => _tokens[i].Is("status", "open") || _tokens[i].Is("filler") || _tokens[i].Is("value.stage"));
        var isMost = _superlative >= 0 && _tokens[_superlative].Value("order") is "most" or "least" &&
            (_question.Statuses is ["lost"] || After(_superlative, 1, token => token.Is("subject", "Opportunity") && token.Text.Length > 2) >= 0 || Before(_superlative, 1, IsCountedNoun) >= 0 || After(_superlative, 2, IsCountedNoun) >= 0) && _tokens[_superlative].Text.ToLowerInvariant() is "最多" or "最少" or "most" or "least" or "fewest" or "多" or "少" or "more" or "fewer";
        if (isCounted || isMost)
        {
            said.Add((Math.Max(much, 0), "count"));
        }
    }

    // 丢单最多, 赢的单多, most wins: the noun is counted.
    private static bool IsCountedNoun(QuestionToken token) =>
        token.Text.ToLowerInvariant() is "单" or "单子" or "丢单" or "输单" or "失单" or "赢单" or "商机" or "项目" or "客户" or "wins" or "losses" or "deals" or "opportunities" or "customers" or "accounts";

    private void ReadFlag(string flag, string measure)
    {
        _question.Subject ??= MetricSubject.Opportunity;
        // Counted they are a measure of their own; listed or summed they are a condition.
        if (_question.Measures.TrueForAll(said => said is "count") && !_tokens.Any(token => token.Is("list")))
        {
            _question.Measures.Clear();
            _question.Measures.Add(measure);
        }
        else
        {
            AddFilter(flag, "true", _tokens[Find("flag", flag)]);
        }

        if (_question.Subject == MetricSubject.Opportunity && _question.Statuses.Count == 0)
        {
            _question.Statuses.Add("open");
        }
    }

    private string? Measure(int at)
    {
        var token = _tokens[at];
        var measure = token.Value("measure");
        if (measure == "sales")
        {
            if (_question.Statuses.Count == 0 && _question.Subject is null or MetricSubject.Opportunity)
            {
                _question.Statuses.Add("won");
            }

            return "amount";
        }

        if (token.Text is "业绩" && _question.Statuses.Count == 0 && _question.Subject is null or MetricSubject.Opportunity)
        {
            _question.Statuses.Add("won");
        }

        return measure switch
        {
            "quantity" when _question.Subject != MetricSubject.OrderLine => "count",
            "last_date" when _question.Subject is not MetricSubject.OrderLine && !token.Text.Contains("order", StringComparison.OrdinalIgnoreCase) && !_tokens.Any(other => other.Is("bought")) => null,
            "amount" when _question.Subject is MetricSubject.Interaction or MetricSubject.Customer or MetricSubject.Activity or MetricSubject.Task => null,
            "growth" when _question.CompareTo is null => null,
            _ => measure,
        };
    }

    /// <summary>Words that make a measure together: average + days, target + gap, percent + won.</summary>
    private void Combine(List<(int At, string Measure)> said)
    {
        bool Says(string part) => _tokens.Any(token => !token.IsUsed && token.Is("part", part));
        int Place(string part) => _tokens.FindIndex(token => token.Is("part", part));
        void Only(int at, string measure, params string[] instead)
        {
            said.RemoveAll(item => instead.Contains(item.Measure));
            said.Insert(0, (at, measure));
        }

        var isWon = _question.Statuses.Contains("won");
        if ((Says("duration") && (Says("average") || Says("cycle") || (isWon && !_isWhich))) || (Says("average") && said.Exists(item => item.Measure == "avg_cycle_days")))
        {
            if (_question.Subject is null or MetricSubject.Opportunity)
            {
                Only(Place("duration"), "avg_cycle_days", "count", "amount", "avg_cycle_days", "last_date");
                return;
            }
        }

        if (Says("average") && !said.Exists(item => item.Measure is "avg_cycle_days" or "win_rate" or "attainment") && _question.Subject is null or MetricSubject.Opportunity or MetricSubject.OrderLine)
        {
            // 做成几单，平均每单多少: the count stays beside the average.
            var isCounted = said.Exists(item => item.Measure == "count" && item.At < Place("average") && _tokens[item.At].Text.AsSpan().ContainsAny('几', 'h', 'H'));
            Only(Place("average"), "avg_deal_size", isCounted ? ["amount", "avg_deal_size", "sales"] : ["amount", "count", "avg_deal_size", "sales"]);
            return;
        }

        var target = said.FindIndex(item => item.Measure == "target");
        var isTarget = target >= 0;
        if (said.Exists(item => item.Measure == "target_gap"))
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
        else if (Says("percent") || said.Exists(item => item.Measure == "share"))
        {
            if (isWon && _question.GroupBy.Count == 0 && !_question.Filters.Any(filter => filter.Field is "team" or "product" or "industry" or "region" or "customer") && (Says("decided") || _question.Statuses.Count > 1 || _tokens.Any(token => token.Is("subject", "Opportunity"))))
            {
                Only(0, "win_rate", "share", "amount", "count");
            }
            else if (said.Exists(item => item.Measure == "share") || (!isWon && said.TrueForAll(item => item.Measure is "amount" or "count" or "share") && _question.Filters.Exists(filter => filter.Field is "industry" or "grade" or "source" or "product" or "stage" or "team" or "region")) || (_question.GroupBy.Count > 0 && said.TrueForAll(item => item.Measure == "amount")))
            {
                Only(0, "share", "share", "amount");
            }
        }
        else if (isTarget)
        {
            said.RemoveAll(item => item.Measure is "amount" or "count");   // 目标多少钱: the target itself
        }
        else if (_question.CompareTo is not null && said.Exists(item => item.Measure == "growth"))
        {
            Only(0, "growth", "growth", "amount");
        }
    }
}
