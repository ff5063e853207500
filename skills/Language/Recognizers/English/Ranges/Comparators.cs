namespace SalesAssistant.Skills.Language.Recognizers.English.Ranges;

/// <summary>On which side of a number a range lies, and whether the number itself is in it.</summary>
internal enum Side : byte
{
    Above,
    AtLeast,
    Below,
    AtMost,
    Equal,
}

/// <summary>Words that compare with the number behind them ("at least 20") or before them ("20 or more").</summary>
internal static class Comparators
{
    private static readonly string[] Larger = ["more", "greater", "bigger", "larger", "higher"];
    private static readonly string[] Smaller = ["less", "smaller", "lower", "fewer"];

    private static readonly (string Phrase, Side Side)[] Single =
    [
        ("over", Side.Above), ("above", Side.Above), ("beyond", Side.Above), ("exceed", Side.Above), ("exceeds", Side.Above), ("exceeding", Side.Above), ("exceeded", Side.Above),
        ("surpass", Side.Above), ("surpasses", Side.Above), ("surpassing", Side.Above), ("surpassed", Side.Above), (">", Side.Above), ("> =", Side.AtLeast),
        ("at least", Side.AtLeast), ("at least or equal to", Side.AtLeast), ("not under", Side.AtLeast), ("not below", Side.AtLeast), ("a minimum of", Side.AtLeast), ("minimum of", Side.AtLeast),
        ("under", Side.Below), ("below", Side.Below), ("<", Side.Below), ("< =", Side.AtMost), ("at most", Side.AtMost), ("at most or equal to", Side.AtMost), ("up to", Side.AtMost), ("not over", Side.AtMost), ("not above", Side.AtMost),
        ("a maximum of", Side.AtMost), ("maximum of", Side.AtMost), ("equals", Side.Equal), ("equals to", Side.Equal), ("equal to", Side.Equal), ("equal", Side.Equal),
    ];

    internal static PhraseTable<Side> Before { get; } = new(
        [.. Single, .. Larger.SelectMany(word => Compared(word, Side.Above, Side.AtLeast, Side.AtMost)), .. Smaller.SelectMany(word => Compared(word, Side.Below, Side.AtMost, Side.AtLeast))]);

    internal static PhraseTable<Side> Behind { get; } = new(
        [.. Larger.Append("over").Append("above").SelectMany(word => Tail(word, Side.AtLeast)), .. Smaller.Append("under").Append("below").SelectMany(word => Tail(word, Side.AtMost))]);

    private static IEnumerable<(string, Side)> Compared(string word, Side open, Side closed, Side opposite) =>
    [
        ($"{word} than", open),
        ($"{word} than or equal to", closed), ($"{word} than or equals to", closed), ($"{word} than or equal", closed), ($"{word} or equal than", closed), ($"{word} or equal to", closed),
        ($"equal to or {word} than", closed), ($"equal or {word} than", closed), ($"equals or {word} than", closed),
        ($"no {word} than", opposite), ($"not {word} than", opposite),
    ];

    private static IEnumerable<(string, Side)> Tail(string word, Side side) => [($"or {word}", side), ($"or {word} than", side), ($"and {word}", side)];
}
