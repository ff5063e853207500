using System.Text.Json;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Import.Mapping;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Import;

/// <summary>Brings in a folder of CSV files: headers in English or Chinese, any usual encoding, linked by the files' own ids, which are kept. Importing the same folder again adds nothing.</summary>
public sealed class ImportService(SalesStore store, RecordIds ids, TimeProvider clock, CompanyCalendar calendar, ChangeRules? rules = null)
{
    // What is pointed at comes first.
    private static readonly RecordKind[] Order =
    [
        RecordKind.Team, RecordKind.User, RecordKind.Product, RecordKind.Customer, RecordKind.Contact, RecordKind.Opportunity, RecordKind.Interaction, RecordKind.Activity,
        RecordKind.Task, RecordKind.Order, RecordKind.OrderLine, RecordKind.Target,
    ];

    private readonly FieldCatalogue _catalogue = FieldCatalogue.Default;

    /// <summary>Imports the *.csv files of <paramref name="directory"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public async Task<ImportReport> ImportAsync(string directory, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ImportOptions();
        var now = clock.GetUtcNow().UtcDateTime;
        var tables = Directory.EnumerateFiles(directory, "*.csv").Order(StringComparer.Ordinal).Select(CsvTable.Read).ToList();
        var errors = new List<ImportError>();
        var resolver = await StoredAsync(cancellationToken);
        var rows = new ImportRows(resolver, new CellReader(calendar, _catalogue, options.Mask), ids, now, errors);
        var defaults = new ImportDefaults(resolver, calendar, rules ?? new ChangeRules(), ids, now, options.Currency);
        var files = new List<ImportedFile>();
        var records = new List<ImportRow>();
        var matched = Match(tables, options);
        var categories = options.Mapping?.Tables is not null ? null : tables.Find(table => Spelling.Fold(Path.GetFileNameWithoutExtension(table.Name)) is "categories" or "productcategories" or "产品类别");
        foreach (var (table, columns) in matched.OrderBy(file => Array.IndexOf(Order, file.Columns?.Kind ?? RecordKind.Team)))
        {
            if (columns is null)
            {
                files.Add(new ImportedFile(table.Name, null, table.Rows.Count, 0, 0, []));
                continue;
            }

            var (read, known) = rows.Read(columns);
            NameCategories(read, ImportDefaults.Categories(categories));
            foreach (var row in read)
            {
                var contact = columns.Kind == RecordKind.Customer ? defaults.PrimaryContact(columns, row, row.Cells) : null;
                records.AddRange(contact is null ? [row] : [row, contact]);
            }

            files.Add(new ImportedFile(table.Name, columns.Kind, table.Rows.Count, read.Count, known, columns.LeftOut));
        }

        rows.LinkLater();
        if (matched.Exists(file => file.Columns?.HasTeamsByManager == true))
        {
            ManagerTeams.Make([.. records.Select(row => row.Record).OfType<People.User>()], rows.TeamOf);
        }

        foreach (var row in rows.NewTeams)
        {
            ((People.Team)row.Record).Region = records.Select(other => other.Record).OfType<People.User>().FirstOrDefault(user => user.TeamId == row.Record.Id)?.Region;
            records.Add(row);
        }

        defaults.WithTasks.UnionWith(records.Select(row => row.Record).OfType<Tasks.SalesTask>().Select(task => task.InteractionId).OfType<long>());
        records.AddRange(records.SelectMany(defaults.Complete).ToList());
        if (errors.Count > 0 && options.ErrorFile is { } errorFile)
        {
            ImportErrorFile.Write(errorFile, errors, tables);
        }

        if (errors.Count > 0 && !options.IsPartial)
        {
            return new ImportReport(false, files, errors);
        }

        var bulk = new BulkRows([.. records.Select(row => (row.Kind, row.Record))], FirstStages(records), [.. files.Select(Line)]);
        await store.Writer.WriteAsync((connection, transaction, token) => bulk.WriteAsync(connection, transaction, now, token), cancellationToken);
        return new ImportReport(true, files, errors);
    }

    // People before whom they lead would not do: the order within the mapping stays, the kinds that are pointed at come first.
    private List<(CsvTable Table, ImportColumns? Columns)> Match(List<CsvTable> tables, ImportOptions options)
    {
        if (options.Mapping?.Tables is not { } entries)
        {
            return [.. tables.Select(table => (table, ImportColumns.Match(table, _catalogue, options)))];
        }

        var cut = tables.ConvertAll(table => table.WithoutTotals(MappingWords.Default.Totals));
        return [.. entries.Select(entry => (Table: cut.Find(table => table.Name == entry.File), Columns: ImportColumns.Match(entry, cut, _catalogue))).Select(file => (file.Table!, file.Columns))];   // Match refuses a file that is not there
    }

    // Without stage history only the first stage is known: every deal began with the first contact on its opening date.
    private List<StageChange> FirstStages(List<ImportRow> records) =>
    [
        .. records.Select(row => row.Record).OfType<Opportunity>().Select(deal =>
            new StageChange { Id = ids.Next(), OpportunityId = deal.Id, To = Stage.InitialContact, ChangedOn = deal.OpenedOn, ChangedAt = deal.CreatedAt }),
    ];

    private static AuditLine Line(ImportedFile file) =>
        new(null, "import", file.Kind, null, JsonSerializer.Serialize(new { file = file.File, rows = file.Rows, added = file.Added, known = file.Known }));

    private static void NameCategories(List<ImportRow> rows, Dictionary<string, string> categories)
    {
        foreach (var product in rows.Select(row => row.Record).OfType<Products.Product>())
        {
            product.Category = product.Category is { } id && categories.TryGetValue(id, out var name) ? name : product.Category;
        }
    }

    // Whatever is there already can be pointed at, and is not taken twice.
    private async Task<RecordResolver> StoredAsync(CancellationToken cancellationToken)
    {
        var resolver = new RecordResolver();
        await store.Writer.WriteAsync(
            async (connection, transaction, token) =>
            {
                foreach (var kind in Order)
                {
                    var table = RecordTable.Of(kind);
                    await using var reader = await connection.Prepared(transaction, $"SELECT {table.SelectColumns} FROM \"{table.Name}\" t").ExecuteReaderAsync(token);
                    while (await reader.ReadAsync(token))
                    {
                        resolver.Add(kind, table.Read(reader));
                    }
                }
            },
            cancellationToken);
        return resolver;
    }
}
