namespace SalesAssistant.Data.Changes;

/// <summary>A record on its way to the store: what it was, what it becomes.</summary>
internal sealed class PlannedChange
{
    private readonly object?[] _before;

    public PlannedChange(RecordTable table, Record record, ChangeOperation operation)
    {
        (Table, Record, Operation) = (table, record, operation);
        VersionBefore = record.Version;
        // A new record was nothing before: every field counts as changed from empty.
        _before = operation == ChangeOperation.Create ? new object?[table.Columns.Count] : [.. table.Columns.Select(column => column.Get(record))];
    }

    public RecordTable Table { get; }

    public Record Record { get; }

    public ChangeOperation Operation { get; set; }

    public int VersionBefore { get; }

    /// <summary>Fields that the change set itself names; defaults and consequences leave them alone.</summary>
    public HashSet<string> Said { get; } = [];

    public RecordRef Ref => new(Table.Kind, Record.Id, RecordNames.NameOf(Record));

    public object? Before(string field)
    {
        for (var i = 0; i < _before.Length; i++)
        {
            if (Table.Columns[i].Name == field)
            {
                return _before[i];
            }
        }

        return null;
    }

    public bool HasChanged(string field) => Table.Find(field) is { } column && !Equals(Before(field), column.Get(Record));

    /// <summary>Columns whose value is another than before, without the version and time stamps that every change moves.</summary>
    public IEnumerable<(RecordColumn Column, object? Before)> Changed()
    {
        for (var i = 0; i < _before.Length; i++)
        {
            var column = Table.Columns[i];
            if (column.Name is not (nameof(Record.Version) or nameof(Record.UpdatedAt) or nameof(Record.Id)) && !Equals(_before[i], column.Get(Record)))
            {
                yield return (column, _before[i]);
            }
        }
    }
}
