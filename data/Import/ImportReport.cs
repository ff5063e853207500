namespace SalesAssistant.Data.Import;

/// <summary>How an import is to go.</summary>
public sealed record ImportOptions
{
    /// <summary>True: rows without faults are taken even when others have some. False: all or nothing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Where faulty rows are written, as CSV; null = nowhere.</summary>
    public string? ErrorFile { get; init; }

    /// <summary>ISO 4217 code for amounts whose file does not name one.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>File name without extension → kind of record, for names that the catalogue does not know.</summary>
    public IReadOnlyDictionary<string, RecordKind> Files { get; init; } = new Dictionary<string, RecordKind>();

    /// <summary>Header → field name, for headers that the catalogue does not know.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A whole mapping: then only the files and columns that it names are read, and the two above are not asked. Null = by known names.</summary>
    public Mapping.ImportMapping? Mapping { get; init; }

    /// <summary>Removes personal data that must not be stored from a text; null = texts are taken as they are.</summary>
    public Func<string, string>? Mask { get; init; }
}

/// <summary>A row that could not be taken.</summary>
/// <param name="File">File name.</param>
/// <param name="Line">Line in the file, the header being 1.</param>
/// <param name="Column">Header of the faulty cell; null when it is the row.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Reason">In plain words.</param>
public sealed record ImportError(string File, int Line, string? Column, string? Value, string Reason);

/// <summary>What became of one file.</summary>
/// <param name="Kind">Null when the file was not understood and left out.</param>
/// <param name="Rows">Data rows in the file.</param>
/// <param name="Added">New records.</param>
/// <param name="Known">Rows whose source id was there before: left as they are.</param>
/// <param name="UnknownHeaders">Columns that were left out.</param>
public sealed record ImportedFile(string File, RecordKind? Kind, int Rows, int Added, int Known, IReadOnlyList<string> UnknownHeaders);

/// <summary>What became of an import.</summary>
/// <param name="IsApplied">False when faults stopped it: nothing was written.</param>
public sealed record ImportReport(bool IsApplied, IReadOnlyList<ImportedFile> Files, IReadOnlyList<ImportError> Errors);
