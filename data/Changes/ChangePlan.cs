namespace SalesAssistant.Data.Changes;

/// <summary>The records of a change set, each once, in the order they were first named.</summary>
internal sealed class ChangePlan
{
    private readonly List<PlannedChange> _changes = [];

    public IReadOnlyList<PlannedChange> Changes => _changes;

    public PlannedChange? Find(RecordKind kind, long id) => _changes.Find(change => change.Record.Id == id && change.Table.Kind == kind);

    public void Add(PlannedChange change) => _changes.Add(change);
}
