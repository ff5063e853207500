using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Leaves the unit of work so that nothing of it stays.</summary>
internal sealed class WriteRefusedException(ChangeOutcome outcome, string text) : Exception(text)
{
    public ChangeOutcome Outcome { get; } = outcome;

    public string Text { get; } = text;
}

/// <summary>Why nothing was saved, in words.</summary>
internal sealed class WriteRefusals(FieldCatalogue fields)
{
    public string Say(ChangeOutcome outcome, PlannedWrite write, SkillContext context) => outcome switch
    {
        ChangeOutcome.Conflict conflict => context.Say(write.CanBeUndone ? "conversation.conflict" : "conversation.undo_conflict", ("record", conflict.Record.Name)),
        ChangeOutcome.InUse inUse => context.Say("conversation.in_use", ("record", inUse.Record.Name), ("by", inUse.By.Name)),
        ChangeOutcome.Invalid invalid => context.Say("conversation.invalid", ("field", Label(invalid.Kind, invalid.Field, context.Language))),
        _ => context.Say("conversation.not_found"),
    };

    private string Label(RecordKind kind, string field, string language) => fields.Find(kind, field)?.Label(language) ?? field;
}
