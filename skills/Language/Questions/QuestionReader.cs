using System.Runtime.CompilerServices;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>A message read as a question about figures.</summary>
/// <param name="IsPerformance">How people do, rather than what the pipeline holds.</param>
internal sealed record FigureReading(MetricQuery Query, bool IsPerformance, double Confidence, Question Question)
{
    /// <summary>The query is the last one, with what was said in its place.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>A second question of the same message; null = there was one.</summary>
    public FigureReading? Beside { get; init; }

    /// <summary><paramref name="request"/> with what the reading found beside its query.</summary>
    public FigureQuestion In(FigureQuestion request) => request with
    {
        Confidence = Confidence,
        Evidence = Question.Evidence,
        IsFollowUp = IsFollowUp,
        Unavailable = Question.Unavailable,
        UnknownName = Question.UnknownName,
        Unread = Question.Unread,
        Beside = Beside?.In(new PipelineQuery(Beside.Query)),
    };
}

/// <summary>Words → <see cref="MetricQuery"/>, for both skills that answer with figures.</summary>
internal static class QuestionReader
{
    // Both readers look at the same message one after the other.
    private static readonly ConditionalWeakTable<Utterance, Memo> Read_ = [];

    public static FigureReading? Read(Utterance utterance, ReadingContext context)
    {
        if (Read_.TryGetValue(utterance, out var memo) && ReferenceEquals(memo.Context, context))
        {
            return memo.Reading;
        }

        var reading = ReadAnew(utterance, context);
        Read_.AddOrUpdate(utterance, new Memo(context, reading));
        return reading;
    }

    private static FigureReading? ReadAnew(Utterance utterance, ReadingContext context)
    {
        if (utterance.Text.Length > 300)
        {
            return null;   // a note, not a question
        }

        var whole = ReadOne(utterance, context);
        return QuestionPair.Read(whole, utterance, context, ReadOne) ?? whole.Reading;
    }

    private static QuestionPart ReadOne(Utterance utterance, ReadingContext context)
    {
        var scan = new QuestionScan(utterance, context);
        var question = QuestionParser.Parse(scan);
        return new QuestionPart(Query(question, utterance, context), question, QuestionPlaces.Find(scan.Tokens, utterance.Text));
    }

    private static FigureReading? Query(Question question, Utterance utterance, ReadingContext context)
    {
        if (FollowUp.Fits(question, context))
        {
            var merged = FollowUp.Merge(question, context.State.LastQuery!, utterance, context);   // Fits saw it
            var isNear = context.State.LastSkill is "pipeline_query" or "performance_report" or null;
            return new FigureReading(merged, IsPerformance(merged, question), (isNear ? 0.85 : 0.45) * (1 - question.UnknownShare), question) { IsFollowUp = true };
        }

        var hasContent = question.Measures.Count > 0 || question.Statuses.Count > 0 || question.Unavailable is not null || question.IsAboutPerformance || question.Without is not null ||
            question.GroupBy.Count > 0 || (question.Subject is not null && (question.Whose is not null || question.IsAsked && (question.Filters.Count > 0 || question.Period is not null) || question.IsList || question.GroupBy.Count > 0 || question.Filters.Count > 0));
        if (!hasContent || !(question.IsAsked || question.Statuses.Count > 0))
        {
            return null;
        }

        if (IsOfProfile(question, context) && context.State.Newest(Data.RecordKind.Customer) is { } customer)
        {
            question.Filters.Add(new MetricFilter("customer", FilterOperator.In, [customer.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)], customer.Name));
        }

        var query = QuestionBuilder.Build(question, utterance, context);
        return new FigureReading(query, IsPerformance(query, question), Confidence(question, utterance), question) { Beside = Outlook(question, query, utterance.Today) };
    }

    /// <summary>What is still forecast of a period that is not over: beside the attainment it tells whether the target will be reached.</summary>
    private static FigureReading? Outlook(Question question, MetricQuery query, DateOnly today) =>
        question.AsksOutlook && query is { Measure: "attainment", GroupBy.Count: 0, CompareTo: null, Period.To: { } end } && end >= today
            ? new FigureReading(query with { Measure = "weighted_forecast", Period = query.Period with { Field = null } }, IsPerformance: false, 1, question)
            : null;

    // 今年签了多少 right behind what is known of one customer: of that customer.
    private static bool IsOfProfile(Question question, ReadingContext context) =>
        context.State.LastSkill == "customer_profile" && question is { Filters.Count: 0, Whose: null, GroupBy.Count: 0, Without: null, Having: null, Limit: null, Statuses.Count: > 0, Subject: null or MetricSubject.Opportunity, UnknownName: null };

    private static double Confidence(Question question, Utterance utterance)
    {
        var confidence = 0.2;
        confidence += question.Measures.Count > 0 ? 0.3 : 0;
        confidence += question.IsAboutPerformance && question.Measures.Count == 0 ? 0.25 : 0;
        confidence += question.Statuses.Count > 0 ? 0.15 : 0;
        confidence += question.Subject is not null ? 0.1 : 0;
        confidence += question.Period is not null ? 0.1 : 0;
        confidence += question.GroupBy.Count > 0 ? 0.15 : 0;
        confidence += question.IsList ? 0.2 : 0;
        confidence += question.IsInterrogative ? 0.1 : 0;
        confidence += question.Limit is not null || question.Having is not null || question.Without is not null ? 0.15 : 0;
        confidence += question.Whose is not null || question.Filters.Count > 0 ? 0.05 : 0;
        confidence += question.Unavailable is not null ? 0.35 : 0;
        confidence += question.UnknownName is not null ? 0.2 : 0;
        confidence -= question.UnknownShare * 0.6;
        if (question.Unread.Count > 0 && !IsAnchored(question))
        {
            confidence *= 0.35;   // a count of nothing that the company keeps: "how many people are on leave"
        }

        if (!question.IsAsked)
        {
            confidence *= 0.3;
        }

        if (question.HasLooseAmount || question.IsAdvice)
        {
            confidence *= 0.5;
        }

        // Notes tell, and at length.
        if (utterance.Text.Length > 60 && question.GroupBy.Count == 0)
        {
            confidence *= 0.6;
        }

        if (question is { Unavailable: not null, IsInterrogative: true } && !IsTold(utterance.Text))
        {
            confidence = Math.Max(confidence, 0.9);   // whatever else it sounds like, it asks for what is not kept
        }

        return Math.Clamp(confidence, 0, 0.98);
    }

    // What a customer asks or wants is told in a note: 他问交期多久.
    private static bool IsTold(string text) => QuestionLexicon.Default.Text("telling").Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Something in it belongs to sales for certain.</summary>
    private static bool IsAnchored(Question question) =>
        question.Subject is not (null or MetricSubject.Opportunity) || question.Evidence.ContainsKey("subject") || question.Whose is not null || question.Filters.Exists(filter => filter.Field is not ("team" or "region" or "city")) || question.Filters.Count > 0 && question.Unread.Count < 2 || question.Unavailable is not null || question.UnknownName is not null ||
        question.Measures.Exists(measure => measure is not ("count" or "amount")) || question.Measures.Count > 0 && question.Statuses.Count > 0;

    private static bool IsPerformance(MetricQuery query, Question question)
    {
        if (query.Measure is "attainment" or "target" or "target_gap" or "activity_count" or "planned_count" or "activity_completion" or "new_customers")
        {
            return true;
        }

        if (query.Subject != MetricSubject.Opportunity || query.Measure is "list" or "weighted_forecast" or "stage_conversion" or "stalled_count")
        {
            return query is { Measure: "overdue_count", Subject: MetricSubject.Interaction or MetricSubject.Task };
        }

        var statuses = query.Filters.Where(filter => filter.Field == "status").SelectMany(filter => filter.Values).ToList();
        var isPast = query.Measure is "win_rate" or "avg_cycle_days" || (statuses.Count > 0 && !statuses.Contains("open"));
        var isOfPeople = query.Filters.Any(filter => filter.Field is "owner" or "team" or "scope") || query.GroupBy.Any(axis => axis is Dimension.Owner or Dimension.Team) || query.GroupBy.Count == 0;
        var isOfThings = query.Filters.Any(filter => filter.Field is "product" or "industry" or "customer" or "source" or "competitor" or "stage" or "grade" or "category") ||
            query.GroupBy.Any(axis => axis is Dimension.Product or Dimension.Industry or Dimension.Source or Dimension.Stage or Dimension.Customer or Dimension.Category);
        return question.IsAboutPerformance || (isPast && isOfPeople && !isOfThings) || (isPast && query.GroupBy.Any(axis => axis is Dimension.Month or Dimension.Quarter));
    }

    private sealed record Memo(ReadingContext Context, FigureReading? Reading);
}

/// <summary>A message or a part of it, read as one question.</summary>
/// <param name="Reading">Null where it is no question.</param>
/// <param name="Places">Where a further question may begin in it.</param>
internal sealed record QuestionPart(FigureReading? Reading, Question Question, IEnumerable<int> Places);
