using SalesAssistant.Data;
using SalesAssistant.Data.Changes;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>Two cards of one conversation may change the same deal: what the person saved from the first is no stranger's change to the second.</summary>
internal sealed class OwnChanges
{
    private readonly List<(RecordKind Kind, long Id, int From, IReadOnlyList<FieldChange> Fields)> _steps = [];

    /// <summary>What was saved here and can still be taken back, oldest first.</summary>
    public static OwnChanges Of(Session session)
    {
        var own = new OwnChanges();
        foreach (var undo in session.Undoable.Reverse())
        {
            foreach (var back in WireJson.Read<ChangeSet>(undo.ReverseJson).Changes.Where(change => change.Operation == ChangeOperation.Update))
            {
                own._steps.Add((back.Kind, back.Id, back.ExpectedVersion - 1, [.. back.Fields.Select(field => new FieldChange(field.Field, field.New, field.Old))]));
            }
        }

        return own;
    }

    /// <summary>Counts a set that is about to be saved before the next one.</summary>
    public void Add(ChangeSet set) =>
        _steps.AddRange(set.Changes.Where(change => change.Operation == ChangeOperation.Update).Select(change => (change.Kind, change.Id, change.ExpectedVersion, change.Fields)));

    /// <summary>The set as it would have been made after those changes; a change by anybody else still shows as a conflict.</summary>
    public ChangeSet Rebase(ChangeSet set) => new([.. set.Changes.Select(Rebase).OfType<RecordChange>()]);

    // Null when nothing is left to change: such an update would make no version either.
    private RecordChange? Rebase(RecordChange change)
    {
        if (change.Operation != ChangeOperation.Update)
        {
            return change;
        }

        foreach (var step in _steps.Where(step => step.Kind == change.Kind && step.Id == change.Id))
        {
            if (step.From == change.ExpectedVersion)
            {
                var fields = change.Fields.Select(field => step.Fields.FirstOrDefault(own => own.Field == field.Field) is { } own ? field with { Old = own.New } : field);
                change = change with { ExpectedVersion = step.From + 1, Fields = [.. fields.Where(field => field.Old != field.New)] };
            }
        }

        return change.Fields.Count == 0 ? null : change;
    }
}
