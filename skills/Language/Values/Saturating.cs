namespace SalesAssistant.Skills.Language.Values;

/// <summary>Whole numbers from what was said. People can say more than a number of the machine holds; the end of its range stands for it, and the limits of the field refuse that.</summary>
internal static class Saturating
{
    /// <summary>Rounded to the nearest.</summary>
    internal static long ToInt64(decimal value) => decimal.ToInt64(decimal.Round(Math.Clamp(value, long.MinValue, long.MaxValue)));

    /// <summary>Rounded to the nearest.</summary>
    internal static int ToInt32(decimal value) => decimal.ToInt32(decimal.Round(Math.Clamp(value, int.MinValue, int.MaxValue)));

    /// <summary>Yuan in fen.</summary>
    internal static long ToFen(decimal yuan) => ToInt64(Math.Clamp(yuan, long.MinValue, long.MaxValue) * 100);
}
