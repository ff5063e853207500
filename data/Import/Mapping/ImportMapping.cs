using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>How another company's files become our records: what `import --preview` proposes, people correct and `import --map` takes.</summary>
public sealed record ImportMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // Chinese stays readable
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,   // a misspelt key would silently change nothing
        MaxDepth = 32,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>One kind of record read from one file; a file may stand in several. Null: files and headers are taken by their known names.</summary>
    public IReadOnlyList<TableMapping>? Tables { get; init; }

    /// <summary>The short form without tables: file name without extension → kind.</summary>
    public Dictionary<string, RecordKind>? Files { get; init; }

    /// <summary>The short form without tables: header → field.</summary>
    public Dictionary<string, string>? Headers { get; init; }

    /// <summary>Reads a mapping file's text.</summary>
    /// <exception cref="InvalidDataException">Not of this form, or it names a field that the kind does not have; the message says which.</exception>
    public static ImportMapping Parse(string json)
    {
        ImportMapping mapping;
        try
        {
            mapping = JsonSerializer.Deserialize<ImportMapping>(json, Json) ?? throw new InvalidDataException("it is empty");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(problem.Message, problem);
        }

        foreach (var table in mapping.Tables ?? [])
        {
            foreach (var field in table.Columns.Select(column => column.Field).Concat(table.Compose?.Keys ?? Enumerable.Empty<string>()).OfType<string>())
            {
                if (table.Kind is { } kind && FieldCatalogue.Default.Find(kind, field) is null)
                {
                    throw new InvalidDataException($"{table.File}: {kind} has no field '{field}'; it has {string.Join(", ", FieldCatalogue.Default.Of(kind).Select(known => known.Name))}");
                }
            }
        }

        return mapping;
    }

    /// <summary>The mapping file's text, indented for people to correct.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>One kind of record read from one file.</summary>
public sealed record TableMapping
{
    /// <summary>File name with extension.</summary>
    public required string File { get; init; }

    /// <summary>Null: the file is left out, or only looked up by others.</summary>
    public RecordKind? Kind { get; init; }

    /// <summary>Headers of the record's own id, joined with | when several; empty = the rows have none.</summary>
    public IReadOnlyList<string>? Id { get; init; }

    /// <summary>True: one record for each id, however many rows repeat it; a row that is known by id or name adds no record and only fills what is empty.</summary>
    public bool? Once { get; init; }

    /// <summary>ISO 4217 code of the amounts, where no column holds it.</summary>
    public string? Currency { get; init; }

    /// <summary>True, for people without a team column: whoever leads others has a team of the same name, with those people in it, and is at least a supervisor.</summary>
    public bool? TeamsByManager { get; init; }

    /// <summary>Fields put together from columns, such as "Name": "{first_name} {last_name}"; without braces, a constant.</summary>
    public Dictionary<string, string>? Compose { get; init; }

    /// <summary>Every column of the file that this kind reads or that nothing reads.</summary>
    public IReadOnlyList<ColumnMapping> Columns { get; init; } = [];

    /// <summary>Why this kind, or why none.</summary>
    public string? Why { get; init; }
}

/// <summary>One column.</summary>
public sealed record ColumnMapping
{
    /// <summary>As the file writes it.</summary>
    public required string Header { get; init; }

    /// <summary>Field name such as "ExpectedAmountFen"; null = left out.</summary>
    public string? Field { get; init; }

    /// <summary>The file's words → ours: choices by code, flags by true and false; an empty text leaves the field empty. Other values are read as they are.</summary>
    public Dictionary<string, string>? Values { get; init; }

    /// <summary>How cells are written, where it is not plain: a date such as "d/M/yyyy", "1.234,56" for a decimal comma, "employees" for a head count that gives the company's size.</summary>
    public string? Format { get; init; }

    /// <summary>What a number is multiplied by, such as 1000 under "k USD".</summary>
    public decimal? Times { get; init; }

    /// <summary>The cell is a code that another file explains.</summary>
    public LookupMapping? Through { get; init; }

    /// <summary>What speaks for the field, or why there is none.</summary>
    public string? Why { get; init; }
}

/// <summary>A code table: the cell is found under <paramref name="Key"/>, the value is what stands under <paramref name="Value"/>.</summary>
/// <param name="File">File name with extension.</param>
/// <param name="Key">Header of the code.</param>
/// <param name="Value">Header of the words.</param>
public sealed record LookupMapping(string File, string Key, string Value);
