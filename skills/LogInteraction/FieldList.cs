using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Gathers field changes in canonical text; empty values are left out.</summary>
internal sealed class FieldList
{
    private readonly List<FieldChange> _fields = [];

    public void Add(string field, object? value, string? words = null)
    {
        if (FieldCodec.Write(value) is { Length: > 0 } text)
        {
            _fields.Add(new FieldChange(field, null, text, words));
        }
    }

    /// <summary>Adds the change only when the words give a value and it differs.</summary>
    public void Change(string field, object? old, object? value, string? words)
    {
        var (before, after) = (FieldCodec.Write(old), FieldCodec.Write(value));
        if (!string.IsNullOrEmpty(after) && before != after)
        {
            _fields.Add(new FieldChange(field, before, after, words));
        }
    }

    public RecordChange Create(RecordKind kind, long id) => new(kind, id, ChangeOperation.Create, 0, _fields);

    public RecordChange Update(RecordKind kind, long id, int version) => new(kind, id, ChangeOperation.Update, version, _fields);
}
