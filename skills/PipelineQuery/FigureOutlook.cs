using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills;

/// <summary>Whether a target will be reached: what is won so far and the weighted forecast of what is to close in the same period. No rate is run on.</summary>
internal static class FigureOutlook
{
    /// <summary>Both figures against the target in one sentence; null where they are not those two, or there is no target.</summary>
    public static TextBlock? Of(MetricAnswer? attained, MetricAnswer? forecast, SkillContext context)
    {
        if (attained is not { Query: { Measure: "attainment", GroupBy.Count: 0 } asked } || forecast?.Query.Measure != "weighted_forecast" || forecast.Query.Period?.To != asked.Period?.To || attained.Total.Extra.GetValueOrDefault("target") is not > 0)
        {
            return null;
        }

        var (won, target, coming) = (attained.Total.Extra.GetValueOrDefault("won_amount") ?? 0, attained.Total.Extra["target"]!.Value, forecast.Total.Value ?? 0);   // a target was just found
        string Money(decimal yuan) => Formats.Money(yuan, context.Settings.Currency);
        return new TextBlock(
            context.Say(
                "pipeline-query.outlook." + (won + coming >= target ? "met" : "short"),
                ("won", Money(won)), ("forecast", Money(coming)), ("sum", Money(won + coming)), ("target", Money(target)), ("percent", Formats.Percent((won + coming) / target)), ("gap", Money(target - won - coming))),
            "title");
    }
}
