using System.Data.Common;
using System.Globalization;
using CsvHelper;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Import;

/// <summary>Writes a folder of CSV files that <see cref="ImportService"/> reads back: what the caller may see and export, safe to open in a spreadsheet.</summary>
public sealed class ExportService(SalesStore store, CompanyCalendar calendar)
{
    private static readonly HashSet<string> LeftOut = [nameof(Record.Number), nameof(Record.UpdatedAt)];
    private readonly FieldCatalogue _catalogue = FieldCatalogue.Default;

    /// <summary>Writes the files into <paramref name="directory"/>, which is made when missing.</summary>
    /// <returns>Rows by file; kinds that the caller may not export are absent.</returns>
    public async Task<IReadOnlyDictionary<string, int>> ExportAsync(Caller caller, string directory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Directory.CreateDirectory(directory);
        await using var db = store.Contexts.Open(caller);
        var connection = await db.OpenedConnectionAsync(cancellationToken);
        var keys = new Dictionary<(RecordKind, long), string>();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            await foreach (var record in ReadAsync(connection, caller, kind, cancellationToken))
            {
                keys[(kind, record.Id)] = Key(record);
            }
        }

        var written = new Dictionary<string, int>();
        foreach (var kind in Enum.GetValues<RecordKind>().Where(kind => AccessPolicy.Allows(caller, kind, AccessOperation.Export)))
        {
            var file = _catalogue.FileNames(kind)[0] + ".csv";
            written[file] = await WriteAsync(connection, caller, kind, Path.Combine(directory, file), keys, cancellationToken);
        }

        return written;
    }

    private async Task<int> WriteAsync(DbConnection connection, Caller caller, RecordKind kind, string path, Dictionary<(RecordKind, long), string> keys, CancellationToken cancellationToken)
    {
        var fields = _catalogue.Of(kind).Where(field => !LeftOut.Contains(field.Name)).ToList();
        var pool = kind == RecordKind.Contact ? await PoolAsync(connection, caller, cancellationToken) : [];
        using var csv = CsvWriter.ToFile(path, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape });
        csv.WriteRecord(["id", .. fields.Select(field => field.Synonyms[0])]);
        var rows = 0;
        await foreach (var record in ReadAsync(connection, caller, kind, cancellationToken))
        {
            var isWithheld = record is Contact contact && contact.CustomerId is { } customer && pool.TryGetValue(customer, out var owner) && !ContactPrivacy.MayShowPhones(caller, contact, owner);
            csv.WriteRecord([Key(record), .. fields.Select(field => isWithheld && ContactPrivacy.WithheldFields.Contains(field.Name) ? "" : Cell(kind, record, field, keys))]);
            rows++;
        }

        return rows;
    }

    private string Cell(RecordKind kind, Record record, FieldDefinition field, Dictionary<(RecordKind, long), string> keys)
    {
        var value = RecordTable.Of(kind).Find(field.Name)!.Get(record);   // a test holds that every field is a property
        return value switch
        {
            null => "",
            long id when field.Target is { } target => keys.GetValueOrDefault((target, id), ""),
            long fen when field.Type == FieldType.Money => (fen / 100m).ToString("0.##", CultureInfo.InvariantCulture),
            long figure when record is OrderLine => (figure / (field.Name == nameof(OrderLine.QuantityThousandths) ? 1_000m : 10_000m)).ToString("0.####", CultureInfo.InvariantCulture),
            DateTime moment => new DateTimeOffset(calendar.ToLocal(moment), calendar.Zone.GetUtcOffset(moment)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            _ when field.Type == FieldType.Choice => _catalogue.FindChoice(field.ChoiceSet!, FieldCodec.Write(value)!)?.Word ?? FieldCodec.Write(value)!,   // a choice field names its set
            _ => FieldCodec.Write(value)!,   // not null
        };
    }

    private static string Key(Record record) => record.SourceId ?? record.Number;

    private static async IAsyncEnumerable<Record> ReadAsync(DbConnection connection, Caller caller, RecordKind kind, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = RecordTable.Of(kind);
        var scope = AccessSql.For(kind, caller, "t");
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {table.SelectColumns} FROM \"{table.Name}\" t WHERE {scope.Sql} ORDER BY t.\"Id\"";
        scope.Bind(command);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return table.Read(reader);
        }
    }

    private static async Task<Dictionary<long, Customer>> PoolAsync(DbConnection connection, Caller caller, CancellationToken cancellationToken)
    {
        var pool = new Dictionary<long, Customer>();
        await foreach (var record in ReadAsync(connection, caller, RecordKind.Customer, cancellationToken))
        {
            if (record is Customer { OwnerId: null } customer)
            {
                pool[customer.Id] = customer;
            }
        }

        return pool;
    }
}
