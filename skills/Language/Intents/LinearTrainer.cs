using System.Numerics;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>How weights are fitted.</summary>
internal sealed record LinearOptions
{
    private const int ManyLabels = 100;

    /// <summary>For sets without names: a larger table, since nothing is stored. Each text moves its own label most, so many labels take more rounds.</summary>
    public static LinearOptions ForAnySet(int labels) =>
        new() { Bits = 21, Epochs = labels > ManyLabels ? 24 : 16, Dropout = 0.6f, GroupLength = [1f, 1.5f, 0, 0.6f, 0, 0] };

    public int Bits { get; init; } = 18;

    /// <summary>How much each <see cref="FeatureGroup"/> counts beside the others; 0 = left out.</summary>
    public float[] GroupLength { get; init; } = [1f, 0.5f, 0.7f, 0.6f, 0.7f, 0.5f];

    /// <summary>Share of the rightly decided texts in scope that may be taken for out of scope, 0 to 1.</summary>
    public double LostShare { get; init; } = 0.002;

    /// <summary>Features seen in fewer texts are left out.</summary>
    public int FewestTexts { get; init; } = 2;

    public int Epochs { get; init; } = 30;

    /// <summary>First step width; it falls to nothing over the epochs.</summary>
    public float Rate { get; init; } = 2f;

    /// <summary>Pulls weights towards zero, by this much in an epoch: the same pull for small and large sets.</summary>
    public float Decay { get; init; } = 0.08f;

    /// <summary>Share of the features that each step does not see, so that none is leaned on alone.</summary>
    public float Dropout { get; init; }

    /// <summary>Share of the wanted probability that is spread over all labels.</summary>
    public float Smoothing { get; init; } = 0.05f;
}

/// <summary>Multinomial logistic regression by stochastic gradient steps in a fixed order.</summary>
internal static class LinearTrainer
{
    /// <summary>Weights (row after row, one a label) and one bias a label.</summary>
    public static (float[] Weights, float[] Bias) Fit(IReadOnlyList<Sample> samples, int rows, int labels, LinearOptions options)
    {
        // Rows are padded to whole vectors of 16; weights are kept without the decay factor, which is one number.
        var width = (labels + 15) / 16 * 16;
        var weights = new float[(long)rows * width];
        var bias = new float[width];
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var shuffler = new Shuffler(20260617);
        var scores = new float[width];
        var factor = 1f;
        var steps = (float)options.Epochs * samples.Count;
        var step = 0;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            shuffler.Shuffle<int>(order);
            foreach (var index in order)
            {
                var sample = options.Dropout > 0 ? Thinned(samples[index], options.Dropout, shuffler) : samples[index];
                var rate = options.Rate * (1 - (step++ / steps));
                Gradient(sample, weights, bias, factor, labels, options.Smoothing, scores);
                factor *= 1 - (rate * options.Decay / samples.Count);
                Step(sample, weights, scores, rate * sample.Weight / factor);
                for (var label = 0; label < labels; label++)
                {
                    bias[label] -= 0.02f * rate * sample.Weight * scores[label];
                }
            }
        }

        return (Compact(weights, rows, width, labels, factor), bias[..labels]);
    }

    private static Sample Thinned(Sample sample, float share, Shuffler shuffler)
    {
        var rows = new List<int>(sample.Rows.Length);
        var values = new List<float>(sample.Rows.Length);
        for (var i = 0; i < sample.Rows.Length; i++)
        {
            if (shuffler.Next(1000) >= share * 1000)
            {
                rows.Add(sample.Rows[i]);
                values.Add(sample.Values[i] / (1 - share));
            }
        }

        return sample with { Rows = [.. rows], Values = [.. values] };
    }

    private static void Gradient(Sample sample, float[] weights, float[] bias, float factor, int labels, float smoothing, float[] scores)
    {
        Array.Clear(scores);
        for (var i = 0; i < sample.Rows.Length; i++)
        {
            AddScaled(weights.AsSpan(sample.Rows[i] * scores.Length, scores.Length), sample.Values[i], scores);
        }

        for (var label = 0; label < labels; label++)
        {
            scores[label] = (scores[label] * factor) + bias[label];
        }

        IntentModel.Softmax(scores.AsSpan(0, labels), 1);
        for (var label = 0; label < labels; label++)
        {
            scores[label] -= smoothing / labels;
        }

        scores[sample.Label] -= 1 - smoothing;
        scores.AsSpan(labels).Clear();
    }

    private static void Step(Sample sample, float[] weights, float[] gradient, float rate)
    {
        for (var i = 0; i < sample.Rows.Length; i++)
        {
            AddScaled(gradient, -rate * sample.Values[i], weights.AsSpan(sample.Rows[i] * gradient.Length, gradient.Length));
        }
    }

    private static void AddScaled(ReadOnlySpan<float> from, float scale, Span<float> to)
    {
        for (var i = 0; i < from.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(to[i..]) + (new Vector<float>(from[i..]) * scale)).CopyTo(to[i..]);
        }
    }

    private static float[] Compact(float[] weights, int rows, int width, int labels, float factor)
    {
        var compact = new float[(long)rows * labels];
        for (var row = 0; row < rows; row++)
        {
            for (var label = 0; label < labels; label++)
            {
                compact[(row * labels) + label] = weights[(row * width) + label] * factor;
            }
        }

        return compact;
    }
}

/// <summary>One training text as a vector.</summary>
internal sealed record Sample(int[] Rows, float[] Values, int Label, float Weight);
