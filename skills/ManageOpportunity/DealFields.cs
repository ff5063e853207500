using System.Globalization;
using System.Reflection;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Skills.Deals;

/// <summary>Asked values → field changes of a deal, old → new, with what a stage brings along.</summary>
internal static class DealFields
{
    private static readonly Dictionary<string, PropertyInfo> Properties = typeof(Opportunity).GetProperties().ToDictionary(property => property.Name);

    public static IReadOnlyList<FieldChange> Changes(Opportunity deal, IReadOnlyDictionary<string, string?> asked, IReadOnlyDictionary<string, string> words, SalesSettings settings, DateOnly today)
    {
        var wanted = new Dictionary<string, string?>(asked.Where(change => Properties.ContainsKey(change.Key)));
        if (wanted.TryGetValue("Stage", out var text) && Enum.TryParse<Stage>(text, out var stage) && stage != deal.Stage)
        {
            wanted.TryAdd("WinProbability", Probability(stage, settings).ToString(CultureInfo.InvariantCulture));
            wanted.TryAdd("ClosedAt", stage >= Stage.Won ? FieldCodec.Write(deal.ClosedAt ?? today) : null);
        }

        return [.. wanted
            .Select(change => new FieldChange(change.Key, FieldCodec.Write(Properties[change.Key].GetValue(deal)), change.Value, words.GetValueOrDefault(change.Key)))
            .Where(change => change.Old != change.New)];
    }

    /// <summary>Whole percent by stage; lost is 0.</summary>
    public static int Probability(Stage stage, SalesSettings settings) => stage switch
    {
        Stage.Lost => 0,
        Stage.AfterSales => settings.StageProbabilities[^1],
        _ => settings.StageProbabilities[(int)stage],
    };
}
