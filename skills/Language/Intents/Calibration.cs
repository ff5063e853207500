namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Scores of texts that were not trained on, and the temperature and threshold that suit them best.</summary>
internal sealed class Calibration
{
    private readonly List<Held> _held = [];

    /// <param name="label">The right label's number; negative when the model does not know it.</param>
    /// <param name="outOfScope">The out-of-scope label's number; negative when there is none.</param>
    public void Add(float[] scores, int label, int outOfScope, float weight) => _held.Add(new Held(scores, label, outOfScope, weight));

    /// <summary>Least average surprise at the right labels.</summary>
    public float Temperature()
    {
        var known = _held.Where(held => held.Label >= 0).ToList();
        return known.Count == 0 ? 1 : Range(0.3f, 3f, 0.05f).MinBy(temperature => known.Sum(held => held.Weight * held.Surprise(temperature)));
    }

    /// <summary>The probability below which a text counts as out of scope: so low that only <paramref name="lostShare"/> of the rightly decided texts in scope fall below it.</summary>
    /// <remarks>Taken from the texts in scope alone: sets have thousands of those and so few others that a threshold chosen on them would be chance.</remarks>
    public float Threshold(double lostShare)
    {
        var temperature = Temperature();
        var right = _held.Select(held => held.Decide(temperature)).Where(text => !text.IsOutside && text.IsRight).Select(text => text.Probability).Order().ToList();
        return right.Count == 0 ? 0 : right[(int)(lostShare * (right.Count - 1))];
    }

    private static IEnumerable<float> Range(float from, float to, float step) =>
        Enumerable.Range(0, (int)MathF.Round((to - from) / step) + 1).Select(index => from + (index * step));

    private sealed record Held(float[] Scores, int Label, int OutOfScope, float Weight)
    {
        public double Surprise(float temperature)
        {
            var probabilities = (float[])Scores.Clone();
            IntentModel.Softmax(probabilities, temperature);
            return -Math.Log(Math.Max(1e-9, probabilities[Label]));
        }

        public (bool IsOutside, bool IsRight, float Probability) Decide(float temperature)
        {
            var probabilities = (float[])Scores.Clone();
            IntentModel.Softmax(probabilities, temperature);
            var best = Array.IndexOf(probabilities, probabilities.Max());
            return (Label == OutOfScope, best == Label, best == OutOfScope ? 1 : probabilities[best]);
        }
    }
}
