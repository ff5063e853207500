using SalesAssistant.Data.Changes;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>Taking a change back is a change as well: what was done before it on the same record, and can still be taken back, finds the record as it left it but two versions on.</summary>
internal static class OlderUndos
{
    private const int Versions = 2;   // the change and its taking back

    /// <summary>The older entries that the undo concerns, as they have to be stored now.</summary>
    public static IReadOnlyList<StoredUndo> After(UndoContent used, IEnumerable<StoredUndo> older)
    {
        var moved = used.Changes.Where(change => change.Operation == ChangeOperation.Update).Select(change => (change.Kind, change.Id)).ToHashSet();
        return [.. older.Select(entry => (Entry: entry, Content: WireJson.Read<UndoContent>(entry.ReverseJson)))
            .Where(undo => undo.Content.Changes.Any(change => moved.Contains((change.Kind, change.Id))))
            .Select(undo => undo.Entry with
            {
                ReverseJson = WireJson.Write(undo.Content with { Changes = [.. undo.Content.Changes.Select(change => moved.Contains((change.Kind, change.Id)) ? change with { ExpectedVersion = change.ExpectedVersion + Versions } : change)] }),
            })];
    }
}
