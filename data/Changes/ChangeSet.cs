namespace SalesAssistant.Data.Changes;

/// <summary>What happens to a record.</summary>
public enum ChangeOperation
{
    /// <summary>It is made; every field's old value is null.</summary>
    Create,

    /// <summary>Fields get new values.</summary>
    Update,

    /// <summary>It goes.</summary>
    Delete,
}

/// <summary>One field, old → new, in canonical text (see <see cref="Fields.FieldCodec"/>): what a card shows and what will be written, nothing else.</summary>
/// <param name="Field">The property's name, such as "ExpectedAmountFen".</param>
/// <param name="Old">Null = empty.</param>
/// <param name="New">Null = empty.</param>
/// <param name="Words">The words of the message it came from; null = a default or derived.</param>
public sealed record FieldChange(string Field, string? Old, string? New, string? Words = null);

/// <summary>Changes of one record.</summary>
/// <param name="Kind">Which noun.</param>
/// <param name="Id">The record; for <see cref="ChangeOperation.Create"/> an id made with <see cref="Store.RecordIds"/>.</param>
/// <param name="Operation">What happens.</param>
/// <param name="ExpectedVersion">The version the proposal was made on; 0 for a new record.</param>
/// <param name="Fields">What changes; for a delete empty.</param>
public sealed record RecordChange(RecordKind Kind, long Id, ChangeOperation Operation, int ExpectedVersion, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>The new value of <paramref name="field"/>; null when it is not among the changes or is emptied.</summary>
    public string? NewValue(string field) => Fields.FirstOrDefault(change => change.Field == field)?.New;

    /// <summary>This change with <paramref name="field"/> set to <paramref name="value"/> (added, replaced, or for a new record with null dropped).</summary>
    public RecordChange With(string field, string? value, string? words, string? old = null)
    {
        var fields = Fields.ToList();
        var at = fields.FindIndex(change => change.Field == field);
        if (at >= 0)
        {
            fields[at] = fields[at] with { New = value, Words = words };
        }
        else
        {
            fields.Add(new FieldChange(field, old, value, words));
        }

        return this with { Fields = fields };
    }
}

/// <summary>Changes that are written together or not at all.</summary>
/// <param name="Changes">In the order they are written: what is linked to comes first.</param>
public sealed record ChangeSet(IReadOnlyList<RecordChange> Changes);
