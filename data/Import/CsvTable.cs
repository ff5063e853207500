using System.Text;
using CsvHelper;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import;

/// <summary>A CSV file as text: headers and rows, whatever its encoding and separator.</summary>
/// <param name="Name">File name with extension.</param>
/// <param name="Headers">As written.</param>
/// <param name="Rows">Line number and cells; short rows are filled with empty cells.</param>
internal sealed record CsvTable(string Name, IReadOnlyList<string> Headers, IReadOnlyList<(int Line, string[] Cells)> Rows)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    static CsvTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static CsvTable Read(string path)
    {
        var text = Decode(File.ReadAllBytes(path));
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true });
        if (!reader.Read())
        {
            return new CsvTable(Path.GetFileName(path), [], []);
        }

        var headers = HeaderRow(reader);
        for (var title = headers; title.Count(header => header.Length > 0) <= 1 && title.Length > 2 && reader.Read(); title = headers)
        {
            headers = HeaderRow(reader);   // sheets open with a title and blank lines: the headers are the first line with more than one cell
        }

        var rows = new List<(int, string[])>();
        while (reader.Read())
        {
            var cells = new string[headers.Length];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = i < reader.FieldCount ? Unescaped(reader.GetString(i).Trim()) : "";
            }

            if (Array.Exists(cells, cell => cell.Length > 0))
            {
                rows.Add(((int)reader.LineNumber, cells));
            }
        }

        return new CsvTable(Path.GetFileName(path), headers, rows);
    }

    /// <summary>Without the lines at the foot of a sheet that add up the others.</summary>
    /// <param name="totals">Folded words that such a line begins with.</param>
    public CsvTable WithoutTotals(IReadOnlySet<string> totals) =>
        this with { Rows = [.. Rows.Where(row => !totals.Contains(Spelling.Fold(Array.Find(row.Cells, cell => cell.Length > 0)!)))] };   // empty rows were left out

    /// <summary>The column under <paramref name="header"/>, the first where two have the same.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public int At(string header)
    {
        for (var i = 0; i < Headers.Count; i++)
        {
            if (Headers[i] == header)
            {
                return i;
            }
        }

        throw new InvalidDataException($"{Name} has no column '{header}'; it has {string.Join(", ", Headers)}");
    }

    private static string[] HeaderRow(CsvReader reader)
    {
        var headers = new string[reader.FieldCount];
        for (var i = 0; i < headers.Length; i++)
        {
            headers[i] = reader.GetString(i).Trim();
        }

        return headers;
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return StrictUtf8.GetString(bytes, 3, bytes.Length - 3);
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);   // what spreadsheet programs in Chinese write; Chinese GB text is practically never valid UTF-8
        }
    }

    // Exports put ' before a cell that a spreadsheet would run as a formula.
    private static string Unescaped(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
