using System.Globalization;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Gives each file's columns their fields: headers and value shapes first, other files' ids and names as proof.</summary>
internal sealed class FieldAssignment(MappingWords words, FieldMatcher matcher, LinkFinder finder)
{
    /// <summary>Kinds of which a name alone is enough to make a record.</summary>
    public static bool CanBeMade(RecordKind target, RecordKind from) => target switch
    {
        RecordKind.Customer or RecordKind.User or RecordKind.Team => true,
        RecordKind.Contact => from is RecordKind.Customer or RecordKind.Opportunity or RecordKind.Interaction,
        RecordKind.Order or RecordKind.Product => from == RecordKind.OrderLine,
        _ => false,
    };

    /// <summary>Names and e-mail addresses only: what links by name are looked up in.</summary>
    public void AssignNames(TableProfile table)
    {
        if (table.Kind is not { } kind)
        {
            return;
        }

        table.PersonName = kind is RecordKind.User or RecordKind.Contact ? PersonNames.Find(table, words) : null;
        FieldMatcher.Assign(table, Columns(table).SelectMany(column => matcher.Candidates(column, kind).Where(match => match.Field.Type == FieldType.Text && IsAllowed(table, column, match)).Select(match => (column, match))));
    }

    /// <summary>All columns, once the names of all files are known.</summary>
    public void Assign(TableProfile table)
    {
        table.Fields.Clear();
        if (table.Kind is { } kind)
        {
            FieldMatcher.Assign(table, Columns(table).SelectMany(column => Candidates(table, kind, column).Select(match => (column, match))));
        }
    }

    private static IEnumerable<ColumnProfile> Columns(TableProfile table) =>
        table.Columns.Where(column => !ReferenceEquals(column, table.Id) && column != table.PersonName?.First && column != table.PersonName?.Last);

    private IEnumerable<FieldMatch> Candidates(TableProfile table, RecordKind kind, ColumnProfile column)
    {
        var to = finder.ByIds(table, column);
        var byHeader = matcher.Candidates(column, kind, to is { Kind: null }).Where(match => IsAllowed(table, column, match)).Select(match => Weighed(match, column)).Where(match => match.Score >= FieldMatcher.Least).ToList();
        if (to is { Kind: { } target })
        {
            var fields = words.Of(kind).Select(entry => entry.Field).Where(field => field.Target == target && !field.IsAuto).ToList();
            var field = byHeader.Where(match => fields.Contains(match.Field)).MaxBy(match => match.Score)?.Field ?? fields.FirstOrDefault();
            if (field is not null)
            {
                yield return new FieldMatch(field, 1.1, $"its values are ids in {to.Table.Name}");
                yield break;
            }
        }

        foreach (var match in byHeader)
        {
            if (match.Field.Type != FieldType.Reference)
            {
                yield return to is { Kind: null } && FieldMatcher.TakesWords(match.Field) ? match with { Through = to, Why = $"codes that {to.Table.Name} explains" } : match;
            }
            else if (Linked(match, column, kind) is { } linked)
            {
                yield return linked;
            }
        }
    }

    // What is usually computed or left out serves where nothing better is there; a stage column with more steps says more than "open, won, lost".
    private FieldMatch Weighed(FieldMatch match, ColumnProfile column) => match with
    {
        Score = match.Score - (words.NoField.ContainsKey(column.Header.Key) ? 0.4 : 0) + (match.Field.ChoiceSet == "stage" ? 0.01 * matcher.OpenStages(column) : 0),
    };

    private FieldMatch? Linked(FieldMatch match, ColumnProfile column, RecordKind kind)
    {
        var target = match.Field.Target!.Value;   // a reference names its kind
        if (finder.Known(column, target) is var (share, isById) && share >= 0.5)
        {
            return match with { Score = match.Score + (isById ? 0.05 : 0.02), Why = string.Create(CultureInfo.InvariantCulture, $"header; {share:P0} of the values are {(isById ? "ids" : "names")} of {target} records in these files") };
        }

        return CanBeMade(target, kind) ? match with { Why = $"header; {target} records are made of the names" } : null;
    }

    // A login beside first and last names is no name.
    private static bool IsAllowed(TableProfile table, ColumnProfile column, FieldMatch match) =>
        match.Field.Name is not ("Name" or "FullName") || table.PersonName is not { } name || PersonNames.IsWhole(column, name);
}
