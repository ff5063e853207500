namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Which features spoke for one label against another.</summary>
internal static class IntentExplanation
{
    private const int Shown = 5;
    private const float Least = 0.01f;

    /// <summary>Words and signs with their weight for the likeliest label over the next, strongest first.</summary>
    /// <param name="features">Its buffers.</param>
    /// <param name="vector">The same.</param>
    public static List<string> Strongest(IntentModel model, Utterance utterance, ReadingContext context, UtteranceFeatures features, SparseVector vector)
    {
        Vectorizer.Fill(features.Of(utterance, context, model.Cues), model.RowOf, model.Rarity, model.GroupLength, vector);
        var weighed = Weighed(model, vector);

        // Few features weigh anything: only those are named.
        var nameOf = weighed.Select(feature => feature.Row).Distinct().ToDictionary(row => row, _ => "");
        foreach (var (key, name) in Names(model, utterance, context, features, nameOf))
        {
            var row = model.RowOf((uint)key);
            if (nameOf[row].Length == 0)
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
            .Select(feature => $"{feature.Name} +{feature.Weight:0.00}")
            .ToList();
    }

    private static Dictionary<ulong, string> Names(IntentModel model, Utterance utterance, ReadingContext context, UtteranceFeatures features, Dictionary<int, string> rows)
    {
        var names = new Dictionary<ulong, string>();
        features.Bag.Name(names, key => rows.ContainsKey(model.RowOf((uint)key)));
        features.Of(utterance, context, model.Cues);
        features.Bag.Name(null, _ => false);
        return names;
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
