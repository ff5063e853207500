namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Feature counts → weighted vector: rare features count more, repeats less, each group has a fixed length.</summary>
internal static class Vectorizer
{
    private const int Groups = 6;

    /// <summary>How much each <see cref="FeatureGroup"/> counts beside the others.</summary>
    private static ReadOnlySpan<float> GroupLength => [1f, 0.5f, 0.7f, 0.6f, 0.7f, 0.5f];

    /// <param name="counted">Distinct features with their counts, as <see cref="FeatureBag.Count"/> gives them.</param>
    public static void Fill(List<(ulong Key, int Times)> counted, Func<uint, int> rowOf, float[] rarity, SparseVector vector)
    {
        vector.Clear();
        Span<float> squares = stackalloc float[Groups];
        Span<int> ends = stackalloc int[Groups];
        squares.Clear();
        foreach (var (key, times) in counted)
        {
            var row = rowOf((uint)key);
            if (row >= 0)
            {
                var value = (1 + MathF.Log(times)) * rarity[row];
                var group = (int)FeatureBag.GroupOf(key);
                squares[group] += value * value;
                vector.Rows.Add(row);
                vector.Values.Add(value);
                ends[group] = vector.Rows.Count;
            }
        }

        // Keys are sorted by group: each group is one stretch of the vector.
        var start = 0;
        for (var group = 0; group < Groups; group++)
        {
            var scale = squares[group] > 0 ? GroupLength[group] / MathF.Sqrt(squares[group]) : 0;
            for (; start < ends[group]; start++)
            {
                vector.Values[start] *= scale;
            }
        }
    }
}
