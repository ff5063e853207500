using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Writes what was concluded of a file as mapping entries: values, units, formats, names, and the columns that have no place.</summary>
internal sealed class MappingWriter(FieldCatalogue catalogue, MappingWords words, ChoiceValues choices)
{
    private static readonly (string Sign, string Code)[] Currencies =
        [("US$", "USD"), ("USD", "USD"), ("$", "USD"), ("EUR", "EUR"), ("€", "EUR"), ("GBP", "GBP"), ("£", "GBP"), ("RMB", "CNY"), ("CNY", "CNY"), ("¥", "CNY"), ("￥", "CNY"), ("元", "CNY"), ("HKD", "HKD"), ("JPY", "JPY")];

    public IEnumerable<TableMapping> Write(TableProfile table, IReadOnlyList<FurtherRecord> further)
    {
        yield return Main(table, further);
        foreach (var record in further)
        {
            var leaders = record is { Kind: RecordKind.User } && record.Fields.ContainsKey("ManagerId") && !record.Fields.ContainsKey("TeamId");
            yield return new TableMapping
            {
                File = table.Table.Name,
                Kind = record.Kind,
                Id = [.. record.Id.Select(column => column.Raw)],
                Once = true,
                TeamsByManager = leaders ? true : null,
                Compose = record.Constants.Count > 0 ? record.Constants : null,
                Columns = [.. record.Fields.Values.OrderBy(pair => pair.Column.At).Select(pair => Column(table, record.Kind, pair.Column, pair.Match))],
                Why = record.Why,
            };
        }
    }

    private TableMapping Main(TableProfile table, IReadOnlyList<FurtherRecord> further)
    {
        if (table.Kind is not { } kind)
        {
            return new TableMapping { File = table.Table.Name, Why = table.Id is null ? "no kind of record has what this file holds" : "a list of codes: read where another file's column goes through it, no records of its own" };
        }

        var used = further.SelectMany(record => record.Fields.Values.Select(pair => pair.Column).Concat(record.Id)).ToHashSet();
        var compose = Compose(table, kind);
        var composed = table.PersonName is var (first, last) ? new HashSet<ColumnProfile> { first, last } : [];
        var columns = table.Columns.Where(column => !ReferenceEquals(column, table.Id) && !composed.Contains(column) && (table.Fields.ContainsKey(column) || !used.Contains(column)))
            .Select(column => table.Fields.TryGetValue(column, out var match) ? Column(table, kind, column, match) : new ColumnMapping { Header = column.Raw, Why = WhyNot(table, kind, column) }).ToList();
        columns.AddRange(Outcome(table, columns));
        return new TableMapping
        {
            File = table.Table.Name,
            Kind = kind,
            Id = Id(table),
            Once = table.IsExtension ? true : null,
            Currency = Currency(table),
            TeamsByManager = kind == RecordKind.User && table.ColumnOf("ManagerId") is not null && table.ColumnOf("TeamId") is null ? true : null,
            Compose = compose.Count > 0 ? compose : null,
            Columns = columns,
            Why = table.IsExtension ? "further columns of the same records, by the same id" : "by the file's name and headers",
        };
    }

    // Where a few rows share a number, the first column that tells them apart stands beside it.
    private static List<string> Id(TableProfile table)
    {
        if (table.Id is not { } id)
        {
            return [];
        }

        var second = id.IsUnique ? null : table.Columns.FirstOrDefault(column => table.Table.Rows.Select(row => (row.Cells[id.At], row.Cells[column.At])).Distinct().Count() == table.Table.Rows.Count && column.Filled == table.Table.Rows.Count);
        return second is null ? [id.Raw] : [id.Raw, second.Raw];
    }

    private ColumnMapping Column(TableProfile table, RecordKind kind, ColumnProfile column, FieldMatch match)
    {
        var mapping = new ColumnMapping { Header = column.Raw, Field = match.Field.Name, Why = match.Why, Format = column.Format };
        if (match.Through is { Id: { } key } codes && CodeTables.Label(codes, key) is { } label)
        {
            return mapping with { Through = new LookupMapping(codes.Table.Name, key.Raw, label.Raw) };
        }

        if (match.Field.Type is FieldType.Money or FieldType.WholeNumber)
        {
            return mapping with { Times = Times(column.Raw) };
        }

        if (match.IsInverse)
        {
            return mapping with { Values = column.Counts.Keys.ToDictionary(value => value, value => Spelling.Fold(value) is "true" or "1" or "yes" or "y" or "是" ? "false" : "true"), Why = "the header says the opposite of the field" };
        }

        if (match.Field.Type != FieldType.Choice || column.Filled == 0)
        {
            return mapping;
        }

        return column.Numbers >= 0.9 && match.Field.Name == nameof(Customers.Customer.CompanySize) ? mapping with { Format = ImportFormats.Employees } : Choices(table, kind, column, match.Field, mapping);
    }

    private ColumnMapping Choices(TableProfile table, RecordKind kind, ColumnProfile column, FieldDefinition field, ColumnMapping mapping)
    {
        var (values, unknown) = choices.Map(field, column, value => Odds(table, column, value));
        var property = RecordTable.Of(kind).Find(field.Name)!;   // a test holds that every field is a property
        if (unknown.Count == 0 || property.IsText)
        {
            return mapping with { Values = values.Count > 0 ? values : null };
        }

        var said = string.Join(", ", unknown.Take(10));
        if (field.Name == nameof(People.User.Role))
        {
            unknown.ToList().ForEach(title => values[title] = nameof(People.Role.Rep));
            return mapping with { Values = values, Why = $"{mapping.Why}; taken for sales people, who see what is their own: {said}" };
        }

        if (property.IsNullable)
        {
            unknown.ToList().ForEach(value => values[value] = "");
            return mapping with { Values = values, Why = $"{mapping.Why}; left empty, not known: {said}" };
        }

        return mapping with { Values = values.Count > 0 ? values : null, Why = $"{mapping.Why}; NOT UNDERSTOOD, rows with it are refused until `values` says what it is: {said}" };
    }

    // Stage and outcome in two columns: the outcome says which deals are closed, the stage says how far the open ones are.
    private IEnumerable<ColumnMapping> Outcome(TableProfile table, List<ColumnMapping> columns)
    {
        if (table.Kind != RecordKind.Opportunity || columns.FirstOrDefault(column => column.Field == nameof(Opportunity.Stage)) is not { } stage || stage.Values?.Values.Any(IsClosed) == true)
        {
            yield break;
        }

        foreach (var column in table.Columns.Where(column => !table.Fields.ContainsKey(column) && column.Counts.Count is > 0 and <= 10))
        {
            var codes = column.Counts.Keys.ToDictionary(value => value, value => choices.Code("stage", value));
            if (codes.Values.All(code => code is not null) && codes.Values.Any(code => IsClosed(code!)))   // just asked
            {
                columns.RemoveAll(left => left.Header == column.Raw && left.Field is null);
                yield return new ColumnMapping
                {
                    Header = column.Raw,
                    Field = nameof(Opportunity.Stage),
                    Values = codes.ToDictionary(pair => pair.Key, pair => IsClosed(pair.Value!) ? pair.Value! : ""),
                    Why = "says which deals are closed, over the stage column",
                };
                yield break;
            }
        }
    }

    private static bool IsClosed(string code) => code is nameof(Stage.Won) or nameof(Stage.Lost) or nameof(Stage.AfterSales);

    private static double? Odds(TableProfile table, ColumnProfile stage, string value)
    {
        if (table.ColumnOf(nameof(Opportunity.WinProbability)) is not { } odds)
        {
            return null;
        }

        var said = table.Table.Rows.Where(row => row.Cells[stage.At] == value).Select(row => row.Cells[odds.At])
            .Select(cell => CellReader.Percent(cell)).OfType<string>().Select(percent => double.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return said.Count == 0 ? null : said.Average();
    }

    private Dictionary<string, string> Compose(TableProfile table, RecordKind kind)
    {
        var compose = new Dictionary<string, string>();
        var name = catalogue.Of(kind).FirstOrDefault(field => field.Name is "Name" or "FullName");
        if (name is null || table.ColumnOf(name.Name) is not null || table.IsExtension)
        {
            return compose;
        }

        if (table.PersonName is { } person)
        {
            compose[name.Name] = PersonNames.Template(person);
        }
        else if (kind == RecordKind.Opportunity)
        {
            // A deal without a name is called by its customer and product, or by its number.
            var parts = new[] { table.ColumnOf("CustomerId"), table.ColumnOf("ProductOrService") ?? table.ColumnOf("ProductId") }.OfType<ColumnProfile>().ToList();
            parts = parts.Count < 2 && table.Id is not null ? [.. parts, table.Id] : parts;
            compose[name.Name] = string.Join(' ', parts.Select(column => $"{{{column.Raw}}}"));
        }

        return compose;
    }

    private string WhyNot(TableProfile table, RecordKind kind, ColumnProfile column)
    {
        if (words.NoField.TryGetValue(column.Header.Key, out var reason))
        {
            return reason;
        }

        var matcher = new FieldMatcher(words, choices);
        var best = matcher.Candidates(column, kind).MaxBy(match => match.Score);
        return best is not null && table.ColumnOf(best.Field.Name) is { } other
            ? $"{best.Field.Name} is read from {other.Raw}"
            : $"no field of {kind} fits this header with its values ({column.Shape})";
    }

    private static decimal? Times(string header) => Units(header).Select(unit => unit switch
    {
        "k" or "thousand" or "thousands" or "千" or "千元" => 1_000m,
        "m" or "mn" or "mio" or "million" or "millions" or "百万" or "百万元" => 1_000_000m,
        _ => (decimal?)null,
    }).FirstOrDefault(times => times is not null);

    private static string[] Units(string header)
    {
        var bracket = header.IndexOfAny(['(', '（', '[']);
        return bracket < 0 ? [] : header[bracket..].ToLowerInvariant().Split([' ', '(', ')', '（', '）', '[', ']', '$', '€', '£', '/', ','], StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Currency(TableProfile table)
    {
        if (table.ColumnOf("Currency") is not null || table.Fields.FirstOrDefault(pair => pair.Value.Field.Type == FieldType.Money || pair.Value.Field.Name is "AmountE4" or "UnitPriceE4").Key is not { } amount
            || FieldCatalogue.Default.Find(table.Kind!.Value, "Currency") is null)   // a table with fields has a kind
        {
            return null;
        }

        var texts = amount.Counts.Keys.Take(50).Prepend(amount.Raw).ToList();
        return Currencies.Where(currency => texts.Exists(text => text.Contains(currency.Sign, StringComparison.OrdinalIgnoreCase))).Select(currency => currency.Code).FirstOrDefault();
    }
}
