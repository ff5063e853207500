using System.Data.Common;
using System.Text.Json;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Import;

/// <summary>Writes an import's records in one transaction: numbers, rows, the first stage of each deal, the change log, and one audit line a file.</summary>
internal sealed class ImportWriter(RecordIds ids, DateTime now)
{
    private const string LogSql = """INSERT INTO "ChangeLog" ("Kind","RecordId","IsDeleted") VALUES (@k,@r,@d)""";
    private const string StageSql = """INSERT INTO "StageChanges" ("Id","OpportunityId","From","To","ChangedOn","ChangedAt","ChangedById","Reason") VALUES (@i,@o,NULL,@t,@on,@at,NULL,NULL)""";

    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<ImportRow> rows, IReadOnlyList<ImportedFile> files, CancellationToken cancellationToken)
    {
        await AuditLog.HoldAsync(connection, transaction, cancellationToken);
        foreach (var kind in rows.GroupBy(row => row.Kind))
        {
            var table = RecordTable.Of(kind.Key);
            var number = await NumberSeries.TakeAsync(connection, transaction, table.NumberPrefix, kind.Count(), cancellationToken);
            foreach (var row in kind)
            {
                row.Record.Number = NumberSeries.Format(table.NumberPrefix, number++);
                await table.InsertAsync(connection, transaction, row.Record, cancellationToken);
                await connection.Prepared(transaction, LogSql).Set("@k", row.Kind.ToString()).Set("@r", row.Record.Id).Set("@d", false).ExecuteNonQueryAsync(cancellationToken);
                if (row.Record is Opportunity deal)
                {
                    // Without stage history only the first stage is known: every deal began with the first contact on its opening date.
                    await connection.Prepared(transaction, StageSql)
                        .Set("@i", ids.Next()).Set("@o", deal.Id).Set("@t", nameof(Stage.InitialContact)).Set("@on", deal.OpenedOn).Set("@at", deal.CreatedAt)
                        .ExecuteNonQueryAsync(cancellationToken);
                }
            }
        }

        var lines = files.Select(file => new AuditLine(null, "import", file.Kind, null, JsonSerializer.Serialize(new { file = file.File, rows = file.Rows, added = file.Added, known = file.Known }))).ToList();
        await AuditLog.AppendAsync(connection, transaction, now, lines, cancellationToken);
    }
}
