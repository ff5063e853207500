using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Model;
using SalesAssistant.Tests.Bot.Model;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Tests.Bot.Conversation;

public sealed class ModelMarkTests
{
    [Fact]
    public async Task An_answer_says_whether_a_model_had_a_hand_in_it()
    {
        await using var desk = await ModelHouse.OpenAsync(ModelMode.Cascade, _ => new ModelCall("help", new JsonObject()));

        await desk.House.SayAsync("咕噜咕噜那个嘛嗯就那样");
        await desk.House.SayAsync("今天先做什么");

        var marks = await desk.House.ReadAsync(db => Task.FromResult(db.Outbox.OrderBy(one => one.Id).Select(one => one.ReplyJson).ToList()));
        Assert.Equal([true, false], marks.Select(json => WireJson.Read<OutboxContent>(json).IsByModel));
    }
}
