namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Which features spoke for one label against another.</summary>
internal static class IntentExplanation
{
    private const int Shown = 5;

    /// <summary>Words and signs with their weight for <paramref name="best"/> over <paramref name="other"/>, strongest first.</summary>
    public static IEnumerable<string> Strongest(IntentModel model, Utterance utterance, ReadingContext context, string best, string other)
    {
        var names = new Dictionary<ulong, string>();
        var features = new UtteranceFeatures { Bag = new FeatureBag { Names = names } };
        var counted = features.Of(utterance, context, model.Cues);
        var vector = new SparseVector();
        Vectorizer.Fill(counted, model.RowOf, model.Rarity, model.GroupLength, vector);
        var nameOf = names.ToLookup(pair => model.RowOf((uint)pair.Key), pair => pair.Value);
        var labels = model.Labels.ToList();
        var (won, lost) = (labels.IndexOf(best), labels.IndexOf(other));
        return vector.Rows
            .Select((row, index) => (Name: nameOf[row].FirstOrDefault() ?? "", Weight: vector.Values[index] * (model.Weights[(row * labels.Count) + won] - model.Weights[(row * labels.Count) + lost])))
            .Where(feature => feature.Weight > 0.01f && feature.Name.Length > 1 && utterance.Text.Contains(feature.Name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(feature => feature.Weight)
            .ThenBy(feature => feature.Name, StringComparer.Ordinal)
            .Take(Shown)
            .Select(feature => $"{feature.Name} +{feature.Weight:0.00}");
    }
}
