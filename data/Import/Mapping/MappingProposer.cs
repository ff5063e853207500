using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Import.Mapping;

/// <summary>Proposes how any folder of CSV files becomes our records. A guess is written with what speaks for it; what has no place is listed with the reason.</summary>
public static class MappingProposer
{
    /// <summary>Looks at the *.csv files of <paramref name="directory"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImportMapping Propose(string directory) =>
        Propose([.. Directory.EnumerateFiles(directory, "*.csv").Order(StringComparer.Ordinal).Select(CsvTable.Read)], FieldCatalogue.Default, MappingWords.Default);

    internal static ImportMapping Propose(IReadOnlyList<CsvTable> files, FieldCatalogue catalogue, MappingWords words)
    {
        var choices = new ChoiceValues(catalogue, words);
        var matcher = new FieldMatcher(words, choices);
        var kinds = new KindGuess(words, matcher, catalogue);
        var tables = files.Select(file => new TableProfile(file.WithoutTotals(words.Totals), words)).ToList();
        tables.ForEach(kinds.Decide);
        var finder = new LinkFinder(tables);
        CodeTables.Find(tables, kinds);
        var assignment = new FieldAssignment(words, matcher, finder);
        tables.ForEach(assignment.AssignNames);
        finder.ReadNames();
        tables.ForEach(assignment.Assign);
        var writer = new MappingWriter(catalogue, words, choices);
        var further = new FurtherRecords(words, matcher, finder);
        return new ImportMapping { Tables = [.. tables.SelectMany(table => writer.Write(table, further.Of(table)))] };
    }
}
