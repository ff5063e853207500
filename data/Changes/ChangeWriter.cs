using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Changes;

/// <summary>The one way CRM records are changed: checks rights and versions, sets the fields, and writes history, audit and change log with them.</summary>
public sealed class ChangeWriter(RecordIds ids, TimeProvider clock, CompanyCalendar calendar, ChangeRules? rules = null)
{
    private const string LogSql = """INSERT INTO "ChangeLog" ("Kind","RecordId","IsDeleted") VALUES (@k,@r,@d)""";
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };   // the audit is read by people, never put into a page

    /// <summary>Writes <paramref name="set"/> through <paramref name="db"/> and saves, inside the transaction that the caller holds. Anything but Applied has written nothing.</summary>
    /// <param name="db">A context bound to the person who makes the change, from <see cref="ICrmContexts.On"/>.</param>
    /// <param name="set">The changes.</param>
    /// <param name="action">For the audit: "create", "update", "undo", "import" …; null = by operation. "undo" also gives a re-created record its old number, and takes the history lines back.</param>
    /// <param name="cancellationToken">Stops before the save.</param>
    public async Task<ChangeOutcome> ApplyAsync(CrmContext db, ChangeSet set, string? action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(set);
        var now = clock.GetUtcNow().UtcDateTime;
        var isUndo = action == "undo";
        var session = new ChangeSession(db);
        var (plan, refusal) = await new ChangePlanner(session, new ChangeEffects(rules ?? new ChangeRules(), calendar, now), now, isUndo).PlanAsync(set, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        await AuditLog.HoldAsync(session.Connection, session.Transaction, cancellationToken);   // before the numbers, so that two writers wait in the same order
        var history = new ChangeHistory(session, ids, now, calendar.DateOf(now), isUndo);
        var lines = new List<AuditLine>();
        var rows = 0;
        foreach (var planned in plan.Changes.Where(planned => planned.Operation != ChangeOperation.Update || planned.Changed().Any()))
        {
            if (!await WriteAsync(session, planned, now, cancellationToken))
            {
                // The row was read and locked in this very transaction, so nobody can have come between.
                throw new InvalidOperationException($"{planned.Table.Name} {planned.Record.Id} changed under its own lock.");
            }

            await history.WriteAsync(planned, cancellationToken);
            await session.Connection.Prepared(session.Transaction, LogSql)
                .Set("@k", planned.Table.Kind.ToString()).Set("@r", planned.Record.Id).Set("@d", planned.Operation == ChangeOperation.Delete)
                .ExecuteNonQueryAsync(cancellationToken);
            lines.Add(new AuditLine(db.Caller.IsSystem ? null : db.Caller.UserId, action ?? planned.Operation.ToString().ToLowerInvariant(), planned.Table.Kind, planned.Record.Id, Detail(planned)));
            rows++;
        }

        await AuditLog.AppendAsync(session.Connection, session.Transaction, now, lines, cancellationToken);
        return new ChangeOutcome.Applied(ChangeReverse.Of(plan), [.. plan.Changes.Select(planned => planned.Ref)], rows);
    }

    private static async Task<bool> WriteAsync(ChangeSession session, PlannedChange planned, DateTime now, CancellationToken cancellationToken)
    {
        var (table, record) = (planned.Table, planned.Record);
        switch (planned.Operation)
        {
            case ChangeOperation.Create:
                if (record.Number.Length == 0)
                {
                    record.Number = NumberSeries.Format(table.NumberPrefix, await NumberSeries.TakeAsync(session.Connection, session.Transaction, table.NumberPrefix, 1, cancellationToken));
                }

                await table.InsertAsync(session.Connection, session.Transaction, record, cancellationToken);
                return true;
            case ChangeOperation.Delete:
                return await session.Connection.Prepared(session.Transaction, table.DeleteSql).Set("@Id", record.Id).Set("@Version", planned.VersionBefore).ExecuteNonQueryAsync(cancellationToken) == 1;
            default:
                record.Version = planned.VersionBefore + 1;
                record.UpdatedAt = now;
                return await UpdateAsync(session, planned, cancellationToken) == 1;
        }
    }

    private static Task<int> UpdateAsync(ChangeSession session, PlannedChange planned, CancellationToken cancellationToken)
    {
        var columns = planned.Changed().Select(change => change.Column).ToList();
        var sql = new StringBuilder("UPDATE \"").Append(planned.Table.Name).Append("\" SET \"Version\"=@Version,\"UpdatedAt\"=@UpdatedAt");
        foreach (var column in columns)
        {
            sql.Append(",\"").Append(column.Name).Append("\"=").Append(column.Parameter);
        }

        sql.Append(" WHERE \"Id\"=@Id AND \"Version\"=@VersionBefore");
        var command = session.Connection.Prepared(session.Transaction, sql.ToString())
            .Set("@Id", planned.Record.Id).Set("@Version", planned.Record.Version).Set("@UpdatedAt", planned.Record.UpdatedAt).Set("@VersionBefore", planned.VersionBefore);
        foreach (var column in columns)
        {
            command.Set(column.Parameter, column.Stored(planned.Record));
        }

        return command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Detail(PlannedChange planned)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            if (planned.Operation == ChangeOperation.Delete)
            {
                foreach (var column in planned.Table.Columns.Where(column => column.Get(planned.Record) is not null))
                {
                    WriteField(json, column.Name, column.Text(planned.Record), null);
                }
            }
            else
            {
                foreach (var (column, before) in planned.Changed())
                {
                    WriteField(json, column.Name, FieldCodec.Write(before), column.Text(planned.Record));
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void WriteField(Utf8JsonWriter json, string name, string? before, string? after)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(before);
        json.WriteStringValue(after);
        json.WriteEndArray();
    }
}
