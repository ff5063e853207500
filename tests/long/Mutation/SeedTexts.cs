using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot;
using SalesAssistant.Data.Store;
using YamlDotNet.Serialization;

namespace SalesAssistant.Long.Mutation;

/// <summary>What is mutated: the training utterances, their blanks filled with names of the company, and every sentence of the language cases.</summary>
internal static partial class SeedTexts
{
    private const int ShortestCase = 2;

    /// <summary>In a stable order.</summary>
    public static async Task<IReadOnlyList<string>> LoadAsync(CrmContext db)
    {
        var random = new Random(1);
        var names = await NamesAsync(db);
        var utterances = Directory.EnumerateFiles(PromptFolder.Path, "utterances.*.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => Blank().Replace(Context().Replace(line, ""), blank => Pick(names[blank.Groups[1].Value], random)));
        var cases = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(SentencesOf);
        return [.. utterances.Concat(cases).Distinct()];
    }

    private static string Pick(List<string> from, Random random) => from[random.Next(from.Count)];

    private static async Task<Dictionary<string, List<string>>> NamesAsync(CrmContext db)
    {
        var names = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>>(await File.ReadAllTextAsync(Path.Combine(PromptFolder.Path, "intents", "names.yaml")));
        var customers = await db.Customers.OrderBy(customer => customer.Id).Take(100).ToListAsync();
        var contacts = await db.Contacts.OrderBy(contact => contact.Id).Take(100).Select(contact => contact.FullName).ToListAsync();
        names["customer"].AddRange(customers.Select(customer => customer.ShortName ?? customer.Name));
        names["customer"].AddRange(customers.Take(20).Select(customer => customer.Name));
        names["contact"].AddRange(contacts.Concat(contacts.Select(name => name[..1] + "总")));
        names["deal"].AddRange(await db.Opportunities.OrderBy(deal => deal.Id).Take(60).Select(deal => deal.Name).ToListAsync());
        names["colleague"].AddRange(await db.Users.OrderBy(user => user.Id).Select(user => user.Name).ToListAsync());
        names["team"].AddRange(await db.Teams.OrderBy(team => team.Id).Select(team => team.Name).ToListAsync());
        names["product"].AddRange(await db.Products.OrderBy(product => product.Id).Select(product => product.Name).ToListAsync());
        return names;
    }

    private static IEnumerable<string> SentencesOf(string file)
    {
        var documents = file.EndsWith('l') ? File.ReadAllLines(file).Where(line => line.Length > 0) : [File.ReadAllText(file)];
        foreach (var text in documents)
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var sentence in StringsOf(document.RootElement))
            {
                yield return sentence;
            }
        }
    }

    private static IEnumerable<string> StringsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when element.GetString() is { Length: >= ShortestCase } text => [text],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(StringsOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => StringsOf(property.Value)),
        _ => [],
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Blank();

    [GeneratedRegex("^@[a-z_]+ ")]
    private static partial Regex Context();
}
