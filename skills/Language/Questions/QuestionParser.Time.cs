using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Periods, comparisons of periods, and "nothing happened since".</summary>
internal sealed partial class QuestionParser
{
    private const int DaysWhenNotSaid = 30;
    private (DateOnly From, DateOnly To)? _otherPeriod;

    private void ReadWithout()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Is("flag", "stalled") && Since(i, i) is (DateOnly quiet, var said))
            {
                // 一个月没动静: nothing happened since then, rather than stuck by the rule of stages.
                _question.Without = new MetricWithout("interaction", quiet);
                Note("without", _tokens[i]);
                _tokens[i].IsUsed = _tokens[said].IsUsed = true;
                return;
            }

            if (!_tokens[i].Is("negation"))
            {
                continue;
            }

            if (After(i, 3, token => token.Is("status", "open")) is var open && open >= 0 && _tokens.Any(token => token.Is("subject", "Customer")) && OnlyFillersBetween(i, open) && !_tokens[open].Is("status", "expected"))
            {
                _question.Without = new MetricWithout("openDeal", DateOnly.MinValue);
                Note("without", _tokens[open]);
                foreach (var token in _tokens.Where((token, at) => at >= i && (at <= open || token.Is("subject", "Opportunity"))))
                {
                    token.IsUsed = true;
                }

                return;
            }

            var act = After(i, 4, token => token.Is("contacted") || token.Is("bought") || token.Is("status", "won"));
            if (act < 0 || _tokens[act].Is("negation"))
            {
                continue;
            }

            var isContact = _tokens[act].Is("contacted") && !_tokens[act].Is("flag");
            // Deals that are not signed are open ones; only of customers is it asked what they never did.
            if (!isContact && (!_tokens.Any(token => token.Is("subject", "Customer")) || _tokens.Any(token => token.Is("subject", "Opportunity") && token.Span.Start < _tokens[i].Span.Start && token.Text.Length > 1)))
            {
                continue;
            }

            var (since, marked) = Since(i, act);
            if (isContact && since is null && !_tokens.Any(token => token.Is("list") || token.Is("subject", "Customer") || token.Is("subject", "Opportunity")))
            {
                continue;
            }

            var isOrder = _tokens.Any(token => token.Is("subject", "OrderLine")) || _tokens[act].Text.Contains("order", StringComparison.OrdinalIgnoreCase) || _tokens[act].Text.Contains('下', StringComparison.Ordinal);
            var never = _tokens[i].Text.Contains('从', StringComparison.Ordinal) || _tokens[i].Text.Equals("never", StringComparison.OrdinalIgnoreCase);
            var day = since ?? (never || !isContact ? DateOnly.MinValue : _utterance.Today.AddDays(-DaysWhenNotSaid));
            _question.Without = new MetricWithout(isContact ? "interaction" : isOrder ? "order" : "won", day);
            Note("without", _tokens[act]);
            // "一单都没…": the noun belongs to what did not happen.
            for (var k = i - 1; k >= Math.Max(0, i - 4) && !IsClauseEnd(k) && (_tokens[k].Number is not null || _tokens[k].Is("filler")) && !_tokens[k].Is("subject", "Customer"); k--)
            {
                _tokens[k].IsUsed = !isContact;
            }

            for (var k = i; k <= act; k++)
            {
                _tokens[k].IsUsed |= _tokens[k].Date is null;
            }

            if (marked >= 0)
            {
                _tokens[marked].IsUsed = true;
            }

            return;
        }
    }

    private (DateOnly? Since, int Token) Since(int negation, int act)
    {
        var duration = _tokens.FindIndex(token => token.Duration is { Days: not null });
        if (duration >= 0)
        {
            return (_utterance.Today.AddDays(-_tokens[duration].Duration!.Days!.Value), duration);   // just found with days
        }

        var date = _tokens.FindIndex(token => token.Date is not null);
        _ = (negation, act);
        if (date < 0)
        {
            return (null, -1);
        }

        // "not visited in 45 days" is read as a day ahead: it means the days behind.
        var from = _tokens[date].Date!.From;   // just found
        return (from > _utterance.Today ? _utterance.Today.AddDays(_utterance.Today.DayNumber - from.DayNumber) : from, date);
    }

    private void ReadPeriods()
    {
        _question.IsAllTime = Has("alltime");
        if (_tokens.FindIndex(token => token.Is("group", "trend")) is var trend && trend >= 0)
        {
            Group(Dimension.Month, _tokens[trend]);
        }

        var dates = _tokens.Where(token => token is { Date: { ClockOnly: false }, IsUsed: false }).ToList();
        if (dates.Count == 0)
        {
            ReadBareYear();
            ReadRelativeComparison();
            return;
        }

        for (var i = 0; i + 1 < dates.Count; i++)
        {
            var (first, second) = (dates[i].Date!, dates[i + 1].Date!);   // filtered above
            if (Contains(first, second) || Contains(second, first))
            {
                dates.RemoveAt(Contains(first, second) ? i : i + 1);
                i--;
            }
        }

        foreach (var date in dates)
        {
            date.IsUsed = true;
        }

        Note("period", dates[0]);
        var between = dates.Count == 1 ? "" : _utterance.Text[dates[0].Span.End..dates[1].Span.Start].Trim().ToLowerInvariant();
        if (dates.Count >= 2 && IsComparison(dates[0], dates[1]))
        {
            _question.Period = Period(dates[0]);
            _question.CompareTo = Period(dates[1]);
            return;
        }

        if (dates.Count >= 2)
        {
            var all = dates.Select(token => token.Date!).ToList();   // filtered above
            var words = string.Join(" ", dates.Select(token => _utterance.Words(token.Span)));
            _question.Period = new MetricPeriod(all.Min(date => date.From), all.Max(date => date.To), null, words);
            var isRange = between is "to" or "through" or "till" or "until" or "thru" or "到" or "至" or "-" or "~";
            if (!isRange && Axis(all[0].Grain) is { } axis && all.All(date => date.Grain == all[0].Grain) && !_tokens.Any(token => token.Is("part", "combined")))
            {
                _question.GroupBy.Add(axis);
            }

            return;
        }

        if (_tokens.Any(token => token.Is("versus", "vs")) && _context.State.LastQuery?.Period is not null && !_tokens.Any(token => token.Is("measure") || token.Is("status")))
        {
            _question.CompareTo = Period(dates[0]);   // 和去年比呢: the last question's period against this one
            return;
        }

        _question.Period = Period(dates[0]);
        var only = dates[0].Date!;   // filtered above
        _otherPeriod = Other(dates[0], only);
        ReadRelativeComparison();
    }

    /// <summary>The other reading of a month without its year; a quarter is this year's.</summary>
    private (DateOnly From, DateOnly To)? Other(QuestionToken token, DateValue date)
    {
        if (date is { OtherFrom: { } otherFrom, OtherTo: { } otherTo, Deadline: false, After: false })
        {
            return (otherFrom, otherTo);
        }

        var isBare = date is { Grain: DateGrain.Month, Deadline: false, After: false } && date.From > _utterance.Today &&
            !YearOrDirection().IsMatch(token.Text);
        return isBare ? (date.From.AddYears(-1), ComparedPeriod.EndOfSame(date.To, date.To.AddYears(-1))) : null;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\d{2,}|年|明|下|next|coming|this|本|这", System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex YearOrDirection();

    /// <summary>A bare month lies behind in questions about what happened, and ahead in those about what is expected.</summary>
    private void ResolveBareMonth()
    {
        if (_otherPeriod is not { } other || _question.Period is not { From: { } from } period)
        {
            return;
        }

        var wantsAhead = _question.Statuses.Contains("open") || _question.DateField == "expectedCloseDate" || _tokens.Any(token => token.Is("planned") || token.Is("measure", "weighted_forecast")) ||
            (_question.Statuses.Count == 0 && _context.State.LastQuery is { } last && (last.Measure == "weighted_forecast" || last.Filters.Any(filter => filter.Field == "status" && filter.Values.Contains("open"))));
        if (wantsAhead ? from > other.From : from > _utterance.Today)
        {
            var today = _utterance.Today;
            if (wantsAhead && other.To < today)
            {
                return;
            }

            _question.Period = period with { From = other.From, To = other.To };
        }
    }

    /// <summary>"for 1997": four digits that no unit and no comparison claims.</summary>
    private void ReadBareYear()
    {
        foreach (var token in _tokens)
        {
            if (token is { IsUsed: false, Text.Length: 4 } && int.TryParse(token.Text, out var year) && year is >= 1980 and <= 2100 &&
                !_tokens.Any(other => other.Is("compare") && Math.Abs(other.Span.Start - token.Span.Start) < 14))
            {
                token.IsUsed = true;
                _question.Period = new MetricPeriod(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), null, token.Text);
                Note("period", token);
                return;
            }
        }
    }

    private static bool Contains(DateValue wide, DateValue narrow) =>
        wide.From <= narrow.From && narrow.To <= wide.To && (wide.From != narrow.From || wide.To != narrow.To) && !wide.IsDay;

    private static Dimension? Axis(DateGrain grain) => grain switch
    {
        DateGrain.Month => Dimension.Month,
        DateGrain.Quarter => Dimension.Quarter,
        DateGrain.Year => Dimension.Year,
        DateGrain.Week => Dimension.Week,
        _ => null,
    };

    private bool IsComparison(QuestionToken first, QuestionToken second) =>
        _tokens.Any(token => token.Is("measure", "growth")) ||
        _tokens.Any(token => token.Is("versus", "vs") && token.Span.Start >= first.Span.Start && token.Span.Start <= second.Span.Start);

    private MetricPeriod Period(QuestionToken token)
    {
        var date = token.Date!;   // callers pass date tokens
        var words = _utterance.Words(token.Span);
        if (date.After)
        {
            return new MetricPeriod(date.To.AddDays(1), null, null, words);
        }

        return date.Deadline ? new MetricPeriod(null, date.To, null, words) : new MetricPeriod(date.From, date.To, null, words);
    }

    /// <summary>同比, 环比: the other period follows from the one that was said, or from this month.</summary>
    private void ReadRelativeComparison()
    {
        var at = Find("versus", "lastyear");
        var isYear = at >= 0;
        at = isYear ? at : Find("versus", "previous");
        if (at < 0)
        {
            return;
        }

        var today = _utterance.Today;
        var month = new DateOnly(today.Year, today.Month, 1);
        var period = _question.Period ?? _context.State.LastQuery?.Period ?? new MetricPeriod(month, month.AddMonths(1).AddDays(-1));
        if (period is not { From: { } from, To: { } to })
        {
            return;
        }

        var words = _utterance.Words(_tokens[at].Span);
        _question.Period = period;
        _question.CompareTo = isYear ? ComparedPeriod.YearBefore(from, to, words) : ComparedPeriod.Before(from, to, words);
        Note("compare", _tokens[at]);
    }
}
