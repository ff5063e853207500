namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Trained weights: for each feature known from training one weight a label.</summary>
internal sealed class IntentModel
{
    private readonly int[] _rowOf;

    /// <param name="labels">In ordinal order.</param>
    /// <param name="bits">The table has 2^bits places.</param>
    /// <param name="places">Place in the table of each row, ascending.</param>
    /// <param name="rarity">Inverse document frequency of each row.</param>
    /// <param name="weights">Row after row, one weight a label.</param>
    public IntentModel(IReadOnlyList<string> labels, int bits, int[] places, float[] rarity, float[] weights, float[] bias)
    {
        Labels = labels;
        Bits = bits;
        Places = places;
        Rarity = rarity;
        Weights = weights;
        Bias = bias;
        _rowOf = new int[1 << bits];
        Array.Fill(_rowOf, -1);
        for (var row = 0; row < places.Length; row++)
        {
            _rowOf[places[row]] = row;
        }
    }

    public IReadOnlyList<string> Labels { get; }

    public int Bits { get; }

    public int[] Places { get; }

    public float[] Rarity { get; }

    public float[] Weights { get; }

    public float[] Bias { get; }

    /// <summary>Divides the scores before they become probabilities; above 1 = less sure.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Below this probability the best label is not believed: out of scope.</summary>
    public float Threshold { get; init; }

    /// <summary>How much each <see cref="FeatureGroup"/> counts beside the others.</summary>
    public required float[] GroupLength { get; init; }

    public CueWords Cues { get; init; } = CueWords.None;

    public int RowOf(uint hash) => _rowOf[hash & (uint)(_rowOf.Length - 1)];

    /// <summary>Raw scores of <paramref name="features"/>, one a label.</summary>
    public void Score(SparseVector features, Span<float> scores)
    {
        Bias.CopyTo(scores);
        for (var i = 0; i < features.Rows.Count; i++)
        {
            var weights = Weights.AsSpan(features.Rows[i] * Labels.Count, Labels.Count);
            var value = features.Values[i];
            for (var label = 0; label < weights.Length; label++)
            {
                scores[label] += value * weights[label];
            }
        }
    }

    /// <summary>Scores → probabilities, in place.</summary>
    public void Calibrate(Span<float> scores) => Softmax(scores, Temperature);

    public static void Softmax(Span<float> scores, float temperature)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
        {
            most = Math.Max(most, score);
        }

        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += scores[i] = MathF.Exp((scores[i] - most) / temperature);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }
}

/// <summary>Rows of the model with the value of each.</summary>
internal sealed class SparseVector
{
    public List<int> Rows { get; } = new(256);

    public List<float> Values { get; } = new(256);

    public void Clear()
    {
        Rows.Clear();
        Values.Clear();
    }
}
