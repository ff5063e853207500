using System.Collections.Concurrent;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>A stored proposal as it stands after the turn.</summary>
internal sealed record ShownProposal(ProposalDraft Draft, int Version, ProposalState State);

/// <summary>Draws a proposal as a form: exactly its changes, field by field, with what is still missing.</summary>
internal sealed class ProposalCard(FieldCatalogue fields, FieldWords words, Texts texts)
{
    // The same in every card; nobody changes them.
    private readonly ConcurrentDictionary<(string Name, string Language), FormOption[]> _choices = new();

    /// <summary>The form of a stored proposal in its present state; only a pending one has buttons and questions.</summary>
    public FormBlock Draw(ShownProposal shown, SkillContext context, NameScope names)
    {
        var (draft, language, today) = (shown.Draft, context.Language, context.Today);
        var (id, version, state) = (shown.Draft.Id!.Value, shown.Version, shown.State.ToString().ToLowerInvariant());   // a shown proposal is stored
        var sections = new List<FormSection>();
        for (var i = 0; i < draft.Changes.Changes.Count; i++)
        {
            sections.Add(Section(draft.Changes, i, language, today, names));
        }

        return new FormBlock(id.ToString(), version, state, draft.Title, sections, state == "pending" ? Buttons(id, version, language) : [])
        {
            Questions = state == "pending" ? draft.Questions : [],
        };
    }

    private ReplyAction[] Buttons(long id, int version, string language) =>
    [
        new(texts.Say(language, "conversation.save"), "act", $"confirm:{id}:{version}", IsPrimary: true),
        new(texts.Say(language, "conversation.discard"), "act", $"discard:{id}:{version}"),
    ];

    private FormSection Section(ChangeSet set, int index, string language, DateOnly today, NameScope names)
    {
        var change = set.Changes[index];
        var shown = fields.Of(change.Kind)
            .Where(field => IsShown(field, change, set))
            .Select(field => Field(field, change, index, set, language, today, names));
        var title = fields.KindLabel(change.Kind, language);
        var operation = change.Operation switch { ChangeOperation.Create => "create", ChangeOperation.Update => "update", _ => "delete" };
        var name = NameOf(change.Kind, change.Id, set, names);
        return new FormSection(index, change.Kind.ToString(), operation, name is null ? title : $"{title} · {name}", [.. shown]);
    }

    /// <summary>Whether the card of a change shows a field: only what is shown can be edited.</summary>
    // The follow-up has one home, the task; the interaction only mirrors it, so it is shown once.
    public static bool IsShown(FieldDefinition field, RecordChange change, ChangeSet set)
    {
        if (field.IsAuto)
        {
            return false;
        }

        var isMirror = change.Kind == RecordKind.Interaction && field.Name.StartsWith("FollowUp", StringComparison.Ordinal) && set.Changes.Any(other => other.Kind == RecordKind.Task);
        var isChanged = change.Fields.Any(candidate => candidate.Field == field.Name && (candidate.New is not null || candidate.Old is not null));
        return !isMirror && change.Operation switch
        {
            ChangeOperation.Create => isChanged || (field.IsRequired && field.Type != FieldType.Reference),
            ChangeOperation.Update => isChanged,
            _ => false,
        };
    }

    private FormField Field(FieldDefinition field, RecordChange change, int index, ChangeSet set, string language, DateOnly today, NameScope names)
    {
        var found = change.Fields.FirstOrDefault(candidate => candidate.Field == field.Name);
        string? Name(RecordKind kind, long id) => NameOf(kind, id, set, names);
        var display = words.Display(field, found?.New, language, today, Name);
        var old = change.Operation == ChangeOperation.Update ? words.Display(field, found?.Old, language, today, Name) : null;
        return new FormField($"{index}.{field.Name}", field.Label(language), Input(field.Type), words.ToInput(field, found?.New), display, old, found?.Words, field.IsRequired, Options(field, found?.New, change, set, language, names));
    }

    private static string Input(FieldType type) => type switch
    {
        FieldType.LongText => "longtext",
        FieldType.Choice => "choice",
        FieldType.Money => "money",
        FieldType.WholeNumber or FieldType.Percent => "number",
        FieldType.Date => "date",
        FieldType.Moment => "datetime",
        FieldType.Time => "time",
        FieldType.Reference => "reference",
        FieldType.Flag => "flag",
        _ => "text",
    };

    private FormOption[] Options(FieldDefinition field, string? value, RecordChange change, ChangeSet set, string language, NameScope names)
    {
        if (field.Type == FieldType.Choice)
        {
            return _choices.GetOrAdd((field.ChoiceSet ?? "", language), set => [.. fields.Choices(set.Name).Select(choice => new FormOption(choice.Code, choice.Label(set.Language)))]);
        }

        if (field.Type != FieldType.Reference || field.Target is not { } target)
        {
            return [];
        }

        var customer = long.TryParse(change.NewValue("CustomerId"), out var id) ? id : (long?)null;
        var records = target switch
        {
            RecordKind.Contact when customer is { } owner => names.ContactsOf(owner),
            RecordKind.Opportunity when customer is { } owner => names.DealsOf(owner),
            RecordKind.User or RecordKind.Product => names.All(target),
            _ => [],
        };
        var options = records.Select(record => new FormOption(record.Id.ToString(), record.Record.Name)).ToList();
        if (long.TryParse(value, out var current) && options.TrueForAll(option => option.Value != value))
        {
            options.Insert(0, new FormOption(value, NameOf(target, current, set, names) ?? value));
        }

        return [.. options];
    }

    private static string? NameOf(RecordKind kind, long id, ChangeSet set, NameScope names)
    {
        var inSet = set.Changes.FirstOrDefault(change => change.Kind == kind && change.Id == id && change.Operation == ChangeOperation.Create);
        return names.Find(kind, id)?.Record.Name ?? inSet?.NewValue("Name") ?? inSet?.NewValue("FullName") ?? inSet?.NewValue("Title") ?? inSet?.NewValue("Subject");
    }
}
