using System.Globalization;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import;

/// <summary>Cells of imported files as canonical text (see <see cref="FieldCodec"/>).</summary>
internal sealed class CellReader(CompanyCalendar calendar, FieldCatalogue catalogue, Func<string, string>? mask)
{
    private static readonly string[] Dates =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "M/d/yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "MMM d, yyyy",
    ];

    private static readonly string[] Months = ["yyyy-M", "yyyy/M", "yyyy.M", "yyyyMM", "yyyy年M月", "MMM yyyy"];

    private static readonly string[] Clocks = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt"];

    private static readonly string[] Currencies = ["US$", "HK$", "CN¥", "¥", "￥", "$", "€", "£", "USD", "EUR", "GBP", "CNY", "RMB", "HKD"];

    /// <summary>Canonical text, or null with the reason.</summary>
    /// <param name="field">Neither reference nor order-line figure: those have their own readers.</param>
    /// <param name="header">Its header may carry a unit, such as 万元.</param>
    /// <param name="isFreeChoice">Whether the property keeps words that the choice set does not know.</param>
    /// <param name="cell">Not empty.</param>
    public (string? Text, string? Reason) Read(FieldDefinition field, string header, bool isFreeChoice, string cell) => field.Type switch
    {
        FieldType.Choice => catalogue.FindChoice(field.ChoiceSet!, cell) is { } choice ? (choice.Code, null)   // a choice field names its set
            : isFreeChoice ? (Masked(cell), null)
            : (null, $"'{cell}' is not one of: {string.Join(", ", catalogue.Choices(field.ChoiceSet!).Select(known => known.Zh + "/" + known.Word))}"),
        FieldType.Money => Decimal(cell, header) is { } money ? (Scaled(money, 100), null) : (null, $"'{cell}' is not an amount"),
        FieldType.Percent => Percent(cell) is { } percent ? (percent, null) : (null, $"'{cell}' is not a percentage"),
        FieldType.WholeNumber => Decimal(cell, header) is { } number ? (Scaled(number, 1), null) : (null, $"'{cell}' is not a number"),
        FieldType.Date => Date(cell, field.Name) is { } date ? (FieldCodec.Write(date), null) : (null, $"'{cell}' is not a date"),
        FieldType.Moment => Moment(cell) is { } moment ? (FieldCodec.Write(moment), null) : (null, $"'{cell}' is not a date and time"),
        FieldType.Time => TimeOnly.TryParse(cell, CultureInfo.InvariantCulture, out var time) ? (FieldCodec.Write(time), null) : (null, $"'{cell}' is not a time"),
        FieldType.Flag => Spelling.Fold(cell) is "true" or "1" or "yes" or "y" or "是" ? ("true", null) : ("false", null),
        _ => (Masked(cell), null),
    };

    /// <summary>A plain number, with the thousands marks and units that people write; null when it is none.</summary>
    public static decimal? Decimal(string cell, string header)
    {
        var text = cell.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        text = Currencies.FirstOrDefault(currency => text.StartsWith(currency, StringComparison.OrdinalIgnoreCase)) is { } before ? text[before.Length..] : text;
        text = Currencies.FirstOrDefault(currency => text.EndsWith(currency, StringComparison.OrdinalIgnoreCase)) is { } after ? text[..^after.Length] : text;
        var factor = header.Contains('万', StringComparison.Ordinal) ? 10_000m : 1m;
        if (text is [.., 'k' or 'K' or 'M'] and [>= '0' and <= '9', ..])
        {
            (factor, text) = (text[^1] == 'M' ? 1_000_000m : 1_000m, text[..^1]);
        }

        if (text.EndsWith('万') || text.EndsWith("万元", StringComparison.Ordinal))
        {
            (factor, text) = (10_000m, text.TrimEnd('元').TrimEnd('万'));
        }

        text = text.TrimEnd('元');
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000_000m ? value * factor : null;
    }

    /// <summary>The digits of <paramref name="value"/> × <paramref name="scale"/>, rounded to a whole number.</summary>
    public static string Scaled(decimal value, int scale) => decimal.ToInt64(decimal.Round(value * scale, 0, MidpointRounding.AwayFromZero)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a cell of an instant says a clock time.</summary>
    public static bool HasClock(string cell) => cell.Contains(':', StringComparison.Ordinal) && !cell.Contains("00:00:00.000", StringComparison.Ordinal);

    /// <summary>Whether <paramref name="day"/> is written as a date without a clock time.</summary>
    public static bool IsDate(string day) =>
        DateOnly.TryParseExact(day, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || DateOnly.TryParseExact(day, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Whole percent as digits; null when it is none.</summary>
    public static string? Percent(string cell)
    {
        var text = cell.TrimEnd('%', '％').Trim();
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        // "0.35" without a sign is a share; "35" and "35%" are percent.
        var isShare = text.Length == cell.Trim().Length && text.Contains('.', StringComparison.Ordinal) && value is > 0 and <= 1;
        return Scaled(isShare ? value * 100 : value, 1);
    }

    private DateOnly? Date(string cell, string field)
    {
        if (field == nameof(Targets.Target.Month))
        {
            var month = DateOnly.TryParseExact(cell, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : Date(cell, "");
            return month is { } day ? new DateOnly(day.Year, day.Month, 1) : null;
        }

        if (DateOnly.TryParseExact(cell, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        return Moment(cell) is { } moment ? calendar.DateOf(moment) : null;
    }

    private DateTime? Moment(string cell)
    {
        if (DateOnly.TryParseExact(cell, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return calendar.ToUtc(date.ToDateTime(TimeOnly.MinValue));
        }

        var hasZone = cell.EndsWith('Z') || (cell.Length > 16 && (cell[^6] is '+' or '-'));
        if (hasZone && DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return instant.UtcDateTime;
        }

        // "2026-03-03 14:30", "2026/3/3 14:30:00", "2026-03-03T14:30": wall-clock time of the company.
        var split = cell.IndexOfAny([' ', 'T']);
        return split > 0
            && DateOnly.TryParseExact(cell[..split], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && TimeOnly.TryParseExact(cell[(split + 1)..].Trim(), Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? calendar.ToUtc(day.ToDateTime(clock))
            : null;
    }

    private string Masked(string cell) => mask is null ? cell : mask(cell);
}
