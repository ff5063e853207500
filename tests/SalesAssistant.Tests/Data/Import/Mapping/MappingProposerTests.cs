using System.Text.Json;
using System.Text.RegularExpressions;
using SalesAssistant.Data.Import.Mapping;

namespace SalesAssistant.Tests.Data.Import.Mapping;

/// <summary>Exports in the form of other vendors' systems, each with what every column should become (expected.json; "a|b" = either, several = all of them, none = no field of ours).</summary>
public sealed partial class MappingProposerTests
{
    [Theory]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    [InlineData("fxiaoke")]
    [InlineData("sheet")]
    [InlineData("erp")]
    [InlineData("pipedrive")]
    [InlineData("dynamics")]
    public void A_foreign_export_maps_nine_of_ten_columns_by_itself(string folder)
    {
        var taken = Taken(MappingProposer.Propose(Foreign(folder)));

        var (right, missed, invented) = (0, new List<string>(), new List<string>());
        foreach (var (file, header, wanted) in Expected(folder))
        {
            var got = taken.GetValueOrDefault((file, header)) ?? [];
            if (wanted.All(field => field.EndsWith('|')))
            {
                invented.AddRange(got.Except(wanted.SelectMany(field => field.Split('|'))).Select(field => $"{file} {header}: {field}"));
            }
            else if (wanted.All(field => field.Split('|').Any(got.Contains)))
            {
                right++;
            }
            else
            {
                missed.Add($"{file} {header}: {string.Join(",", wanted)}, got {string.Join(",", got)}");
            }
        }

        Assert.True(right >= 0.9 * (right + missed.Count), string.Join('\n', missed));
        Assert.True(invented.Count <= 1, string.Join('\n', invented));
    }

    [Fact]
    public void Every_column_stands_in_the_mapping_with_its_reason()
    {
        var mapping = MappingProposer.Propose(Foreign("salesforce"));

        var account = mapping.Tables!.Single(table => table.File == "Account.csv");
        Assert.Equal(21, account.Columns.Count + account.Id!.Count);
        Assert.All(account.Columns, column => Assert.False(string.IsNullOrEmpty(column.Why)));
        Assert.Equal("fax numbers are not kept", account.Columns.Single(column => column.Header == "Fax").Why);
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var json = MappingProposer.Propose(Foreign("fxiaoke")).ToJson();

        Assert.Equal(json, ImportMapping.Parse(json).ToJson());
    }

    [Theory]
    [InlineData("""{"tables":[{"file":"a.csv","kind":"Customer","columns":[{"header":"x","field":"Nmae"}]}]}""", "Nmae")]
    [InlineData("""{"tables":[{"file":"a.csv","kind":"Customer","colums":[]}]}""", "colums")]
    public void A_mistyped_mapping_is_refused_by_the_word(string json, string word) =>
        Assert.Contains(word, Assert.Throws<InvalidDataException>(() => ImportMapping.Parse(json)).Message, StringComparison.Ordinal);

    internal static string Foreign(string folder) => Path.Combine(AppContext.BaseDirectory, "Data", "Import", "Foreign", folder);

    private static Dictionary<(string File, string Header), HashSet<string>> Taken(ImportMapping mapping)
    {
        var taken = new Dictionary<(string, string), HashSet<string>>();
        foreach (var table in mapping.Tables!.Where(table => table.Kind is not null))
        {
            var ids = table.Once == true && table.Columns.Any(column => table.Id!.Contains(column.Header)) ? [] : table.Id!.Select(header => (Header: header, Field: "id"));
            var composed = (table.Compose ?? []).SelectMany(pair => Braces().Matches(pair.Value).Select(match => (Header: match.Groups[1].Value, Field: pair.Key)));
            foreach (var (header, field) in table.Columns.Where(column => column.Field is not null).Select(column => (column.Header, Field: column.Field!)).Concat(ids).Concat(composed))
            {
                (taken.TryGetValue((table.File, header), out var fields) ? fields : taken[(table.File, header)] = []).Add($"{table.Kind}.{field}");
            }
        }

        return taken;
    }

    private static IEnumerable<(string File, string Header, string[] Wanted)> Expected(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Foreign(folder), "expected.json")));
        foreach (var file in document.RootElement.EnumerateObject())
        {
            foreach (var header in file.Value.EnumerateObject())
            {
                yield return (file.Name, header.Name, [.. header.Value.EnumerateArray().Select(field => field.GetString()!)]);
            }
        }
    }

    [GeneratedRegex(@"\{(.*?)\}")]
    private static partial Regex Braces();
}
