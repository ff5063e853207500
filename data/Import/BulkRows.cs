using System.Data.Common;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Import;

/// <summary>Many new records at once, as the system: numbers, rows, stage history, change log and audit lines, in the transaction it is given.</summary>
internal sealed class BulkRows(IReadOnlyList<(RecordKind Kind, Record Record)> records, IReadOnlyList<StageChange> stages, IReadOnlyList<AuditLine> lines)
{
    private const string LogSql = """INSERT INTO "ChangeLog" ("Kind","RecordId","IsDeleted") VALUES (@k,@r,@d)""";
    private const string StageSql = """INSERT INTO "StageChanges" ("Id","OpportunityId","From","To","ChangedOn","ChangedAt","ChangedById","Reason") VALUES (@i,@o,@f,@t,@on,@at,@by,NULL)""";

    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, DateTime now, CancellationToken cancellationToken)
    {
        await AuditLog.HoldAsync(connection, transaction, cancellationToken);
        foreach (var kind in records.GroupBy(row => row.Kind))
        {
            var table = RecordTable.Of(kind.Key);
            var number = await NumberSeries.TakeAsync(connection, transaction, table.NumberPrefix, kind.Count(), cancellationToken);
            foreach (var (_, record) in kind)
            {
                record.Number = NumberSeries.Format(table.NumberPrefix, number++);
                await table.InsertAsync(connection, transaction, record, cancellationToken);
                await connection.Prepared(transaction, LogSql).Set("@k", kind.Key.ToString()).Set("@r", record.Id).Set("@d", false).ExecuteNonQueryAsync(cancellationToken);
            }
        }

        foreach (var stage in stages)
        {
            await connection.Prepared(transaction, StageSql)
                .Set("@i", stage.Id).Set("@o", stage.OpportunityId).Set("@f", stage.From?.ToString()).Set("@t", stage.To.ToString())
                .Set("@on", stage.ChangedOn).Set("@at", stage.ChangedAt).Set("@by", stage.ChangedById)
                .ExecuteNonQueryAsync(cancellationToken);
        }

        await AuditLog.AppendAsync(connection, transaction, now, lines, cancellationToken);
    }
}
