using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Bot.Channels.Api;
using SalesAssistant.Tests.Bot.Channels.Teams;
using SalesAssistant.Tests.Bot.Workspace;

namespace SalesAssistant.Tests.Bot.Channels;

/// <summary>docs/parity.md says what is true: every block, input and button stands in it, and each door puts out what its cell shows.</summary>
public sealed partial class ParityTests
{
    // Rows of the first table → samples.
    private static readonly Dictionary<string, string> Blocks = new()
    {
        ["text"] = "text",
        ["fields"] = "fields",
        ["table"] = "table",
        ["chart, bar"] = "bar",
        ["chart, several bars"] = "bars",
        ["chart, line"] = "line",
        ["chart, pie"] = "pie",
        ["chart, funnel"] = "funnel",
        ["list"] = "list",
        ["form"] = "form",
        ["form, answered"] = "closed form",
        ["actions"] = "actions",
        ["receipt"] = "receipt",
    };

    [Fact]
    public async Task Every_door_draws_what_the_table_says()
    {
        var tables = Tables();
        var samples = Blocks.ToDictionary(row => ("block", row.Key), row => SampleBlocks.All[row.Value]);
        Add("input", SampleBlocks.Inputs);
        Add("button", SampleBlocks.Actions);
        Assert.Equal(samples.Keys.Order(), tables.Keys.Order());
        await using var web = await WorkspaceHost.StartAsync();
        await using var api = await ApiHost.StartAsync();
        var visitor = await web.SignedInAsync(SmallCompany.Li);
        var faults = new List<string>();

        foreach (var ((table, row), cells) in tables)
        {
            var reply = new Reply([samples[(table, row)]]);
            web.Assistant.Script = api.Assistant.Script = _ => reply;
            var id = $"{table} {row}";
            await WorkspaceHost.PostAsync(visitor, "/", "/?handler=Say", ("text", id), ("messageId", id));
            var page = WebUtility.HtmlDecode(await visitor.GetStringAsync("/"));
            Check("Web", page[page.LastIndexOf("<article class=\"reply\"", StringComparison.Ordinal)..]);
            Check("Api", JsonNode.Parse(await (await api.SayAsync("x", id)).Content.ReadAsStringAsync())!.ToJsonString(WireJson.Options));
            Check("Teams", new TeamsRenderer(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), "https://sales.example.com").Draw(new PushedReply(1, "a", null, reply, "help"), new TeamsAddress(ChannelService.Url, "msteams", null, "29:u", null)).ToJsonString(WireJson.Options));
            Check("WeCom", string.Concat(new WeComRenderer(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), "https://sales.example.com", isPlain: false).Draw(reply, 1).Select(message => message.ToJsonString(WireJson.Options))));

            void Check(string door, string drawn)
            {
                var shown = Code().Matches(cells[door]).Select(match => match.Groups[1].Value).Where(code => !(row == "text" && code == "TextBlock")).ToList();   // that one is drawn in cards only
                faults.AddRange(shown.Count == 0 ? [$"{table} {row}: {door} shows nothing"] : shown.Where(code => !drawn.Contains(code, StringComparison.Ordinal)).Select(code => $"{table} {row}: {door} does not put out {code}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        void Add(string table, IReadOnlyDictionary<string, Block> more)
        {
            foreach (var (name, block) in more)
            {
                samples.Add((table, name), block);
            }
        }
    }

    [Fact]
    public void Every_kind_of_block_input_chart_and_button_has_a_sample()
    {
        var kinds = typeof(Block).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(one => one.DerivedType);

        Assert.Equal(kinds.Select(kind => kind.Name).Order(), SampleBlocks.All.Values.Select(block => block.GetType().Name).Distinct().Order());
        Assert.Equal(["bar", "funnel", "line", "pie"], SampleBlocks.All.Values.OfType<ChartBlock>().Select(chart => chart.Kind).Distinct().Order());
        Assert.Equal(["choice", "date", "datetime", "flag", "longtext", "money", "number", "reference", "text", "time"], SampleBlocks.Inputs.Keys.Order());
        Assert.Equal(["act", "open", "say"], SampleBlocks.Actions.Keys.Order());
    }

    private static Dictionary<(string Table, string Row), Dictionary<string, string>> Tables()
    {
        var found = new Dictionary<(string, string), Dictionary<string, string>>();
        string[]? head = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository(), "docs", "parity.md")))
        {
            if (!line.StartsWith('|'))
            {
                head = null;
                continue;
            }

            var cells = Bar().Split(line).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal)).ToArray()[1..^1];
            if (head is null)
            {
                head = cells;
            }
            else if (!cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                Assert.Equal(head.Length, cells.Length);
                found.Add((head[0], cells[0]), head.Skip(1).Zip(cells.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second));
            }
        }

        return found;
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SalesAssistant.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The solution's folder is not above the tests.");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
