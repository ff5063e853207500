using System.Globalization;
using CsvHelper;

namespace SalesAssistant.Data.Import;

/// <summary>Faulty rows with their reasons, to be corrected and imported again.</summary>
internal static class ImportErrorFile
{
    public static void Write(string path, IReadOnlyList<ImportError> errors, IReadOnlyList<CsvTable> tables)
    {
        using var writer = CsvWriter.ToFile(path, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape });
        writer.WriteRecord(["file", "line", "column", "value", "reason", "row"]);
        foreach (var error in errors)
        {
            var row = tables.First(table => table.Name == error.File).Rows.FirstOrDefault(row => row.Line == error.Line).Cells ?? [];
            writer.WriteRecord([error.File, error.Line.ToString(CultureInfo.InvariantCulture), error.Column ?? "", error.Value ?? "", error.Reason, string.Join(" | ", row)]);
        }
    }
}
