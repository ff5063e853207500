namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Which features spoke for one label against another.</summary>
internal static class IntentExplanation
{
    private const int Shown = 5;
    private const float Least = 0.01f;

    /// <summary>Words and signs with their weight for the likeliest label over the next, strongest first.</summary>
    public static IEnumerable<string> Strongest(IntentModel model, Utterance utterance, ReadingContext context)
    {
        var names = new Dictionary<ulong, string>();
        var features = new UtteranceFeatures { Bag = new FeatureBag { Names = names } };
        var vector = new SparseVector();
        Vectorizer.Fill(features.Of(utterance, context, model.Cues), model.RowOf, model.Rarity, model.GroupLength, vector);
        var weighed = Weighed(model, vector);

        // Few features weigh anything: only those are looked up.
        var nameOf = weighed.Select(feature => feature.Row).Distinct().ToDictionary(row => row, _ => "");
        foreach (var (key, name) in names)
        {
            var row = model.RowOf((uint)key);
            if (nameOf.TryGetValue(row, out var known) && known.Length == 0)
            {
                nameOf[row] = name;
            }
        }

        return weighed
            .Select(feature => (Name: nameOf[feature.Row], feature.Weight))
            .Where(feature => feature.Name.Length > 1 && utterance.Text.Contains(feature.Name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(feature => feature.Weight)
            .ThenBy(feature => feature.Name, StringComparer.Ordinal)
            .Take(Shown)
            .Select(feature => $"{feature.Name} +{feature.Weight:0.00}");
    }

    private static List<(int Row, float Weight)> Weighed(IntentModel model, SparseVector vector)
    {
        var scores = new float[model.Labels.Count];
        model.Score(vector, scores);
        var won = scores.AsSpan().IndexOf(scores.Max());
        scores[won] = float.NegativeInfinity;
        var lost = scores.AsSpan().IndexOf(scores.Max());
        var weighed = new List<(int Row, float Weight)>();
        for (var i = 0; i < vector.Rows.Count; i++)
        {
            var weights = model.Weights.AsSpan(vector.Rows[i] * scores.Length, scores.Length);
            var weight = vector.Values[i] * (weights[won] - weights[lost]);
            if (weight > Least)
            {
                weighed.Add((vector.Rows[i], weight));
            }
        }

        return weighed;
    }
}
