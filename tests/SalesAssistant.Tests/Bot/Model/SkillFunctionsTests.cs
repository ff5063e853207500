using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Model.Tools;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Model;

public sealed class SkillFunctionsTests
{
    [Fact]
    public async Task A_call_is_a_turn_of_the_caller_and_writes_nothing_by_itself()
    {
        await using var house = await House.OpenAsync();

        var asked = await CallAsync(house, "customer_profile", """{"about":"铭泰精密"}""");
        var changed = await CallAsync(house, "manage_opportunity", """{"action":"update","customer":"铭泰精密","changes":{"expectedAmount":"93万"}}""");

        Assert.Contains("顾明远", asked, StringComparison.Ordinal);
        Assert.Contains("93", changed, StringComparison.Ordinal);
        Assert.Equal(80_000_000, await house.ReadAsync(async db => (await db.Opportunities.FindAsync(61L))!.ExpectedAmountFen));
        Assert.Contains("已保存", (await house.SayAsync("保存", conversation: "tools")).Text, StringComparison.Ordinal);
        Assert.Equal(93_000_000, await house.ReadAsync(async db => (await db.Opportunities.FindAsync(61L))!.ExpectedAmountFen));
    }

    [Theory]
    [InlineData("customer_profile", """{"about":"锦江乳品"}""", "熊立群")]
    [InlineData("performance_report", """{"query":{"measure":"amount","subject":"Opportunity","filters":[{"field":"owner","operator":"In","values":["白航"]}]}}""", "50")]
    [InlineData("pipeline_query", """{"query":{"measure":"list","subject":"Opportunity","filters":[{"field":"scope","operator":"In","values":["company"]}]}}""", "锦江")]
    public async Task What_is_not_the_callers_stays_unsaid(string name, string arguments, string secret)
    {
        await using var house = await House.OpenAsync();

        Assert.DoesNotContain(secret, (await CallAsync(house, name, arguments)).Replace("锦江乳品", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_call_is_told()
    {
        await using var house = await House.OpenAsync();

        Assert.Contains("ownerId", await CallAsync(house, "manage_task", """{"action":"create","ownerId":12}"""), StringComparison.Ordinal);
    }

    private static async Task<string> CallAsync(House house, string name, string arguments)
    {
        var caller = new Caller(House.People.Rep, Role.Rep, 1, "苏晴", "zh");
        var function = house.Services.GetRequiredService<SkillFunctions>().For(caller, "web", "tools").Single(one => one.Name == name);
        var given = new AIFunctionArguments(JsonNode.Parse(arguments)!.AsObject().ToDictionary(member => member.Key, member => (object?)member.Value));
        return Assert.IsType<string>(await function.InvokeAsync(given));
    }
}
