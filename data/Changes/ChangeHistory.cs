using System.Data.Common;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Changes;

/// <summary>Stage, owner and amount history. Taking a change back removes its line: a stage that was entered by mistake and undone must not count in conversion.</summary>
internal sealed class ChangeHistory(ChangeSession session, RecordIds ids, DateTime now, DateOnly today, bool isUndo)
{
    private const string StageSql = """INSERT INTO "StageChanges" ("Id","OpportunityId","From","To","ChangedOn","ChangedAt","ChangedById","Reason") VALUES (@i,@o,@f,@t,@on,@at,@by,NULL)""";
    private const string OwnerSql = """INSERT INTO "OwnerChanges" ("Id","Kind","RecordId","FromId","ToId","ChangedAt","ChangedById") VALUES (@i,@k,@o,@f,@t,@at,@by)""";
    private const string AmountSql = """INSERT INTO "AmountChanges" ("Id","OpportunityId","FromFen","ToFen","ChangedAt","ChangedById") VALUES (@i,@o,@f,@t,@at,@by)""";
    private const string UndoStageSql = """DELETE FROM "StageChanges" WHERE "Id"=(SELECT max("Id") FROM "StageChanges" WHERE "OpportunityId"=@o) AND "To"=@f""";
    private const string UndoOwnerSql = """DELETE FROM "OwnerChanges" WHERE "Id"=(SELECT max("Id") FROM "OwnerChanges" WHERE "Kind"=@k AND "RecordId"=@o) AND "ToId"=@f""";
    private const string UndoAmountSql = """DELETE FROM "AmountChanges" WHERE "Id"=(SELECT max("Id") FROM "AmountChanges" WHERE "OpportunityId"=@o) AND "ToFen"=@f""";

    public async Task WriteAsync(PlannedChange planned, CancellationToken cancellationToken)
    {
        var id = planned.Record.Id;
        if (planned.Operation == ChangeOperation.Delete)
        {
            await ForgetAsync(planned, cancellationToken);
            return;
        }

        if (planned.Record is Opportunity deal)
        {
            if (planned.Operation == ChangeOperation.Create || planned.HasChanged(nameof(Opportunity.Stage)))
            {
                await LineAsync(StageSql, UndoStageSql, id, planned.Before(nameof(Opportunity.Stage))?.ToString(), deal.Stage.ToString(), command => command.Set("@on", today), cancellationToken);
            }

            if (planned.HasChanged(nameof(Opportunity.ExpectedAmountFen)))
            {
                await LineAsync(AmountSql, UndoAmountSql, id, planned.Before(nameof(Opportunity.ExpectedAmountFen)), deal.ExpectedAmountFen, null, cancellationToken);
            }
        }

        if (planned.Record is Opportunity or Customer && planned.HasChanged(nameof(IOwned.OwnerId)))
        {
            await LineAsync(OwnerSql, UndoOwnerSql, id, planned.Before(nameof(IOwned.OwnerId)), ((IOwned)planned.Record).OwnerId, command => command.Set("@k", planned.Table.Kind.ToString()), cancellationToken);
        }
    }

    private async Task LineAsync(string sql, string undoSql, long record, object? from, object? to, Action<DbCommand>? more, CancellationToken cancellationToken)
    {
        if (isUndo && from is not null)
        {
            var undo = session.Connection.Prepared(session.Transaction, undoSql).Set("@o", record).Set("@f", from);
            if (undoSql == UndoOwnerSql)
            {
                more!(undo);   // the kind
            }

            if (await undo.ExecuteNonQueryAsync(cancellationToken) > 0)
            {
                return;
            }
        }

        var command = session.Connection.Prepared(session.Transaction, sql)
            .Set("@i", ids.Next()).Set("@o", record).Set("@f", from).Set("@t", to).Set("@at", now)
            .Set("@by", session.Caller.IsSystem ? null : session.Caller.UserId);
        more?.Invoke(command);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ForgetAsync(PlannedChange planned, CancellationToken cancellationToken)
    {
        if (planned.Record is Opportunity)
        {
            await session.Connection.Prepared(session.Transaction, """DELETE FROM "StageChanges" WHERE "OpportunityId"=@o""").Set("@o", planned.Record.Id).ExecuteNonQueryAsync(cancellationToken);
            await session.Connection.Prepared(session.Transaction, """DELETE FROM "AmountChanges" WHERE "OpportunityId"=@o""").Set("@o", planned.Record.Id).ExecuteNonQueryAsync(cancellationToken);
        }

        if (planned.Record is Opportunity or Customer)
        {
            await session.Connection.Prepared(session.Transaction, """DELETE FROM "OwnerChanges" WHERE "Kind"=@k AND "RecordId"=@o""")
                .Set("@k", planned.Table.Kind.ToString()).Set("@o", planned.Record.Id).ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
