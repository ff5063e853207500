using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Changes;

/// <summary>Finds what stands on a record that is to go.</summary>
internal static class RecordUse
{
    /// <summary>A record outside <paramref name="plan"/> that points at the one to be deleted; null when there is none.</summary>
    public static async Task<RecordRef?> FindAsync(ChangeSession session, ChangePlan plan, PlannedChange doomed, CancellationToken cancellationToken)
    {
        var customer = doomed.Record is IOfCustomer { CustomerId: { } id } ? id : (long?)null;
        foreach (var (table, column) in RecordLinks.To(doomed.Table.Kind))
        {
            // What points at a contact or deal is about the same customer, and the customer's index finds it without a scan.
            var narrow = customer is not null && column.Name != "CustomerId" && table.Find("CustomerId") is not null;
            var sql = $"SELECT {table.SelectColumns} FROM \"{table.Name}\" t WHERE t.\"{column.Name}\"=@Id{(narrow ? " AND t.\"CustomerId\"=@Customer" : "")}";
            var command = session.Connection.Prepared(session.Transaction, sql).Set("@Id", doomed.Record.Id);
            if (narrow)
            {
                command.Set("@Customer", customer);
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var record = table.Read(reader);
                var planned = plan.Find(table.Kind, record.Id);
                var isReleased = planned is not null && (planned.Operation == ChangeOperation.Delete || !Equals(column.Get(planned.Record), doomed.Record.Id));
                if (!isReleased)
                {
                    return new RecordRef(table.Kind, record.Id, RecordNames.NameOf(record));
                }
            }
        }

        return null;
    }
}
