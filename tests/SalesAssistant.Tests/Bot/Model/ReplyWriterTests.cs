using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Model;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Tests.Bot.Model;

/// <summary>Where there is a model it writes the drafts.</summary>
public sealed class ReplyWriterTests
{
    [Fact]
    public async Task The_models_words_take_the_place_of_the_built_in_ones_and_are_named()
    {
        await using var desk = await ModelHouse.OpenAsync(ModelMode.Cascade, _ => null);

        var said = await desk.House.SayAsync("给顾总写条跟进微信");

        Assert.StartsWith("给顾明远的消息草稿（未发送，请核对后再发）\n您好，样品已寄出。", said.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("由 AI 生成", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("铭泰", System.Text.RegularExpressions.Regex.Unescape(desk.Model.Bodies.Last()), StringComparison.Ordinal);   // masked
        Assert.True(await desk.House.ReadAsync(db => Task.FromResult(db.Outbox.Single().ReplyJson.Contains("\"isByModel\":true", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task When_it_fails_the_built_in_draft_stands_and_says_so()
    {
        await using var desk = await ModelHouse.OpenAsync(ModelMode.Cascade, _ => null);
        desk.Model.Fault = ModelFault.ServerError;

        var said = await desk.House.SayAsync("给顾总写条跟进微信");

        Assert.Contains("顾明远，您好！", said.Text, StringComparison.Ordinal);
        Assert.Contains("模型没有写成", said.Text, StringComparison.Ordinal);
        Assert.Null(desk.House.Services.GetRequiredService<LiveReplies>().Find((await desk.House.ReadAsync(db => Task.FromResult(db.Inbox.Single().Id)))));
    }
}
