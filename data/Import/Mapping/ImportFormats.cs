using System.Globalization;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>How cells that are not plain become what <see cref="CellReader"/> reads.</summary>
internal static class ImportFormats
{
    /// <summary>1.234,56: the comma is the decimal mark.</summary>
    public const string DecimalComma = "1.234,56";

    /// <summary>A head count that gives the company's size.</summary>
    public const string Employees = "employees";

    /// <summary>The cell by <paramref name="format"/>; as it is where it does not fit, so that the reader names the fault.</summary>
    public static string Apply(string? format, string cell) => format switch
    {
        null => cell,
        DecimalComma => PlainDecimal(cell),
        Employees => CellReader.Decimal(cell, "") is not { } count ? cell : count < 100 ? "Small" : count <= 1000 ? "Medium" : "Large",
        _ => Date(format, cell),
    };

    public static string PlainDecimal(string cell) => cell.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');

    private static string Date(string format, string cell)
    {
        var split = cell.IndexOf(' ', StringComparison.Ordinal);
        var day = split > 0 ? cell[..split] : cell;
        return DateOnly.TryParseExact(day, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (split > 0 ? cell[split..] : "")
            : cell;
    }
}
