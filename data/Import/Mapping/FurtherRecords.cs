using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Records that a file only names: the customers, contacts and sales people of a deal sheet, the orders of a list of order lines.</summary>
internal sealed class FurtherRecords(MappingWords words, FieldMatcher matcher, LinkFinder finder)
{
    /// <summary>What is read from <paramref name="table"/> beside its own kind.</summary>
    public IReadOnlyList<FurtherRecord> Of(TableProfile table)
    {
        var further = new List<FurtherRecord>();
        if (table.Kind is not { } kind || table.IsExtension)
        {
            return further;
        }

        Make(table, kind, table.Fields.Select(pair => (pair.Value.Field, pair.Key)), further);
        var left = table.Columns.Where(column => !ReferenceEquals(column, table.Id) && !table.Fields.ContainsKey(column) && !words.NoField.ContainsKey(column.Header.Key)).ToList();
        var candidates = left.SelectMany(column => further.SelectMany(record => Candidates(column, record).Select(match => (Column: column, Record: record, Match: match))))
            .OrderByDescending(found => found.Match.Score).ThenByDescending(found => found.Column.Header.Key.Length).ToList();
        foreach (var (column, record, match) in candidates)
        {
            // A code names them first; a column that holds the words for it names them better.
            var isName = match.Field.Name is "Name" or "FullName" && record.Fields.TryGetValue(match.Field.Name, out var code) && record.Id[0] == code.Column;
            if (left.Contains(column) && (isName || record.Fields.TryAdd(match.Field.Name, (column, match))))
            {
                record.Fields[match.Field.Name] = (column, match);
                left.Remove(column);
                Make(table, record.Kind, [(match.Field, column)], further);
            }
        }

        further.ForEach(record => Share(table, record, further));
        return further;
    }

    private void Make(TableProfile table, RecordKind from, IEnumerable<(FieldDefinition Field, ColumnProfile Column)> links, List<FurtherRecord> further)
    {
        foreach (var (field, column) in links.Where(link => link.Field.Type == FieldType.Reference).ToList())
        {
            var target = field.Target!.Value;   // a reference names its kind
            var isKnown = finder.Known(column, target) is var (share, isById) && (isById ? share >= 0.5 : share >= 1);
            if (isKnown || target == RecordKind.Team || !FieldAssignment.CanBeMade(target, from) || further.Exists(record => record.Kind == target && record.Id.Contains(column)))
            {
                continue;
            }

            var customer = target == RecordKind.Contact ? CustomerColumn(table) : null;
            var made = new FurtherRecord(target, customer is null ? [column] : [column, customer], field.Name == "ManagerId" ? "they lead people of this file" : $"{column.Raw} names them") { IsLeader = field.Name == "ManagerId" };
            if (customer is not null && words.Of(target).First(entry => entry.Field.Name == "CustomerId").Field is var link)
            {
                made.Fields["CustomerId"] = (customer, new FieldMatch(link, 1, "the row's customer"));
            }

            var name = words.Of(target).Select(entry => entry.Field).FirstOrDefault(known => known.Name is "Name" or "FullName");
            if (name is not null)
            {
                made.Fields[name.Name] = (column, new FieldMatch(name, 1, "the name that the rows use"));
            }

            if (made.IsLeader)
            {
                made.Constants["Role"] = nameof(People.Role.Supervisor);
            }

            further.Add(made);
        }
    }

    // A customer's own row names its customer by id, or by name where it has none.
    private static ColumnProfile? CustomerColumn(TableProfile table) =>
        table.Kind == RecordKind.Customer ? table.Id ?? table.ColumnOf("Name") : table.ColumnOf("CustomerId");

    private IEnumerable<FieldMatch> Candidates(ColumnProfile column, FurtherRecord record)
    {
        if (column.Filled == 0)
        {
            return [];
        }

        // "contact_title" beside a contact is the contact's, "title" alone could be anybody's.
        var isNamed = words.Nouns[record.Kind].Any(column.Header.Has);
        return matcher.Candidates(column, record.Kind)
            .Where(match => match.Field.Name is not ("CreatedAt" or "UpdatedAt") && IsFixed(column, record)
                && (match.Field.Type != FieldType.Reference || FieldAssignment.CanBeMade(match.Field.Target!.Value, record.Kind) || finder.Known(column, match.Field.Target!.Value)?.Share >= 0.5))   // a reference names its kind
            .Select(match => match with { Score = match.Score + (isNamed ? 0.1 : 0), Why = $"header; the same for every row of one {record.Kind}" });
    }

    // What belongs to a customer is the same in all rows of that customer.
    private static bool IsFixed(ColumnProfile column, FurtherRecord record)
    {
        var groups = column.Table.Rows.Select(row => (Id: string.Join('|', record.Id.Select(id => Spelling.Fold(row.Cells[id.At]))), Value: row.Cells[column.At]))
            .Where(row => row.Id.Length > 0 && row.Value.Length > 0).GroupBy(row => row.Id).ToList();
        return groups.Sum(group => group.GroupBy(row => row.Value).Max(same => same.Count())) >= 0.9 * groups.Sum(group => group.Count());
    }

    // The customers of a deal sheet belong to whoever has the deals; leaders to the team of those they lead, where that is one team.
    private void Share(TableProfile table, FurtherRecord record, IReadOnlyList<FurtherRecord> further)
    {
        var (field, column) = record switch
        {
            { Kind: RecordKind.Customer } => ("OwnerId", table.ColumnOf("OwnerId")),
            { IsLeader: true } => ("TeamId", table.ColumnOf("TeamId") ?? further.Select(other => other.Fields.GetValueOrDefault("TeamId").Column).FirstOrDefault(team => team is not null)),
            _ => ("", null),
        };
        if (column is not null && IsFixed(column, record) && words.Of(record.Kind).First(entry => entry.Field.Name == field).Field is var link)
        {
            record.Fields.TryAdd(field, (column, new FieldMatch(link, 1, "the same for every row of one of them")));
        }
    }
}

/// <summary>Records of one kind that a file's rows name.</summary>
/// <param name="Kind">Of the records.</param>
/// <param name="Id">Columns that tell them apart.</param>
/// <param name="Why">In words.</param>
internal sealed record FurtherRecord(RecordKind Kind, IReadOnlyList<ColumnProfile> Id, string Why)
{
    public Dictionary<string, (ColumnProfile Column, FieldMatch Match)> Fields { get; } = [];

    /// <summary>They are named as somebody's manager.</summary>
    public bool IsLeader { get; init; }

    /// <summary>Field → the same text for all.</summary>
    public Dictionary<string, string> Constants { get; } = [];
}
