namespace SalesAssistant.Skills.Language.Intents;

/// <summary>A text's features, its label, and how much it counts.</summary>
/// <param name="Source">Texts made from the same line share it: they are never on both sides of a fold.</param>
internal sealed record LabelledFeatures(List<(ulong Key, int Times)> Counted, string Label, float Weight, uint Source);

/// <summary>Fits, calibrates and measures a model on any labelled set; the same input gives the same model.</summary>
internal static class IntentTrainer
{
    private const int Folds = 5;

    /// <param name="outOfScope">The label that means "none of the others"; null when the set has none.</param>
    /// <param name="foldsToRun">On how many of the five folds temperature and threshold are chosen.</param>
    public static IntentModel Train(IReadOnlyList<LabelledFeatures> texts, LinearOptions options, CueWords cues, string? outOfScope, int foldsToRun = Folds)
    {
        var calibration = new Calibration();
        for (var fold = 0; fold < foldsToRun; fold++)
        {
            var kept = texts.Where(text => FoldOf(text) != fold).ToList();
            var partial = Fit(kept, options, cues);
            Hold(partial, texts.Where(text => FoldOf(text) == fold), outOfScope, calibration);
        }

        var model = Fit(texts, options, cues);
        return new IntentModel(model.Labels, model.Bits, model.Places, model.Rarity, model.Weights, model.Bias)
        {
            GroupLength = options.GroupLength,
            Cues = cues,
            Temperature = calibration.Temperature(),
            Threshold = outOfScope is null ? 0 : calibration.Threshold(options.LostShare),
        };
    }

    private static int FoldOf(LabelledFeatures text) => (int)(TextHash.Scramble(text.Source) % Folds);

    public static IntentModel Fit(IReadOnlyList<LabelledFeatures> texts, LinearOptions options, CueWords cues)
    {
        var labels = texts.Select(text => text.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        var numberOf = labels.Select((label, number) => (label, number)).ToDictionary(pair => pair.label, pair => pair.number);
        var (places, rarity) = Vocabulary(texts, options);
        var empty = new IntentModel(labels, options.Bits, places, rarity, [], new float[labels.Count]) { GroupLength = options.GroupLength };
        var vector = new SparseVector();
        var samples = texts.Select(text =>
        {
            Vectorizer.Fill(text.Counted, empty.RowOf, rarity, options.GroupLength, vector);
            return new Sample([.. vector.Rows], [.. vector.Values], numberOf[text.Label], text.Weight);
        }).ToList();
        var (weights, bias) = LinearTrainer.Fit(samples, places.Length, labels.Count, options);
        return new IntentModel(labels, options.Bits, places, rarity, weights, bias) { GroupLength = options.GroupLength, Cues = cues };
    }

    private static (int[] Places, float[] Rarity) Vocabulary(IReadOnlyList<LabelledFeatures> texts, LinearOptions options)
    {
        var table = new int[1 << options.Bits];
        foreach (var text in texts)
        {
            foreach (var (key, _) in text.Counted)
            {
                table[(uint)key & (uint)(table.Length - 1)]++;
            }
        }

        var places = Enumerable.Range(0, table.Length).Where(place => table[place] >= options.FewestTexts).ToArray();
        return (places, [.. places.Select(place => MathF.Log((1f + texts.Count) / (1f + table[place])) + 1)]);
    }

    private static void Hold(IntentModel model, IEnumerable<LabelledFeatures> texts, string? outOfScope, Calibration calibration)
    {
        var vector = new SparseVector();
        foreach (var text in texts)
        {
            var scores = new float[model.Labels.Count];
            Vectorizer.Fill(text.Counted, model.RowOf, model.Rarity, model.GroupLength, vector);
            model.Score(vector, scores);
            calibration.Add(scores, IndexOf(model.Labels, text.Label), outOfScope is null ? -1 : IndexOf(model.Labels, outOfScope), text.Weight);
        }
    }

    private static int IndexOf(IReadOnlyList<string> labels, string label)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label)
            {
                return i;
            }
        }

        return -1;
    }
}
