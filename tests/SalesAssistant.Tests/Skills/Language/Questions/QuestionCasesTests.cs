using System.Globalization;
using System.Text.Json;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Questions;
using SalesAssistant.Tests.Skills.Language.Entities;

namespace SalesAssistant.Tests.Skills.Language.Questions;

/// <summary>Cases/questions.json: what is said, by whom, and the query that it becomes; several lines are one conversation. Today is Wednesday, 4 March 2026.</summary>
public sealed class QuestionCasesTests(NamedCompany company) : IClassFixture<NamedCompany>
{
    public static TheoryData<string> Cases
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var item in Read())
            {
                data.Add($"{item.As}: {string.Join(" / ", item.Say)}");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Question_becomes_its_query(string name)
    {
        var item = Read().Single(candidate => $"{candidate.As}: {string.Join(" / ", candidate.Say)}" == name);
        var caller = item.As switch { "rep" => NamedCompany.Rep, "supervisor" => NamedCompany.Supervisor, _ => NamedCompany.Manager };
        var state = ConversationState.Empty with { LastShown = [new RecordRef(RecordKind.Customer, 3, "华东电缆集团有限公司")] };

        var got = new List<string>();
        foreach (var say in item.Say)
        {
            var utterance = company.Read(say, caller);
            var reading = QuestionReader.Read(utterance, new ReadingContext(caller, state, utterance.Now) { Names = company.Index.For(caller) });
            got.Add(reading is null ? "nothing" : Text(reading));
            state = reading is null ? state : state with { LastQuery = reading.Query, FirstQuery = reading.IsFollowUp ? state.FirstQuery : reading.Query, LastSkill = reading.IsPerformance ? "performance_report" : "pipeline_query" };
        }

        Assert.Equal(string.Join(" / ", item.Expect), string.Join(" / ", got));
    }

    [Theory]
    [InlineData("今天拜访了青岚仪器的汪静，她说预算80万，下周三前给她报价")]
    [InlineData("提醒我明天上午给贺明远打电话")]
    [InlineData("把青岚仪器色谱室改造那单推进到商务谈判")]
    [InlineData("新建客户云岭食品，食品行业，200人")]
    [InlineData("今天先做什么")]
    [InlineData("你好")]
    [InlineData("Met Grace at Helmway today, she wants a quote by Friday")]
    [InlineData("save it")]
    public void What_is_no_question_is_not_taken_for_one(string say)
    {
        var utterance = company.Read(say);

        var reading = QuestionReader.Read(utterance, new ReadingContext(NamedCompany.Rep, ConversationState.Empty, utterance.Now) { Names = company.Index.For(NamedCompany.Rep) });

        Assert.True(reading is null || reading.Confidence < 0.5, $"{reading?.Confidence} {reading?.Query.Measure}");
    }

    private static List<Case> Read() =>
        JsonSerializer.Deserialize<List<Case>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "questions.json")), JsonSerializerOptions.Web)!;   // a file of ours

    /// <summary>The query in one line: measure, rows, conditions, period, axes, order.</summary>
    private static string Text(FigureReading reading)
    {
        if (reading.Question.Unavailable is { } topic)
        {
            return "no data: " + topic;
        }

        if (reading.Question.UnknownName is { } name)
        {
            return "unknown: " + name;
        }

        var query = reading.Query;
        var parts = new List<string> { string.Join('+', query.ExtraMeasures.Prepend(query.Measure)), query.Subject.ToString() };
        parts.AddRange(query.Filters.Select(filter => filter.Field + Symbol(filter.Operator) + string.Join('/', filter.Values)));
        if (MetricRules.Complete(query).Period is { } period)
        {
            parts.Add($"{period.Field} {Day(period.From)}..{Day(period.To)}");
        }

        parts.AddRange(query.CompareTo is { } other ? [$"vs {Day(other.From)}..{Day(other.To)}"] : []);
        parts.AddRange(query.GroupBy.Count > 0 ? ["by " + string.Join(',', query.GroupBy)] : []);
        parts.AddRange(query.Having is { } having ? [$"having{Symbol(having.Operator)}{having.Value.ToString("0.####", CultureInfo.InvariantCulture)}"] : []);
        parts.AddRange(query.Without is { } without ? [$"{(without.Happened ? "with" : "without")} {without.What} since {Day(without.Since)}{(without.Happened ? ".." + Day(without.Until) : "")}"] : []);
        parts.AddRange(query.SortBy is { } sort ? [$"sort {sort} {(query.IsDescending ? "desc" : "asc")}"] : []);
        parts.AddRange(query.Limit is { } limit ? [$"limit {limit}{(query.LimitPer is { } axis ? $" per {axis}" : "")}{(query.Skip > 0 ? $" after {query.Skip}" : "")}"] : []);
        return string.Join(' ', parts) + (reading.Beside is { } second ? " & " + Text(second) : "");
    }

    private static string Day(DateOnly? date) => date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static string Symbol(FilterOperator operation) => operation switch
    {
        FilterOperator.GreaterThan => ">",
        FilterOperator.AtLeast => ">=",
        FilterOperator.LessThan => "<",
        FilterOperator.AtMost => "<=",
        FilterOperator.Contains => "~",
        FilterOperator.NotIn => "!=",
        _ => "=",
    };

    private sealed record Case(string As, IReadOnlyList<string> Say, IReadOnlyList<string> Expect);
}
