using System.Globalization;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>A column as its values show it.</summary>
internal sealed class ColumnProfile
{
    private const double Most = 0.9;
    private static readonly string[] DayFirst = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private static readonly string[] MonthFirst = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy"];

    public ColumnProfile(CsvTable table, int at, MappingWords words)
    {
        (Table, At, Raw) = (table, at, table.Headers[at]);
        Header = HeaderText.Of(Raw, words);
        var cells = table.Rows.Select(row => row.Cells[at]).Where(cell => cell.Length > 0).ToList();
        Filled = cells.Count;
        Counts = cells.GroupBy(cell => cell, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        IsUnique = Filled > 0 && Filled == Counts.Count && Filled == table.Rows.Count;
        var values = Counts.Keys.ToList();
        Dates = Share(values, IsDate);
        Format = DateFormat(values) ?? (IsDecimalComma(values) ? ImportFormats.DecimalComma : null);
        Numbers = Share(values, cell => CellReader.Decimal(Format == ImportFormats.DecimalComma ? ImportFormats.PlainDecimal(cell) : cell, Raw) is not null);
        Percents = Share(values, cell => CellReader.Decimal(cell.TrimEnd('%', '％'), "") is >= 0 and <= 100);
        Emails = Share(values, cell => cell.IndexOf('@', StringComparison.Ordinal) is > 0 and var mark && cell.IndexOf('.', mark) > 0 && !cell.Contains(' ', StringComparison.Ordinal));
        Phones = Share(values, cell => cell.Count(char.IsAsciiDigit) >= 6 && cell.All(character => char.IsAsciiDigit(character) || " ()+-./ext".Contains(character, StringComparison.Ordinal)));
        Flags = Share(values, cell => Spelling.Fold(cell) is "true" or "false" or "yes" or "no" or "y" or "n" or "0" or "1" or "是" or "否");
        Words = Share(values, cell => cell.Any(char.IsLetter) && !IsDate(cell));
    }

    public CsvTable Table { get; }

    public int At { get; }

    /// <summary>As the file writes it.</summary>
    public string Raw { get; }

    public HeaderText Header { get; }

    /// <summary>Cells that are not empty.</summary>
    public int Filled { get; }

    /// <summary>Value → rows.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; }

    /// <summary>Every row has a value of its own.</summary>
    public bool IsUnique { get; }

    /// <summary>A few of many rows repeat a value: an id all the same, with a second column beside it.</summary>
    public bool IsAlmostUnique => !IsUnique && Filled == Table.Rows.Count && Filled >= 100 && Counts.Count >= 0.99 * Filled;

    /// <summary>Null when cells read as they are.</summary>
    public string? Format { get; }

    public double Dates { get; }

    public double Numbers { get; }

    public double Percents { get; }

    public double Emails { get; }

    public double Phones { get; }

    public double Flags { get; }

    /// <summary>Values with letters that are no dates.</summary>
    public double Words { get; }

    /// <summary>Values long and varied enough that equality with another table's ids is no accident.</summary>
    public bool LooksLikeKeys => Counts.Count > 0 && Counts.Keys.All(value => value.Length >= 5 && !value.Contains(' ', StringComparison.Ordinal)) && Dates < Most;

    /// <summary>Codes such as C-0017 or a GUID: no words, and no names of anything.</summary>
    public bool LooksLikeCodes => LooksLikeKeys && Counts.Keys.All(value => value.All(char.IsAscii) && value.Count(char.IsAsciiDigit) * 10 >= value.Length * 3);

    /// <summary>Whether the values can be of <paramref name="field"/>; an empty column can be anything.</summary>
    public bool Fits(FieldDefinition field, ChoiceValues choices) => Filled == 0 || field.Type switch
    {
        FieldType.Money or FieldType.WholeNumber => Numbers >= Most && Dates < Most,
        FieldType.Percent => Percents >= Most,
        FieldType.Date or FieldType.Moment => Dates >= Most,
        FieldType.Flag => Flags >= Most,
        FieldType.Choice when field.Name == nameof(Customers.Customer.CompanySize) && Numbers >= Most => true,
        FieldType.Choice when field.ChoiceSet is "product-category" or "industry" => Words >= 0.5,   // any words may stand there
        FieldType.Choice => choices.Share(field, this) >= 0.5,
        FieldType.Reference => Dates < Most,
        _ when field.Name.Contains("Phone", StringComparison.Ordinal) => Phones >= 0.5,
        _ when field.Name == "Email" => Emails >= 0.5,
        _ when field.Name is "Name" or "FullName" => Emails < Most && Numbers < Most && Dates < Most && Flags < Most && !(LooksLikeCodes && IsUnique),
        _ => Dates < Most && Flags < Most,
    };

    /// <summary>In words: what the values are.</summary>
    public string Shape => this switch
    {
        { Filled: 0 } => "no values",
        { Dates: >= Most } => "dates",
        { Emails: >= 0.5 } => "e-mail addresses",
        { Numbers: >= Most, Percents: < Most } => "amounts",
        { Numbers: >= Most } => "numbers",
        { Phones: >= Most } => "phone numbers",
        _ when Counts.Count <= 12 && Counts.Count * 2 <= Filled => $"{Counts.Count} different values",
        _ => "text",
    };

    private static bool IsDate(string cell)
    {
        var day = cell.Split(' ', 'T')[0];
        return day.Length >= 6 && CellReader.IsDate(day) && (day.Any(character => !char.IsAsciiDigit(character)) || day.StartsWith("20", StringComparison.Ordinal) || day.StartsWith("19", StringComparison.Ordinal));
    }

    // 03/04/2026 is April in Leeds and March in Boston: the other cells of the column tell.
    private static string? DateFormat(IEnumerable<string> cells)
    {
        var slashed = cells.Select(cell => cell.Split(' ')[0]).Where(day => day.IndexOfAny(['/', '-', '.']) is 1 or 2).ToList();
        if (slashed.Count == 0)
        {
            return null;
        }

        bool All(string format) => slashed.TrueForAll(day => DateOnly.TryParseExact(day, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        return MonthFirst.FirstOrDefault(All) ?? DayFirst.FirstOrDefault(All);
    }

    private static bool IsDecimalComma(IEnumerable<string> cells)
    {
        static bool Comma(string cell) => cell.LastIndexOf(',') is >= 0 and var comma && (comma > cell.IndexOf('.', StringComparison.Ordinal) || !cell.Contains('.', StringComparison.Ordinal)) && cell.Length - comma - 1 is 1 or 2;
        return cells.Any(Comma) && cells.All(cell => Comma(cell) || !cell.Contains(',', StringComparison.Ordinal)) && cells.Where(Comma).All(cell => CellReader.Decimal(ImportFormats.PlainDecimal(cell), "") is not null);
    }

    private static double Share(IEnumerable<string> values, Func<string, bool> fits)
    {
        var (all, right) = (0, 0);
        foreach (var value in values)
        {
            all++;
            right += fits(value) ? 1 : 0;
        }

        return all == 0 ? 0 : (double)right / all;
    }
}
