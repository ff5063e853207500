using SalesAssistant.Data.Access;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills;

/// <summary>What can be said next, at most three; every one works as a follow-up within the caller's rights.</summary>
internal static class FigureFollowUps
{
    public static IReadOnlyList<ReplyAction> For(MetricAnswer answer, SkillContext context, FigureWords words)
    {
        var query = answer.Query;
        var keys = new List<string>();
        if (query.Measure is not ("list" or "target" or "share" or "growth" or "stage_conversion" or "last_date") && answer.RowCount is > 0 and <= 200 && query.GroupBy.Count == 0)
        {
            keys.Add(query.Subject == MetricSubject.Opportunity ? "which" : "whichnotes");
        }

        if (query.GroupBy.Count == 0 && query.Measure is not ("stage_conversion" or "growth" or "share" or "last_date") && answer.RowCount > 1)
        {
            keys.Add(Axis(query, context));
        }

        if (query.Period is { From: { } from, To: { } to } && query.CompareTo is null)
        {
            var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
            keys.Add(months switch { 1 => "lastmonth", 3 => "lastquarter", _ => "lastyear" });
        }

        return [.. keys.Distinct().Take(3).Select(key => words.Say("say." + key)).Select(text => new ReplyAction(text, "say", text))];
    }

    private static string Axis(MetricQuery query, SkillContext context)
    {
        var isPointed = query.Filters.Any(filter => filter.Field is "owner");
        return context.Caller.Scope switch
        {
            AccessScope.All when !isPointed && !query.Filters.Any(filter => filter.Field == "team") => "byteam",
            AccessScope.All or AccessScope.Team when !isPointed => "byowner",
            _ when query.Measure is "attainment" or "target" or "target_gap" => "bymonth",
            _ when query.Subject is MetricSubject.Opportunity && query.Filters.Any(filter => filter.Field == "status" && filter.Values.Contains("open")) => "bystage",
            _ when query.Subject is MetricSubject.Customer => "bymonth",
            _ => "bycustomer",
        };
    }
}
