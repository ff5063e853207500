using System.Globalization;

namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

internal enum NumberForm : byte
{
    Integer,
    Decimal,
    Fraction,
    Power,
}

/// <summary>A number that stands in the tokens from <paramref name="From"/> to before <paramref name="To"/>.</summary>
internal readonly record struct EnglishNumber(int From, int To, double Value, NumberForm Form)
{
    /// <summary>Up to fifteen digits, larger and smaller ones with an exponent.</summary>
    internal string ValueText => Format(Value);

    internal string FormText => Form switch
    {
        NumberForm.Integer => "integer",
        NumberForm.Decimal => "decimal",
        NumberForm.Fraction => "fraction",
        _ => "power",
    };

    internal static string Format(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
