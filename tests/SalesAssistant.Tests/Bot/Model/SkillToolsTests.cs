using System.Text.Json;
using System.Text.Json.Nodes;
using SalesAssistant.Bot;
using SalesAssistant.Bot.Model.Prompts;
using SalesAssistant.Bot.Model.Tools;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Arguments;

namespace SalesAssistant.Tests.Bot.Model;

public sealed class SkillToolsTests
{
    private static readonly ToolWords Words = ToolWords.Load(PromptFolder.Path);

    [Fact]
    public void Every_function_and_every_member_of_its_schema_is_described()
    {
        var tools = new SkillTools();

        Assert.Equal(RequestJson.Types.Count, tools.Declarations.Count);
        Assert.All(tools.Declarations, tool => Assert.Empty(Undescribed(JsonNode.Parse(tool.JsonSchema.GetRawText())!, tool.Name)));
    }

    [Fact]
    public void Nothing_of_the_store_can_be_named_by_id()
    {
        var schemas = string.Join('\n', new SkillTools().Declarations.Select(tool => tool.JsonSchema.GetRawText()));

        Assert.All((string[])["\"id\"", "candidates", "confidence", "evidence", "Fen\"", "ownerId"], word => Assert.DoesNotContain(word, schemas, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_what_a_request_cannot_do_without_is_required()
    {
        var schemas = new SkillTools().Declarations.ToDictionary(tool => tool.Name, tool => JsonNode.Parse(tool.JsonSchema.GetRawText())!);

        Assert.Equal(["content"], Required(schemas["log_interaction"]["properties"]!["notes"]!["items"]!));
        Assert.Equal([], Required(schemas["pipeline_query"]["properties"]!["query"]!["properties"]!["period"]!));
        Assert.Equal(["measure", "subject"], Required(schemas["pipeline_query"]["properties"]!["query"]!));
        Assert.Equal([], Required(schemas["help"]));

        static IEnumerable<string> Required(JsonNode schema) => schema["required"]!.AsArray().Select(name => name!.GetValue<string>());
    }

    [Fact]
    public void Topics_and_refusals_offered_are_those_that_have_a_text()
    {
        var texts = Texts.Load(PromptFolder.Path);

        Assert.All(Words.Values["FigureQuestion.unavailable"], topic => Assert.Contains("pipeline-query.unavailable." + topic, texts.Keys("en")));
        Assert.All(Words.Values["OutOfScope.reason"], reason => Assert.Contains("out-of-scope." + reason, texts.Keys("en")));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("turn")]
    [InlineData("repair")]
    public void Prompts_carry_a_version_and_the_reason_for_their_wording(string name)
    {
        var prompt = PromptFile.Load(PromptFolder.Path, name);

        Assert.True(prompt is { Version: > 0, Reason.Length: > 80 });
    }

    [Fact]
    public void What_nobody_said_may_be_left_out_and_what_a_request_needs_may_not()
    {
        var note = RequestJson.Read("log_interaction", JsonNode.Parse("""{"notes":[{"content":"x","channel":null,"followUps":[{"text":"y"}],"update":{"amount":"3万2"}}]}"""));

        Assert.Equal(32_000m, Assert.Single(Assert.IsType<LogInteraction>(note).Notes).Update!.Amount);
        Assert.Throws<JsonException>(() => RequestJson.Read("log_interaction", JsonNode.Parse("""{"notes":[{"channel":"visit"}]}""")));
        Assert.Throws<JsonException>(() => RequestJson.Read("manage_task", JsonNode.Parse("""{"title":"y"}""")));
        Assert.Throws<JsonException>(() => RequestJson.Read("manage_task", JsonNode.Parse("""{"action":"create","ownerId":3}""")));
    }

    private static IEnumerable<string> Undescribed(JsonNode schema, string place) =>
        schema["properties"] is JsonObject members
            ? members.SelectMany(member => (member.Value!["description"] is null ? [$"{place}.{member.Key}"] : Array.Empty<string>()).Concat(Undescribed(member.Value, $"{place}.{member.Key}")))
            : schema["items"] is JsonNode items ? Undescribed(items, place + "[]") : [];
}
