using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Numbers that limit rows or groups, lists, and what was left over.</summary>
internal sealed partial class QuestionParser
{
    private readonly List<(int At, FilterOperator Operator)> _bounds = [];
    private bool _isHead;

    /// <summary>Finds the numbers that something is compared with, before other slots look at them.</summary>
    private void ReadComparisons()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.IsUsed || (token.Money is null && token.Percent is null && token.Number is null))
            {
                continue;
            }

            if (token.Money is { } range && range.Low != range.High)
            {
                _bounds.Add((i, FilterOperator.In));
                token.IsUsed = true;
            }
            else if (Comparison(i) is { } operation)
            {
                _bounds.Add((i, operation));
                token.IsUsed = true;
            }
        }
    }

    private FilterOperator? Comparison(int at)
    {
        var token = _tokens[at];
        var words = _tokens.Where((other, i) => other.Is("compare") && (i >= at - 2 && i < at || i > at && i <= at + 2) && !Crosses(i, at)).OrderBy(other => other.Span.Start > token.Span.Start ? 1 : 0).ToList();
        var inside = CompareWord(token.Text);
        var word = words.Count > 0 ? words[0].Value("compare") : inside;
        if (words.Count > 0)
        {
            words[0].IsUsed = true;
        }

        word ??= Text(token) switch
        {
            Bound.AtLeast => "gte",
            Bound.AtMost => "lte",
            _ => null,
        };
        return word switch
        {
            "gt" => FilterOperator.GreaterThan,
            "gte" => FilterOperator.AtLeast,
            "lt" => FilterOperator.LessThan,
            "lte" => FilterOperator.AtMost,
            _ => null,
        };
    }

    private bool Crosses(int one, int other)
    {
        for (var i = Math.Min(one, other); i < Math.Max(one, other); i++)
        {
            if (IsClauseEnd(i))
            {
                return true;
            }
        }

        return false;
    }

    private static Bound Text(QuestionToken token) => token.Money?.Bound ?? token.Percent?.Bound ?? token.Number?.Bound ?? Bound.Exact;

    // The value reader may have taken the comparing word into the value's stretch.
    private static string? CompareWord(string text)
    {
        var lower = text.ToLowerInvariant();
        for (var at = 0; at < lower.Length; at++)
        {
            foreach (var term in QuestionLexicon.Default.StartingWith(lower[at]))
            {
                if (term.Senses.FirstOrDefault(sense => sense.Kind == "compare").Value is { } value && string.CompareOrdinal(lower, at, term.Text, 0, term.Text.Length) == 0)
                {
                    return value;
                }
            }
        }

        return null;
    }

    private void ReadConditions()
    {
        ReadAge();
        ReadAchieved();
        foreach (var (at, operation) in _bounds)
        {
            var token = _tokens[at];
            if (operation == FilterOperator.In && token.Money is { } between)
            {
                AddFilter("amount", Digits(between.Low * 100), token, FilterOperator.AtLeast);
                AddFilter("amount", Digits(between.High * 100), token, FilterOperator.AtMost);
            }
            else if (token.Percent is { } percent)
            {
                ReadPercentBound(at, operation, percent.Fraction);
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

    /// <summary>超过半年的在谈商机, deals older than 90 days: opened before that.</summary>
    private void ReadAge()
    {
        var at = _tokens.FindIndex(token => token is { Duration.Days: not null, IsUsed: false });
        if (at < 0 || _question.Without is not null || _question.Subject is not (null or MetricSubject.Opportunity) || _question.Measures.Contains("avg_cycle_days") || !_tokens.Any(token => token.Is("subject", "Opportunity") || token.Is("status", "open")))
        {
            return;
        }

        var duration = _tokens[at].Duration!;   // just found
        if (duration.Bound == Bound.AtLeast || _tokens.Where((token, i) => Math.Abs(i - at) <= 2 && (token.Is("compare", "gt") || token.Is("compare", "gte"))).Any())
        {
            AddFilter("openedOn", _utterance.Today.AddDays(-duration.Days!.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _tokens[at], FilterOperator.LessThan);   // just found with days
        }
    }

    /// <summary>没完成目标的有谁: people below, or at, the whole of their target.</summary>
    private void ReadAchieved()
    {
        var at = _tokens.FindIndex(token => token.Is("part", "achieve"));
        GroupByHead(at);
        if (at < 0 || _question.Having is not null || _question.Measures is not ["attainment", ..] || !_question.GroupBy.Exists(axis => axis is Dimension.Owner or Dimension.Team) || !(_isHead || _tokens.Any(token => token.Is("group", "who") || token.Is("list") || token.Is("group", "which"))) || _superlative >= 0 || _tokens.Any(token => token.Text == "多少"))
        {
            return;
        }

        _question.Having = new MetricHaving(Before(at, 2, token => token.Is("negation")) >= 0 ? FilterOperator.LessThan : FilterOperator.AtLeast, 1);
    }

    /// <summary>超额完成指标的人: the noun that the condition describes is the axis.</summary>
    private void GroupByHead(int condition)
    {
        var head = _tokens.FindLastIndex(token => token is { IsUsed: false } && (token.Is("dimension", "Owner") || token.Is("dimension", "Team")));
        if (condition >= 0 && _question.GroupBy.Count == 0 && _question.Measures is ["attainment", ..] && head > condition && _tokens[head - 1].Text == "的")
        {
            Group(Enum.Parse<Dimension>(Best(_tokens[head])), _tokens[head]);
            _isHead = true;
        }
    }

    private void ReadPercentBound(int at, FilterOperator operation, decimal fraction)
    {
        var isRate = _question.Measures is ["win_rate" or "attainment" or "share" or "activity_completion" or "growth", ..];
        if (!_tokens.Any(token => token.Is("probability")) && (_question.GroupBy.Count > 0 || (isRate && GroupBeside(at))))
        {
            _question.Having = new MetricHaving(operation, fraction);
        }
        else
        {
            AddFilter("probability", Digits(fraction * 100), _tokens[at], operation);
        }

        Note("condition", _tokens[at]);
    }

    private void ReadAmountBound(int at, FilterOperator operation, decimal yuan)
    {
        var noun = After(at, 3, token => token.Is("subject", "Opportunity") || token.Is("dimension") || token.Is("group", "who"));
        var before = Before(at, 3, token => token.Is("subject", "Opportunity"));
        var isOfGroup = noun >= 0 ? !_tokens[noun].Is("subject", "Opportunity") : before < 0;
        if (_question.GroupBy.Count > 0 && isOfGroup)
        {
            _question.Having = new MetricHaving(operation, yuan);
        }
        else if (noun >= 0 && _tokens[noun].Is("dimension") && !_tokens[noun].Is("subject", "Opportunity") && _question.GroupBy.Count == 0 && _question.Subject != MetricSubject.Customer && before < 0)
        {
            // 超过一百万的行业: the axis stands behind the limit.
            Group(Enum.Parse<Dimension>(Best(_tokens[noun])), _tokens[noun]);
            _question.Having = new MetricHaving(operation, yuan);
        }
        else
        {
            AddFilter("amount", Digits(yuan * 100), _tokens[at], operation);
            // 金额超过50万的单: the amount is what limits, not what is asked for.
            if (noun >= 0 && _question.Measures is ["amount"] && Before(at, 3, token => token.Is("measure", "amount")) >= 0 && _tokens.Count(token => token.Is("measure", "amount")) == 1 && !_tokens.Any(token => token.Text == "多少" || token.Is("part", "combined")))
            {
                _question.Measures.Clear();
                _question.IsList = _question.GroupBy.Count == 0;
            }
        }

        Note("condition", _tokens[at]);
    }

    private void ReadNumberBound(int at, FilterOperator operation, decimal value)
    {
        if (value >= 5000 && _question.Subject is null or MetricSubject.Opportunity && _tokens[at].Number!.Unit is null)   // callers pass numbers
        {
            ReadAmountBound(at, operation, value);
        }
        else if (_question.GroupBy.Count > 0 || GroupBeside(at))
        {
            _question.Having = new MetricHaving(operation, value);
            Note("condition", _tokens[at]);
            if (_question.Measures.Count == 0)
            {
                _question.Measures.Add("count");
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

        Group(Enum.Parse<Dimension>(Best(_tokens[noun])), _tokens[noun]);
        return true;
    }

    private static string Digits(decimal value) => Saturating.ToInt64(value).ToString(CultureInfo.InvariantCulture);

    private void ReadList()
    {
        var list = _tokens.FindIndex(token => token.Is("list"));
        if (list < 0)
        {
            return;
        }

        // "show me revenue by team" and 哪些行业超过… ask for figures, not for rows.
        var isFigure = _question.GroupBy.Count > 0 || _question.Measures.Exists(measure => measure is not ("amount" or "count" or "last_date" or "new_customers"));
        var isStrong = _tokens[list].Text.Contains('哪', StringComparison.Ordinal) || _tokens[list].Text.StartsWith("which", StringComparison.OrdinalIgnoreCase) || _tokens[list].Text.Equals("list", StringComparison.OrdinalIgnoreCase) || _tokens[list].Text.StartsWith('列') || _tokens[list].Text is "明细" or "清单" or "名单";
        if (!isFigure && (isStrong || _question.Measures.Count == 0))
        {
            _question.IsList = true;
            Note("list", _tokens[list]);
        }
    }

    private void ReadUnknown()
    {
        var letters = _tokens.Sum(token => token.Span.Length);
        var unknown = _tokens.Where(token => token is { IsUnknown: true, IsUsed: false }).ToList();
        _question.UnknownShare = letters == 0 ? 1 : (double)unknown.Sum(token => token.Span.Length) / letters;
        _question.UnknownName = _otherPerson ?? UnknownNames.Find(_utterance, _tokens) ?? UnknownCompany(unknown);
        ReadUnknownMeasure(unknown);
        foreach (var token in unknown.Where(token => token.Text.Length >= 2 && (_question.UnknownName is null || !_question.UnknownName.Contains(token.Text, StringComparison.Ordinal))))
        {
            _question.Unread.Add(token.Text);
        }
    }

    /// <summary>The average discount, 折扣率: a measure by a name that the catalogue does not have. A figure of something else would be invented.</summary>
    private void ReadUnknownMeasure(List<QuestionToken> unknown)
    {
        var average = _tokens.FindIndex(token => token.Is("part", "average"));
        var noun = average < 0 || _tokens.Any(token => token.Is("measure") || token.Is("part", "duration") || token.Is("subject")) ? -1 : After(average, 2, unknown.Contains);
        var rate = unknown.FindIndex(token => token.Text.Length >= 3 && token.Text[^1] is '率' or '费');
        if (_question.Unavailable is null && _question.UnknownName is null && (noun == average + 1 || rate >= 0))
        {
            _question.Unavailable = "measure";
            Note("topic", noun >= 0 ? _tokens[noun] : unknown[rate]);
        }
    }

    // A company-like name that no record has, where at least some of its letters are explained by nothing else.
    private string? UnknownCompany(List<QuestionToken> unknown) =>
        _context.Names.Lexicon is null ? null : Entities.UnknownNames.Find(_utterance, _context.Names)
            .FirstOrDefault(name => name.Kind == RecordKind.Customer && unknown.Exists(token => token.Span.Overlaps(name.Span)) && !_tokens.Any(token => token.Mention is not null && token.Span.Overlaps(name.Span)))?.Name;

    private void ReadForm()
    {
        var text = _utterance.Text;
        _question.IsAboutPerformance = _tokens.Any(token => token.Is("performance"));
        var last = _tokens.FindLast(token => !token.Is("filler") || token.Is("subject"));
        // 我的在谈商机, my deals in proposal: a noun phrase asks for what it names.
        var isCommand = _tokens.Any(token => token.Is("command"));
        var isPhrase = !isCommand && text.Length <= 60 && _question.UnknownShare < 0.1 && (_question.Statuses.Count == 0 || _question.Statuses.Contains("open") || last?.Is("subject") == true) &&
            (last?.Is("subject") == true || (_tokens.Any(token => token.Is("subject")) && (_question.Whose is not null || _question.Filters.Count > 0 || _question.Period is not null)));
        _question.IsAsked = isPhrase || _question.IsAboutPerformance || _question.Without is not null || _question.Having is not null || (_question.Unavailable is not null && _tokens.Count <= 10) || _question.IsList || _question.Measures.Count > 0 || _question.GroupBy.Count > 0 || text.Contains('?', StringComparison.Ordinal) || _tokens.Any(token => token.Is("question") || (token.Is("group", "which") && _question.Subject is not null));
        _question.IsInterrogative = text.Contains('?', StringComparison.Ordinal) || _tokens.Any(token => token.Is("question") || token.Is("group", "which") || token.Is("group", "who"));
        // "新建客户…" tells what to do; a question has a time, an interrogative or an axis.
        var isOrder = _tokens.Count > 0 && _tokens[0].Is("status", "created") && !_question.IsInterrogative && _question.Period is null && _question.GroupBy.Count == 0;
        _question.HasLooseAmount = isOrder || (isCommand && !_question.IsInterrogative) || _tokens.Any(token => token is { Money: not null, IsUsed: false });
        _question.IsAdvice = _tokens.Any(token => token.Is("advice"));
        _question.IsFollowUp =
            (_tokens.Count > 0 && _tokens[0].Is("follow")) ||
            _tokens.Any(token => token.Is("follow") && IsChange(token.Text)) ||
            _tokens.Any(token => token.Is("reference", "those") || token.Is("reference", "person")) ||
            text.TrimEnd('?', '？', '。', '!', ' ').EndsWith('呢');
    }

    private static bool IsChange(string text) => text.ToLowerInvariant() is "改成" or "改为" or "换成" or "只留" or "只看" or "单看" or "只要" or "instead" or "what about" or "how about" or "same for" or "the same for" or "keep only" or "narrow" or "change to" or "switch to";
}
