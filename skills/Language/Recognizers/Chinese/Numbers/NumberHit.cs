using System.Globalization;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>A number read from a normalised text.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Value">What it is worth.</param>
internal readonly record struct NumberHit(int Start, int End, double Value)
{
    /// <summary>One Chinese numeral without a unit (五, 十): also a part of many words.</summary>
    internal bool IsLoneDigit { get; init; }

    /// <summary>几, 多 or 余 stands inside: 十几万 is more than 100,000.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>Written in Arabic digits without a Chinese unit.</summary>
    internal bool IsArabic { get; init; }

    /// <summary>The value in the specification's form: 15 significant digits.</summary>
    internal static string Text(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
