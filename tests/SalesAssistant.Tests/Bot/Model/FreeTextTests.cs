using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Model.Writing;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Tests.Support;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Tests.Bot.Model;

public sealed class FreeTextTests
{
    private static readonly Caller Rep = new(House.People.Rep, Role.Rep, 1, "苏晴", "zh");

    [Fact]
    public async Task Text_comes_in_pieces_without_addresses_and_with_its_label()
    {
        await using var desk = await ModelHouse.OpenAsync(ModelMode.Cascade, _ => null);

        var pieces = await WriteAsync(desk);

        Assert.True(pieces.Count >= 3);
        Assert.Equal("您好，样品已寄出。详见 … 祝好\n由 AI 生成，发送前请核对。", string.Concat(pieces));
    }

    [Fact]
    public async Task A_failing_model_ends_in_an_error_and_facts_leave_masked()
    {
        await using var desk = await ModelHouse.OpenAsync(ModelMode.Cascade, _ => null);
        desk.Model.Fault = ModelFault.ServerError;

        await Assert.ThrowsAsync<ModelFailureException>(() => WriteAsync(desk));

        Assert.DoesNotContain("铭泰", System.Text.RegularExpressions.Regex.Unescape(Assert.Single(desk.Model.Bodies).Replace("\\\"", "", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("金额是 120 万，明年 999 万。", "金额是 120 万，明年 … 万。")]
    [InlineData("见 ![图](http://x.example/a?b=1) 。", "见 图 。")]
    [InlineData("请看 [合同][1] 谢谢", "请看 合同 谢谢")]
    [InlineData("<img src=x onerror=y> 好 @张伟 www.x.example/a，再见", " 好 张伟 …，再见")]
    public void Nothing_leads_outside_and_no_figure_is_new(string text, string shown)
    {
        var whole = new EgressFilter(["金额 120 万"]);
        var letters = new EgressFilter(["金额 120 万"]);

        Assert.Equal(shown, whole.Next(text) + whole.Last());
        Assert.Equal(shown, string.Concat(text.Select(letter => letters.Next(letter.ToString()))) + letters.Last());
    }

    [Fact]
    public async Task Embeddings_come_back_in_the_order_of_the_texts()
    {
        await using var desk = await ModelHouse.OpenAsync(ModelMode.Cascade, _ => null, settings => settings.EmbeddingName = "vectors");

        var vectors = await desk.House.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GenerateAsync(["一", "二二", "三三三"]);

        Assert.Equal([1f, 2f, 3f], vectors.Select(vector => vector.Vector.Span[0]));
    }

    private static async Task<List<string>> WriteAsync(ModelHouse desk)
    {
        var names = desk.House.Services.GetRequiredService<NameIndex>();
        await names.RefreshAsync();
        var pieces = new List<string>();
        await foreach (var piece in desk.House.Services.GetRequiredService<IFreeText>().WriteAsync(new WritingTask("写一封短信", ["铭泰精密的样品已寄出"], "zh"), Rep, names.For(Rep), new DateTime(2026, 3, 4, 10, 0, 0, DateTimeKind.Unspecified), CancellationToken.None))
        {
            pieces.Add(piece);
        }

        return pieces;
    }
}
