using SalesAssistant.Data.Metrics;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Two questions in one message that one query would answer wrongly: what was won last month and how many deals are open now.</summary>
internal static class QuestionPair
{
    private static readonly string[] OfMoment = ["status", "stage", "overdue", "stalled", "amount", "probability", "channel", "nextActionDue"];

    private const int Most = 3;
    private const double MostUnknown = 0.35;

    /// <summary>The first question with the next beside it, at most three in all; null when <paramref name="whole"/> is one question.</summary>
    /// <param name="read">Reads a part as one question.</param>
    public static FigureReading? Read(QuestionPart whole, Utterance utterance, ReadingContext context, Func<Utterance, ReadingContext, QuestionPart> read, int most = Most)
    {
        if (most < 2 || whole.Question is not { CompareTo: null, Unavailable: null, UnknownName: null })
        {
            return null;
        }

        foreach (var at in whole.Places)
        {
            if (read(utterance.Within(new Span(0, at)), context).Reading is not { Query.CompareTo: null } first || !IsSound(first))
            {
                continue;
            }

            var rest = utterance.Within(Span.Between(at, utterance.Text.Length));
            var behind = context with { State = context.State with { LastQuery = first.Query, LastSkill = "pipeline_query" } };
            var part = read(rest, behind);
            if (part.Reading is { } second && IsSound(second) && Differ(first.Query, Completed(second, first), whole.Question))
            {
                var other = Completed(Read(part, rest, behind, read, most - 1) ?? second, first);
                return first with { Beside = other, Confidence = Math.Max(first.Confidence, other.Confidence) };
            }
        }

        return null;
    }

    /// <summary>What the second question leaves to the first: whose figures, of which customers. When is left only to deals of the same kind, for what is open is open now.</summary>
    private static FigureReading Completed(FigureReading second, FigureReading first)
    {
        var (query, said) = (second.Query, second.Question);
        if (IsOfNow(query) != IsOfNow(first.Query))
        {
            query = query with
            {
                Period = said.Period is not null ? query.Period : IsOfNow(query) ? null : query.Period is { } period ? period with { Field = null } : null,
                Filters = [.. query.Filters.Where(filter => filter.Field == "status" || !OfMoment.Contains(filter.Field) || said.Filters.Exists(own => own.Field == filter.Field))],
            };
        }
        else if (said.Period is null && Rows(query) == Rows(first.Query))
        {
            query = query with { Period = first.Query.Period };
        }

        if (!second.IsFollowUp && said.Whose is null && !query.Filters.Any(filter => filter.Words is not null && !OfMoment.Contains(filter.Field)))
        {
            query = query with
            {
                Filters = [.. query.Filters.Where(filter => OfMoment.Contains(filter.Field)), .. first.Query.Filters.Where(filter => !OfMoment.Contains(filter.Field) && MetricRules.HasField(query.Subject, filter.Field))],
                Defaults = [.. query.Defaults.Where(name => !IsScope(name)), .. first.Query.Defaults.Where(IsScope)],
            };
        }

        return second with { Query = query };
    }

    // 谁, "which team" alone, "probability-weighted": the rest of its own question is still to come. Words that nothing explains lead up to a question rather than ask one.
    private static bool IsSound(FigureReading part)
    {
        var question = part.Question;
        var isFramed = question.Statuses.Count > 0 || question.IsInterrogative || question.IsList || question.Limit is not null || question.Period is not null || question.Filters.Count > 0;
        return isFramed && question.UnknownShare <= MostUnknown && (question.Statuses.Count > 0 || (question.Measures.Count > 0 || question.IsList || question.Limit is not null) && question.Unread.Count == 0);
    }

    private static bool IsScope(string name) => name.StartsWith("scope", StringComparison.Ordinal);

    // One query has one subject, one period, one kind of deals and one order.
    private static bool Differ(MetricQuery first, FigureReading other, Question whole)
    {
        var second = other.Query;
        var isSplitByTime = whole.GroupBy.Exists(axis => axis >= Dimension.Month);
        return Rows(first) != Rows(second)
            || IsOfNow(first) != IsOfNow(second) && SaysWhichDeals(other.Question) && (whole.Period is not null || first.Measure != second.Measure)
            || first.Period is { } one && second.Period is { } then && (one.From, one.To) != (then.From, then.To) && !isSplitByTime
            || whole.GroupBy.Count == 0 && first is { GroupBy.Count: 0, Measure: not "list" } && first.Measure == second.Measure && (other.Question.Measures.Count > 0 || other.Question.IsInterrogative) && !SameRows(first, second)
            || first.Limit is not null && second.Limit is not null && (first.IsDescending != second.IsDescending || first.Measure != second.Measure || !first.GroupBy.SequenceEqual(second.GroupBy));
    }

    // 拜访了几次，电话几个: the same is counted of other rows. 赢了几单，丢了几单 is one count by status.
    private static bool SameRows(MetricQuery first, MetricQuery second)
    {
        var (one, other) = (Said(first), Said(second));
        return one.Count == other.Count && one.TrueForAll(filter => other.Exists(same => same.Field == filter.Field && same.Operator == filter.Operator && same.Values.SequenceEqual(filter.Values)));

        static List<MetricFilter> Said(MetricQuery query) => [.. query.Filters.Where(filter => filter.Field != "status")];
    }

    // A target stands against what was won.
    private static MetricSubject Rows(MetricQuery query) => query.Subject == MetricSubject.Target ? MetricSubject.Opportunity : query.Subject;

    private static bool SaysWhichDeals(Question question) =>
        question.Statuses.Count > 0 || question.Measures.Exists(measure => measure is not ("amount" or "count" or "share")) || question.Filters.Exists(filter => filter.Field == "stage");

    // As things stand, whenever the period of the other question was.
    private static bool IsOfNow(MetricQuery query) =>
        query.Measure is "weighted_forecast" or "overdue_count" or "stalled_count" || query.Subject == MetricSubject.Opportunity && query.Filters.Any(filter => filter.Operator == FilterOperator.In && (filter.Field == "status" && filter.Values.Contains("open") || filter.Field == "stage"));
}
