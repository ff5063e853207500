using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Import.Mapping;

namespace SalesAssistant.Data.Import;

/// <summary>Where a field's text comes from in a row: a cell, as it is or translated, or several put together.</summary>
/// <param name="Header">As the file writes it; of a composed field, its template.</param>
internal sealed record ImportColumn(FieldDefinition Field, RecordColumn Column, string Header)
{
    /// <summary>The field's text in a row; empty = not said.</summary>
    public required Func<string[], string> Read { get; init; }

    /// <summary>A cell as it is.</summary>
    public static ImportColumn Plain(FieldDefinition field, RecordColumn column, string header, int at) => new(field, column, header) { Read = row => row[at] };

    /// <summary>A cell by its mapping.</summary>
    /// <param name="lookup">Code → words, where another file explains it.</param>
    public static ImportColumn Mapped(FieldDefinition field, RecordColumn column, ColumnMapping mapping, int at, IReadOnlyDictionary<string, string>? lookup) => new(field, column, mapping.Header)
    {
        Read = row =>
        {
            var cell = row[at];
            if (cell.Length == 0)
            {
                return cell;
            }

            if (mapping.Values?.TryGetValue(cell, out var value) == true)
            {
                return value;
            }

            cell = lookup is not null && lookup.TryGetValue(cell, out var words) ? words : ImportFormats.Apply(mapping.Format, cell);
            return mapping.Times is { } times && CellReader.Decimal(cell, "") is { } number ? (number * times).ToString(System.Globalization.CultureInfo.InvariantCulture) : cell;
        },
    };

    /// <summary>Cells put together by a template such as "{first_name} {last_name}"; empty when every cell is.</summary>
    /// <exception cref="InvalidDataException">It names a header that the file does not have.</exception>
    public static ImportColumn Composed(FieldDefinition field, RecordColumn column, string template, CsvTable table)
    {
        var parts = Parts(template, table).ToList();
        return new(field, column, template)
        {
            Read = row => parts.TrueForAll(part => part.At < 0) || parts.Exists(part => part.At >= 0 && row[part.At].Length > 0)
                ? string.Concat(parts.Select(part => part.At < 0 ? part.Text : row[part.At])).Trim()
                : "",
        };
    }

    private static IEnumerable<(string Text, int At)> Parts(string template, CsvTable table)
    {
        var from = 0;
        while (from < template.Length)
        {
            var open = template.IndexOf('{', from);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                yield return (template[from..], -1);
                yield break;
            }

            if (open > from)
            {
                yield return (template[from..open], -1);
            }

            yield return ("", table.At(template[(open + 1)..close]));
            from = close + 1;
        }
    }
}
