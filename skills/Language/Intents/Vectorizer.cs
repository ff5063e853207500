namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Feature counts → weighted vector: rare features count more, repeats less, each group has a fixed length.</summary>
internal static class Vectorizer
{
    /// <param name="groupLength">How much each <see cref="FeatureGroup"/> counts beside the others; 0 = left out.</param>
    /// <param name="counted">Distinct features with their counts, as <see cref="FeatureBag.Count"/> gives them.</param>
    public static void Fill(List<(ulong Key, int Times)> counted, Func<uint, int> rowOf, float[] rarity, float[] groupLength, SparseVector vector)
    {
        vector.Clear();
        Span<float> squares = stackalloc float[FeatureBag.Groups];
        Span<int> ends = stackalloc int[FeatureBag.Groups];
        squares.Clear();
        foreach (var (key, times) in counted)
        {
            var group = (int)FeatureBag.GroupOf(key);
            var row = groupLength[group] > 0 ? rowOf((uint)key) : -1;
            if (row >= 0)
            {
                var value = (1 + MathF.Log(times)) * rarity[row];
                squares[group] += value * value;
                vector.Rows.Add(row);
                vector.Values.Add(value);
                ends[group] = vector.Rows.Count;
            }
        }

        // Keys are sorted by group: each group is one stretch of the vector.
        var start = 0;
        for (var group = 0; group < FeatureBag.Groups; group++)
        {
            var scale = squares[group] > 0 ? groupLength[group] / MathF.Sqrt(squares[group]) : 0;
            for (; start < ends[group]; start++)
            {
                vector.Values[start] *= scale;
            }
        }
    }
}
