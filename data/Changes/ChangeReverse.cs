using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Changes;

/// <summary>The change set that takes a plan back, on the versions that now stand.</summary>
internal static class ChangeReverse
{
    public static ChangeSet Of(ChangePlan plan) => new([.. plan.Changes.Reverse().Select(Back).OfType<RecordChange>()]);

    private static RecordChange? Back(PlannedChange planned)
    {
        var (kind, record) = (planned.Table.Kind, planned.Record);
        switch (planned.Operation)
        {
            case ChangeOperation.Create:
                return new RecordChange(kind, record.Id, ChangeOperation.Delete, record.Version, []);
            case ChangeOperation.Delete:
                // The next version: a proposal made on the record before it went is still a conflict.
                var fields = planned.Table.Columns
                    .Where(column => column.Name is not (nameof(Record.Id) or nameof(Record.UpdatedAt) or nameof(Record.Version)) && column.Get(record) is not null)
                    .Select(column => new FieldChange(column.Name, null, column.Text(record)))
                    .Append(new FieldChange(nameof(Record.Version), null, FieldCodec.Write(record.Version + 1)));
                return new RecordChange(kind, record.Id, ChangeOperation.Create, 0, [.. fields]);
            default:
                var changed = planned.Changed().Select(change => new FieldChange(change.Column.Name, change.Column.Text(record), FieldCodec.Write(change.Before))).ToList();
                return changed.Count == 0 ? null : new RecordChange(kind, record.Id, ChangeOperation.Update, record.Version, changed);
        }
    }
}
