using SalesAssistant.Bot.Workspace;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>What has to change in records that were saved, so that they stand as a corrected set would have made them.</summary>
internal static class Amendment
{
    /// <summary>A saved set with later changes of the records that it made laid over it.</summary>
    public static ChangeSet Over(ChangeSet saved, ChangeSet later)
    {
        var laid = saved.Changes.Select(made => later.Changes.Where(change => change.Operation == ChangeOperation.Update && change.Kind == made.Kind && change.Id == made.Id)
            .SelectMany(change => change.Fields).Aggregate(made, (record, field) => record.With(field.Field, field.New, field.Words, field.Old)));
        return new ChangeSet([.. laid, .. later.Changes.Where(change => !saved.Changes.Any(made => made.Kind == change.Kind && made.Id == change.Id))]);
    }

    /// <summary>The changes, against the records as they stand now; empty when there are none, null when one of them is gone.</summary>
    /// <param name="saved">As it was saved.</param>
    /// <param name="wanted">The same put right: its new records have other ids, their order by kind tells which is which; updates are already against the present.</param>
    public static async Task<ChangeSet?> ReadAsync(ChangeSet saved, ChangeSet wanted, CrmContext db, CancellationToken cancellationToken)
    {
        var twins = Twins(saved, wanted);
        var changes = new List<RecordChange>();
        foreach (var change in wanted.Changes)
        {
            var linked = change with { Fields = [.. change.Fields.Select(field => field with { New = Linked(field, twins) })] };
            if (twins.FirstOrDefault(pair => pair.Wanted == change).Saved is not { } made)
            {
                changes.Add(linked);
                continue;
            }

            if (await RecordReader.FindAsync(db, made.Kind, made.Id, cancellationToken) is not { } present)
            {
                return null;
            }

            var fields = made.Fields.Select(field => field.Field).Union(linked.Fields.Select(field => field.Field))
                .Where(field => made.NewValue(field) != linked.NewValue(field))
                .Select(field => new FieldChange(field, ValueOf(present, field), linked.NewValue(field), linked.Fields.FirstOrDefault(own => own.Field == field)?.Words));
            changes.Add(new RecordChange(made.Kind, made.Id, ChangeOperation.Update, present.Version, [.. fields]));
        }

        changes.AddRange(await LeftOutAsync(saved, wanted, twins, db, cancellationToken));
        return new ChangeSet([.. changes.Select(Needed).Where(change => change.Fields.Count > 0)]);
    }

    private static List<(RecordChange Saved, RecordChange Wanted)> Twins(ChangeSet saved, ChangeSet wanted) =>
        [.. wanted.Changes.Where(IsNew).GroupBy(change => change.Kind).SelectMany(group => saved.Changes.Where(change => IsNew(change) && change.Kind == group.Key).Zip(group))];

    private static string? Linked(FieldChange field, List<(RecordChange Saved, RecordChange Wanted)> twins) =>
        field.Field.EndsWith("Id", StringComparison.Ordinal) && twins.FirstOrDefault(pair => FieldCodec.Write(pair.Wanted.Id) == field.New).Saved is { } made ? FieldCodec.Write(made.Id) : field.New;

    // A task too many is called off; a deal that the note is no longer about stands as it stood before.
    private static async Task<List<RecordChange>> LeftOutAsync(ChangeSet saved, ChangeSet wanted, List<(RecordChange Saved, RecordChange Wanted)> twins, CrmContext db, CancellationToken cancellationToken)
    {
        var changes = new List<RecordChange>();
        foreach (var task in saved.Changes.Where(change => change.Kind == RecordKind.Task && IsNew(change) && !twins.Exists(pair => pair.Saved == change)))
        {
            if (await RecordReader.FindAsync(db, RecordKind.Task, task.Id, cancellationToken) is { } present)
            {
                changes.Add(new RecordChange(RecordKind.Task, task.Id, ChangeOperation.Update, present.Version, [new FieldChange("Status", ValueOf(present, "Status"), nameof(WorkStatus.Cancelled))]));
            }
        }

        var about = wanted.Changes.FirstOrDefault(change => change.Kind == RecordKind.Interaction)?.NewValue("OpportunityId");
        foreach (var deal in saved.Changes.Where(change => change is { Kind: RecordKind.Opportunity, Operation: ChangeOperation.Update } && FieldCodec.Write(change.Id) != about))
        {
            if (await RecordReader.FindAsync(db, RecordKind.Opportunity, deal.Id, cancellationToken) is { } present)
            {
                var back = deal.Fields.Where(field => ValueOf(present, field.Field) == field.New).Select(field => new FieldChange(field.Field, field.New, field.Old));
                changes.Add(new RecordChange(RecordKind.Opportunity, deal.Id, ChangeOperation.Update, present.Version, [.. back]));
            }
        }

        return changes;
    }

    private static RecordChange Needed(RecordChange change) => change with { Fields = [.. change.Fields.Where(field => field.Old != field.New)] };

    private static bool IsNew(RecordChange change) => change.Operation == ChangeOperation.Create;

    private static string? ValueOf(Record record, string field) => FieldCodec.Write(record.GetType().GetProperty(field)!.GetValue(record));   // a saved field is one of its record's
}
