using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>What kind of record a file holds: by its name, by its headers, and by having what that kind cannot do without.</summary>
internal sealed class KindGuess(MappingWords words, FieldMatcher matcher, FieldCatalogue catalogue)
{
    private const double Least = 1.5;

    /// <summary>Sets <see cref="TableProfile.Kind"/> and <see cref="TableProfile.Id"/>.</summary>
    public void Decide(TableProfile table)
    {
        var best = table.Columns.ToDictionary(column => column, column => Enum.GetValues<RecordKind>().ToDictionary(kind => kind, kind => matcher.Best(column, kind)));
        var named = ByName(table);
        var ranked = Enum.GetValues<RecordKind>()
            .Select(kind => (Kind: kind, Score: named.GetValueOrDefault(kind) + best.Values.Sum(kinds => kinds[kind] / Math.Max(1, kinds.Values.Count(score => score >= FieldMatcher.Least)))))
            .Where(guess => guess.Score >= Least && HasKeys(table, guess.Kind, IdOf(table, guess.Kind)))
            .OrderByDescending(guess => guess.Score)
            .ToList();
        if (ranked.Count > 0)
        {
            (table.Kind, table.Id) = (ranked[0].Kind, IdOf(table, ranked[0].Kind));
        }
    }

    /// <summary>How much the file's name speaks for each kind: what it ends with most.</summary>
    public Dictionary<RecordKind, double> ByName(TableProfile table)
    {
        var places = Enum.GetValues<RecordKind>()
            .Select(kind => (Kind: kind, Noun: words.Nouns[kind].Where(table.Name.Has).OrderByDescending(noun => (table.Name.PlaceOf(noun), noun.Key.Length)).FirstOrDefault()))
            .Where(found => found.Noun is not null)
            .OrderByDescending(found => table.Name.PlaceOf(found.Noun!)).ThenByDescending(found => found.Noun!.Key.Length)   // just asked
            .ToList();
        var scores = places.Select((found, i) => (found.Kind, Score: i == 0 ? 3.0 : 1.0)).ToDictionary(found => found.Kind, found => found.Score);
        var file = Spelling.Fold(Path.GetFileNameWithoutExtension(table.Table.Name));
        foreach (var kind in Enum.GetValues<RecordKind>().Where(kind => catalogue.FileNames(kind).Any(known => Spelling.Fold(known) == file)))
        {
            scores[kind] = 5;
        }

        return scores;
    }

    /// <summary>The column that tells the rows of such a file apart; null when there is none.</summary>
    public ColumnProfile? IdOf(TableProfile table, RecordKind kind)
    {
        var unique = table.Columns.Where(column => (column.IsUnique || column.IsAlmostUnique) && column.Dates < 0.5).OrderByDescending(column => column.IsUnique).ToList();
        bool IsOther(ColumnProfile column) => kind == RecordKind.OrderLine && matcher.Candidates(column, kind).Any(match => match.Field.Name == "OrderId" && match.Score >= 0.9);
        return unique.Find(column => words.Ids[kind].Contains(column.Header.Key) && !IsOther(column))
            ?? unique.Find(column => column.Header.Without(words.Nouns[kind]) is var bare && !ReferenceEquals(bare, column.Header) && words.Ids[kind].Contains(bare.Key))
            ?? unique.Find(column => column.At == 0 && column.Header.Tokens.Count > 1 && column.Header.Tokens[^1] is "id" or "code" or "number" or "key" && !IsOther(column))
            ?? unique.Find(column => column.At == 0 && column.LooksLikeCodes && !IsOther(column));
    }

    private bool HasKeys(TableProfile table, RecordKind kind, ColumnProfile? id)
    {
        var fields = table.Columns.Where(column => column != id && !words.NoField.ContainsKey(column.Header.Key)).SelectMany(column => matcher.Candidates(column, kind)).Select(match => match.Field.Name).ToHashSet();
        if (id is not null)
        {
            fields.Add("id");
        }

        if (PersonNames.Find(table, words) is not null)
        {
            fields.UnionWith(["Name", "FullName"]);
        }

        return words.Keys(kind).All(line => line.Any(fields.Contains));
    }
}
