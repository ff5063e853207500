using SalesAssistant.Data.Access;

namespace SalesAssistant.Data.Changes;

/// <summary>Checks a change set against rights, versions, fields and links, before anything is written.</summary>
internal sealed class ChangePlanner(ChangeSession session, ChangeEffects effects, DateTime now, bool isUndo)
{
    private const int LongestText = 20_000;
    private static readonly HashSet<string> Automatic = [nameof(Record.Id), nameof(Record.Number), nameof(Record.SourceId), nameof(Record.Version), nameof(Record.CreatedAt), nameof(Record.UpdatedAt)];
    private readonly HashSet<(RecordKind, long)> _made = [];
    private ChangeOutcome? _refusal;

    /// <summary>The plan, or why there is none.</summary>
    public async Task<(ChangePlan Plan, ChangeOutcome? Refusal)> PlanAsync(ChangeSet set, CancellationToken cancellationToken)
    {
        var plan = new ChangePlan();
        foreach (var change in set.Changes.Where(change => change.Operation == ChangeOperation.Create))
        {
            _made.Add((change.Kind, change.Id));
        }

        foreach (var change in set.Changes)
        {
            if (await TakeAsync(plan, change, cancellationToken) is not { } planned)
            {
                return (plan, _refusal);
            }

            if (planned.Operation != ChangeOperation.Delete)
            {
                await effects.ApplyAsync(session, plan, planned, cancellationToken);
                _refusal = await CheckAsync(planned, cancellationToken);
            }

            if (_refusal is not null)
            {
                return (plan, _refusal);
            }
        }

        foreach (var planned in plan.Changes.ToList())
        {
            if (await FollowUpMirror.FollowAsync(session, plan, planned, cancellationToken) is { } mirror)
            {
                await effects.ApplyAsync(session, plan, mirror, cancellationToken);
                plan.Add(mirror);
            }
        }

        foreach (var planned in plan.Changes.Where(planned => planned.Operation == ChangeOperation.Delete))
        {
            if (await RecordUse.FindAsync(session, plan, planned, cancellationToken) is { } user)
            {
                return (plan, new ChangeOutcome.InUse(planned.Ref, user));
            }
        }

        return (plan, null);
    }

    private async Task<PlannedChange?> TakeAsync(ChangePlan plan, RecordChange change, CancellationToken cancellationToken)
    {
        var planned = plan.Find(change.Kind, change.Id) ?? await BeginAsync(plan, change, cancellationToken);
        if (planned is null)
        {
            return null;
        }

        if (change.Operation == ChangeOperation.Delete)
        {
            if (planned.Operation != ChangeOperation.Delete && !await ChangeRights.MayAsync(session, AccessOperation.Delete, change.Kind, planned.Record, cancellationToken))
            {
                _refusal = new ChangeOutcome.NotFound(change.Kind, change.Id);
                return null;
            }

            planned.Operation = ChangeOperation.Delete;
            return planned;
        }

        foreach (var field in change.Fields)
        {
            var column = planned.Table.Find(field.Field);
            var isAllowed = column is not null && (!Automatic.Contains(field.Field) || (isUndo && planned.Operation == ChangeOperation.Create && field.Field != nameof(Record.Id)));
            if (!isAllowed || field.New?.Length > LongestText || !column!.TrySetText(planned.Record, field.New))
            {
                _refusal = new ChangeOutcome.Invalid(change.Kind, field.Field, field.New);
                return null;
            }

            planned.Said.Add(field.Field);
        }

        return planned;
    }

    private async Task<PlannedChange?> BeginAsync(ChangePlan plan, RecordChange change, CancellationToken cancellationToken)
    {
        var table = RecordTable.Of(change.Kind);
        Record? record;
        if (change.Operation == ChangeOperation.Create)
        {
            record = table.New();
            (record.Id, record.CreatedAt, record.UpdatedAt) = (change.Id, now, now);
        }
        else
        {
            record = await session.FindAsync(change.Kind, change.Id, cancellationToken);
        }

        var operation = change.Operation switch
        {
            ChangeOperation.Create => AccessOperation.Create,
            ChangeOperation.Delete => AccessOperation.Delete,
            _ => AccessOperation.Update,
        };
        if (record is null || !await ChangeRights.MayAsync(session, operation, change.Kind, record, cancellationToken))
        {
            _refusal = new ChangeOutcome.NotFound(change.Kind, change.Id);
            return null;
        }

        var planned = new PlannedChange(table, record, change.Operation);
        if (change.Operation != ChangeOperation.Create && record.Version != change.ExpectedVersion)
        {
            _refusal = new ChangeOutcome.Conflict(planned.Ref);
            return null;
        }

        plan.Add(planned);
        return planned;
    }

    private async Task<ChangeOutcome?> CheckAsync(PlannedChange planned, CancellationToken cancellationToken)
    {
        if (FieldLimits.Broken(planned) is { } field)
        {
            return new ChangeOutcome.Invalid(planned.Table.Kind, field.Name, field.Text(planned.Record));
        }

        foreach (var (column, _) in planned.Changed())
        {
            if (RecordLinks.Target(column.Name) is { } target
                && column.Get(planned.Record) is long id
                && !_made.Contains((target, id))
                && !await session.ExistsAsync(target, id, cancellationToken))
            {
                return new ChangeOutcome.NotFound(target, id);
            }
        }

        return await ChangeRights.MayOwnAsync(session, planned, cancellationToken) ? null : new ChangeOutcome.NotFound(planned.Table.Kind, planned.Record.Id);
    }
}
