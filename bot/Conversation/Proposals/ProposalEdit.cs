using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>Puts what was typed into the card into the draft; only fields that the card shows can change, never the record.</summary>
internal sealed class ProposalEdit(FieldCatalogue fields, FieldWords words)
{
    /// <summary>The edited draft, or the label of the first field whose text does not fit.</summary>
    public (ProposalDraft? Draft, FieldDefinition? Wrong) Apply(ProposalDraft draft, IReadOnlyDictionary<string, string?> typed)
    {
        var changes = draft.Changes.Changes.ToList();
        foreach (var (key, text) in typed)
        {
            var dot = key.IndexOf('.', StringComparison.Ordinal);
            if (dot <= 0 || !int.TryParse(key[..dot], out var index) || index < 0 || index >= changes.Count
                || fields.Find(changes[index].Kind, key[(dot + 1)..]) is not { } field
                || !ProposalCard.IsShown(field, changes[index], draft.Changes))
            {
                continue;   // not a field of this card: a forged key changes nothing
            }

            var change = changes[index];
            var before = change.Fields.FirstOrDefault(candidate => candidate.Field == field.Name);
            try
            {
                var value = words.FromInput(field, text);
                if (value != before?.New)
                {
                    changes[index] = change.With(field.Name, value, words: null);
                }
            }
            catch (Exception wrong) when (wrong is FormatException or OverflowException)   // typed text that does not fit: said to the person, who corrects it
            {
                return (null, field);
            }
        }

        return (draft with { Changes = new ChangeSet(Mirror(changes)) }, null);
    }

    // The interaction mirrors its first task (one follow-up, one home).
    private static List<RecordChange> Mirror(List<RecordChange> changes)
    {
        var at = changes.FindIndex(change => change is { Kind: RecordKind.Interaction, Operation: ChangeOperation.Create });
        var task = changes.FirstOrDefault(change => change is { Kind: RecordKind.Task, Operation: ChangeOperation.Create });
        if (at >= 0 && task is not null)
        {
            changes[at] = changes[at]
                .With("FollowUpAction", task.NewValue("Title"), null)
                .With("FollowUpDueDate", task.NewValue("DueDate"), null)
                .With("FollowUpOwnerId", task.NewValue("OwnerId"), null);
        }

        return changes;
    }
}
