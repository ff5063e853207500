using System.Text.RegularExpressions;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Language.Values.Dates;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Periods and the periods that they are compared with.</summary>
internal sealed partial class PeriodSlots(QuestionScan scan) : QuestionSlots(scan)
{
    // The other period was said without its year.
    private bool _comparesBare;

    public void Read()
    {
        new DateConditions(Scan).Read();
        Question.IsAllTime = Has("alltime");
        if (Tokens.FindIndex(token => token.Is("group", "trend")) is var trend && trend >= 0)
        {
            Group(Dimension.Month, Tokens[trend]);
        }

        var dates = Tokens.Where(token => token is { Date: { ClockOnly: false }, IsUsed: false }).ToList();
        if (dates.Count == 0)
        {
            ReadBackward();
            ReadBareYear();
            ReadRelativeComparison();
            return;
        }

        for (var i = dates.Count - 1; i > 0; i--)
        {
            if (QuestionLexicon.Default.Text("apposition").Any(word => dates[i].Text.StartsWith(word, StringComparison.Ordinal)) && Utterance.Text[dates[i - 1].Span.End..dates[i].Span.Start].Trim().Length == 0)
            {
                dates[i].IsUsed = true;   // 二月到四月这三个月: the same stretch again
                dates.RemoveAt(i);
            }
        }

        if (dates.Count > 1 && dates.Find(token => token.Date!.IsDay && token.Date.To == Utterance.Today && Before(Tokens.IndexOf(token), 1, before => before.Text is "到" or "至") >= 0 && !EndsRange(dates, token)) is { } still)
        {
            still.IsUsed = true;   // 去年建的单到今天还没结: a state of now
            dates.Remove(still);
        }

        if (dates.Count == 2 && dates.Find(token => token.Date!.Deadline) is { } until && dates.Find(token => token.Date is { Deadline: false, Grain: DateGrain.Year or DateGrain.HalfYear or DateGrain.Quarter or DateGrain.Month }) is { } within && until.Date!.To >= within.Date!.From && until.Date.To <= within.Date.To)
        {
            // 截止上个月底，今年签了多少: that year up to then. Both are dates, as they were found by it.
            until.IsUsed = within.IsUsed = true;
            Question.Period = new MetricPeriod(within.Date.From, until.Date.To, null, Utterance.Words(within.Span) + " " + Utterance.Words(until.Span));
            Note("period", until);
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
        var between = dates.Count == 1 ? "" : Utterance.Text[dates[0].Span.End..dates[1].Span.Start].Trim().ToLowerInvariant();
        if (dates.Count >= 2 && IsComparison(dates[0], dates[1]))
        {
            Question.Period = Period(dates[0]);
            Question.CompareTo = Period(dates[1]);
            Scan.OtherPeriod = Other(dates[0], dates[0].Date!);   // filtered above
            _comparesBare = !SaysWhichYear(dates[1].Text);
            if (Question.CompareTo == Question.Period with { Words = Question.CompareTo.Words } && Question.Period is { From: { } same, To: { } end })
            {
                Question.CompareTo = ComparedPeriod.YearBefore(same, end, Question.CompareTo.Words);   // "this January than last January"
            }

            return;
        }

        if (dates.Count >= 2)
        {
            var all = dates.Select(token => token.Date!).ToList();   // filtered above
            var read = dates.ConvertAll(token => Beside(token, all));
            var words = string.Join(" ", dates.Select(token => Utterance.Words(token.Span)));
            Question.Period = new MetricPeriod(read.Min(period => period.From), read.Max(period => period.To), null, words);
            var isRange = between is "-" or "~" || QuestionLexicon.Default.Text("range").Contains(between, StringComparer.Ordinal);
            if (!isRange && SharedAxis(all, read) is { } axis && (IsSplit() || AsksAgain(dates)))
            {
                SplitByPeriod(axis, read, words);
            }

            return;
        }

        if (Tokens.Any(token => token.Is("versus", "vs")) && Context.State.LastQuery?.Period is not null && !Tokens.Any(token => token.Is("measure") || token.Is("status")))
        {
            Question.CompareTo = Period(dates[0]);   // 和去年比呢: the last question's period against this one
            return;
        }

        if (OnlyCompared(dates[0]) is { } running)
        {
            (Question.Period, Question.CompareTo) = (running, Period(dates[0]));
            return;
        }

        var only = dates[0].Date!;   // filtered above
        Question.Period = Since(dates[0], only) ?? Period(dates[0]);
        Scan.OtherPeriod = Other(dates[0], only);
        if (only.Grain == DateGrain.Year)
        {
            ReadBareYear();   // 2024 and 2025: the other one may stand as a plain number
        }

        ReadRelativeComparison();
    }

    /// <summary>比去年长了吗, "than last month": the one period that is named is what is compared with, and the running one of its length is asked for; null where it is not.</summary>
    private MetricPeriod? OnlyCompared(QuestionToken token)
    {
        var date = token.Date!;   // callers pass date tokens
        if (date.To >= Utterance.Today || Before(Tokens.IndexOf(token), 1, before => before.Is("versus", "vs")) < 0)
        {
            return null;
        }

        var today = Utterance.Today;
        return date.Grain switch
        {
            DateGrain.Year => new MetricPeriod(new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31)),
            DateGrain.Quarter => new MetricPeriod(new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1), new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1).AddMonths(3).AddDays(-1)),
            DateGrain.Month => new MetricPeriod(new DateOnly(today.Year, today.Month, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1)),
            _ => null,
        };
    }

    /// <summary>"less than 60 days ago", 不到十天前: a day behind, and on which side of it.</summary>
    private MetricPeriod? Since(QuestionToken token, DateValue day)
    {
        var at = day.IsDay && day.From < Utterance.Today ? Tokens.IndexOf(token) : -1;
        var word = at < 0 ? -1 : Before(at, 1, before => before.Is("compare"));
        if (word < 0)
        {
            return null;
        }

        var words = Utterance.Words(Span.Between(Tokens[word].Span.Start, token.Span.End));
        Tokens[word].IsUsed = true;
        return Tokens[word].Value("compare") is "lt" or "lte" ? new MetricPeriod(day.From.AddDays(1), Utterance.Today, null, words) : new MetricPeriod(null, day.From.AddDays(-1), null, words);
    }

    // 年初到今天: the end of a stretch that another date begins.
    private bool EndsRange(List<QuestionToken> dates, QuestionToken end) =>
        dates.IndexOf(end) is > 0 and var at && OnlyFillersBetween(Tokens.IndexOf(dates[at - 1]), Tokens.IndexOf(end));

    /// <summary>往前数三十天, trailing six months: a length of time that a word counts back from today, today included.</summary>
    private void ReadBackward()
    {
        var length = Tokens.FindIndex(token => token is { Duration.Days: > 0, IsUsed: false });
        var word = length < 0 ? -1 : Before(length, 3, token => token.Is("sign", "backward"));
        word = length >= 0 && word < 0 ? After(length, 3, token => token.Is("sign", "uptonow")) : word;
        if (word < 0 || Question.Without is not null)
        {
            return;
        }

        var said = Tokens[length].Duration!;   // just found
        var today = Utterance.Today;
        var before = said.Unit switch
        {
            "month" when said.Amount == decimal.Truncate(said.Amount) => today.AddMonths(-(int)Math.Min(said.Amount, 1200)),
            "year" when said.Amount == decimal.Truncate(said.Amount) => today.AddYears(-(int)Math.Min(said.Amount, 100)),
            _ => DaysAgo.Of(today, said.Days!.Value),   // found with days
        };
        Question.Period = new MetricPeriod(before.AddDays(1), today, null, Utterance.Words(Tokens[length].Span));
        Tokens[length].IsUsed = Tokens[word].IsUsed = true;
        Note("period", Tokens[length]);
    }

    // "Q2 and Q3" in August: beside a period that has begun, one without its year has begun too.
    private MetricPeriod Beside(QuestionToken token, List<DateValue> all)
    {
        var date = token.Date!;   // callers pass date tokens
        var said = new MetricPeriod(date.From, date.To);
        if (date.From <= Utterance.Today || SaysWhichYear(token.Text) || !all.Exists(other => other.From <= Utterance.Today))
        {
            return said;
        }

        return new MetricPeriod(date.From.AddYears(-1), ComparedPeriod.EndOfSame(date.To, date.To.AddYears(-1)));
    }

    // 五月和六月各签了多少, May vs June: each its own figure; 五月和六月一共: one for both.
    private bool IsSplit() =>
        !Tokens.Any(token => token.Is("part", "combined")) && Tokens.Any(token => token.Is("group", "each") || token.Is("group", "split") || token.Is("group", "which") || token.Is("versus") || token.Is("order"));

    /// <summary>四月签了多少，五月呢: the question stands between the dates, and nothing but 呢 behind the last.</summary>
    private bool AsksAgain(List<QuestionToken> dates)
    {
        var (first, last) = (Tokens.IndexOf(dates[0]), Tokens.IndexOf(dates[^1]));
        return Tokens.Skip(first + 1).Take(last - first - 1).Any(token => token.Is("measure") || token.Is("status")) && Tokens.Skip(last + 1).All(token => token.Is("filler") || token.Is("follow") || token.Is("question")) && (Tokens.Skip(last + 1).Any(token => token.Text == "呢") || Before(last, 3, token => token.Is("follow")) >= 0);
    }

    /// <summary>Each period its own row where they lie side by side; two that lie apart are compared.</summary>
    private void SplitByPeriod(Dimension axis, List<MetricPeriod> periods, string words)
    {
        if (periods is [var one, var other] && (one.To?.AddDays(1) < other.From || other.To?.AddDays(1) < one.From))
        {
            (Question.Period, Question.CompareTo) = (one with { Words = words }, other);
            return;
        }

        Question.GroupBy.Add(axis);
    }

    // Months are split by month; a year and the part of another one that is over by year.
    private static Dimension? SharedAxis(List<DateValue> dates, List<MetricPeriod> periods) =>
        dates.TrueForAll(date => date.Grain == dates[0].Grain) ? Axis(dates[0].Grain)
        : periods.TrueForAll(period => period is { From: { } from, To: { } to } && from.Year == to.Year) && periods.DistinctBy(period => period.From!.Value.Year).Count() == periods.Count ? Dimension.Year   // both ends just matched
        : null;

    /// <summary>The other reading of a month without its year; a quarter is this year's.</summary>
    private MetricPeriod? Other(QuestionToken token, DateValue date)
    {
        if (date is { OtherFrom: { } otherFrom, OtherTo: { } otherTo, Deadline: false, After: false })
        {
            return new MetricPeriod(otherFrom, otherTo);
        }

        if (date.From <= Utterance.Today || SaysWhichYear(token.Text))
        {
            return null;
        }

        if (date is { Holiday: { } holiday, Deadline: false })
        {
            var last = ChineseHolidays.Of(holiday, date.From.Year - 1);
            return date.IsAfterHoliday ? new MetricPeriod(last.To.AddDays(1), null) : new MetricPeriod(last.From, last.To);
        }

        var isBare = date.Grain is DateGrain.Month or DateGrain.Range or DateGrain.HalfYear || date is { Grain: DateGrain.Quarter, From: var from } && from.Year > Utterance.Today.Year || date is { Grain: DateGrain.Day, Anchor: DateAnchor.Absolute };
        return isBare && Question.Period is { } said ? new MetricPeriod(said.From?.AddYears(-1), said.To is { } to ? ComparedPeriod.EndOfSame(to, to.AddYears(-1)) : null) : null;
    }

    // 二月 may be last year's or next; 去年二月, 下个2月 and 2025-02 may not.
    internal static bool SaysWhichYear(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i - 1]))
            {
                return true;
            }
        }

        return QuestionLexicon.Default.Text("which_year").Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A bare month lies behind in questions about what happened, and ahead in those about what is expected.</summary>
    public void ResolveBareMonth()
    {
        if (_comparesBare && Question.CompareTo is { From: { } compared, To: { } until } against && compared > Utterance.Today && !Question.Statuses.Contains("open"))
        {
            Question.CompareTo = against with { From = compared.AddYears(-1), To = ComparedPeriod.EndOfSame(until, until.AddYears(-1)) };
        }

        if (Scan.OtherPeriod is not { } other || Question.Period is not { } period)
        {
            return;
        }

        var wantsAhead = Question.Statuses.Contains("open") && Question.DateField != "openedOn" || Question.DateField == "expectedCloseDate" || Tokens.Any(token => token.Is("planned") || token.Is("measure", "weighted_forecast")) ||
            (Question.Statuses.Count == 0 && Question.DateField is null && Context.State.LastQuery is { } last && (last.Measure == "weighted_forecast" || last.Filters.Any(filter => filter.Field == "status" && filter.Values.Contains("open"))));
        var begins = period.From ?? period.To;
        if (wantsAhead ? begins > (other.From ?? other.To) && !(other.To < Utterance.Today) || period.To < Utterance.Today && other.To >= Utterance.Today : begins > Utterance.Today)
        {
            Question.Period = period with { From = other.From, To = other.To };
        }
    }

    /// <summary>"for 1997": four digits that no unit and no comparison claims.</summary>
    private void ReadBareYear()
    {
        foreach (var token in Tokens)
        {
            if (token is { IsUsed: false, Text.Length: 4 } && int.TryParse(token.Text, out var year) && year is >= 1980 and <= 2100 &&
                !Tokens.Any(other => other.Is("compare") && Math.Abs(other.Span.Start - token.Span.Start) < 14))
            {
                token.IsUsed = true;
                if (Question.Period is { From: { } first, To: { } last })
                {
                    Question.Period = Question.Period with { From = first.Year < year ? first : new DateOnly(year, 1, 1), To = last.Year > year ? last : new DateOnly(year, 12, 31) };   // 2024 and 2025
                    return;
                }

                Question.Period = new MetricPeriod(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), null, token.Text);
                Note("period", token);
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
        Tokens.Any(token => token.Is("measure", "growth")) ||
        Tokens.Any(token => token.Is("versus", "vs") && token.Span.Start >= first.Span.Start && token.Span.Start <= second.Span.Start) ||
        (ComparesWith().Match(Utterance.Text) is { Success: true } match && match.Index <= first.Span.Start && match.Groups["with"].Index >= first.Span.End && match.Groups["with"].Index <= second.Span.Start);

    // "compare Q3 with Q2"
    [GeneratedRegex(@"\bcompar(?:e|ing)\b.{1,40}?\b(?<with>with|to|against)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ComparesWith();

    private MetricPeriod Period(QuestionToken token)
    {
        var date = token.Date!;   // callers pass date tokens
        var words = Utterance.Words(token.Span);
        if (date.IsAfterHoliday)
        {
            return new MetricPeriod(date.From, null, null, words);
        }

        if (date.After)
        {
            return new MetricPeriod(date.To.AddDays(1), null, null, words);
        }

        if (date is { Deadline: true, IsDay: false } && QuestionLexicon.Default.Text("ends_before").Any(word => token.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return new MetricPeriod(null, date.From.AddDays(-1), null, words);   // before April ends with March, by April with April
        }

        return date.Deadline ? new MetricPeriod(null, date.To, null, words) : new MetricPeriod(date.From, date.To, null, words);
    }

    private static bool IsComparing(QuestionToken token) => token.Text.StartsWith("compar", StringComparison.OrdinalIgnoreCase) || token.Text.Contains('比', StringComparison.Ordinal);

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

        var today = Utterance.Today;
        var month = new DateOnly(today.Year, today.Month, 1);
        var period = Question.Period ?? Context.State.LastQuery?.Period ?? new MetricPeriod(month, month.AddMonths(1).AddDays(-1));
        if (period is not { From: { } from, To: { } to })
        {
            return;
        }

        var words = Utterance.Words(Tokens[at].Span);
        var isBehind = !isYear || Context.State.LastQuery?.Period is not null;
        if (isBehind && Tokens[at].Is("sign", "shift") && Question.Period is null && !Tokens.Any(token => token.Is("versus", "vs") || token.Is("measure", "growth") || IsComparing(token)))
        {
            Question.Period = isYear ? ComparedPeriod.YearBefore(from, to, words) : ComparedPeriod.Before(from, to, words);   // 那前一个月呢, 去年同期呢: that period, by itself
            Note("period", Tokens[at]);
            return;
        }

        Question.Period = period;
        Question.CompareTo = isYear ? ComparedPeriod.YearBefore(from, to, words) : ComparedPeriod.Before(from, to, words);
        Note("compare", Tokens[at]);
    }
}
