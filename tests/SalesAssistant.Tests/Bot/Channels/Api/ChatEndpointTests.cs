using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SalesAssistant.Data;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.Api;

public sealed class ChatEndpointTests
{
    [Fact]
    public async Task Message_is_answered_with_the_blocks_of_the_reply()
    {
        await using var host = await ApiHost.StartAsync();
        host.Assistant.Script = _ => Reply.Of("三单在谈").With(new TableBlock("商机", [new TableColumn("名称")], [new TableRow(["海河 MES"], new RecordRef(RecordKind.Opportunity, 8_123_456_789_012_345_678, "海河 MES"))]));

        var response = await host.SayAsync("在谈多少钱");

        var reply = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("三单在谈", reply.GetProperty("blocks")[0].GetProperty("text").GetString());
        Assert.Equal("text", reply.GetProperty("blocks")[0].GetProperty("type").GetString());
        Assert.Equal("8123456789012345678", reply.GetProperty("blocks")[1].GetProperty("rows")[0].GetProperty("record").GetProperty("id").GetString());
        Assert.Equal("Opportunity", reply.GetProperty("blocks")[1].GetProperty("rows")[0].GetProperty("record").GetProperty("kind").GetString());
        Assert.False(reply.GetProperty("isRepeat").GetBoolean());
        Assert.Contains("三单在谈", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sender_is_the_owner_of_the_key()
    {
        await using var host = await ApiHost.StartAsync();

        await host.SayAsync("你好");

        var message = Assert.Single(host.Assistant.Received);
        Assert.Equal(("api", "user:11/c1", "m1", "user:11", "你好"), (message.Channel, message.ConversationKey, message.MessageKey, message.SenderKey, message.Text));
    }

    [Fact]
    public async Task Same_message_again_gets_the_same_reply_marked_as_repeat()
    {
        await using var host = await ApiHost.StartAsync();

        var first = await (await host.SayAsync("你好")).Content.ReadFromJsonAsync<JsonElement>();
        var second = await (await host.SayAsync("你好")).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(first.GetProperty("replyId").GetString(), second.GetProperty("replyId").GetString());
        Assert.True(second.GetProperty("isRepeat").GetBoolean());
        Assert.Single(host.Assistant.Received);
    }

    [Fact]
    public async Task Two_people_may_use_the_same_names_without_meeting()
    {
        await using var host = await ApiHost.StartAsync();
        await host.SayAsync("秘密");
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-wang");

        var reply = await (await host.SayAsync("你好")).Content.ReadFromJsonAsync<JsonElement>();

        Assert.False(reply.GetProperty("isRepeat").GetBoolean());
        Assert.Equal("said: 你好", reply.GetProperty("blocks")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Slow_turn_is_answered_with_202_and_fetched_later_by_its_owner_only()
    {
        await using var host = await ApiHost.StartAsync();
        host.Assistant.Script = _ => null;

        var accepted = await host.SayAsync("你好", query: "?wait=0");
        var url = (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("statusUrl").GetString()!;
        var tooEarly = await host.Client.GetAsync(url + "?wait=0");
        host.Assistant.Answer(long.Parse(url.Split('/')[^1]), Reply.Of("来了"));
        var reply = await host.Client.GetFromJsonAsync<JsonElement>(url);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-wang");
        var foreign = await host.Client.GetAsync(url);
        var absent = await host.Client.GetAsync("/api/chat/1");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, tooEarly.StatusCode);
        Assert.Equal("来了", reply.GetProperty("blocks")[0].GetProperty("text").GetString());
        Assert.Equal("m1", reply.GetProperty("messageId").GetString());
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(await CodeAsync(absent), await CodeAsync(foreign));
    }

    [Fact]
    public async Task Action_arrives_with_payload_nonce_and_values()
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.PostAsync("/api/chat/actions", """{"conversation":"c1","messageId":"a1","payload":"confirm:5:1","nonce":"n","values":{"0.Subject":"演示","0.Location":null}}""");

        var action = Assert.Single(host.Assistant.Received).Action!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("confirm:5:1", "n", "演示", null), (action.Payload, action.Nonce, action.Values!["0.Subject"], action.Values["0.Location"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer nobody")]
    [InlineData("Basic key-li")]
    [InlineData("Bearer ")]
    public async Task Without_a_good_key_nothing_is_stored(string? header)
    {
        await using var host = await ApiHost.StartAsync();
        host.Client.DefaultRequestHeaders.Authorization = null;
        if (header is not null)
        {
            host.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        }

        var response = await host.SayAsync("你好");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("unauthorized", await CodeAsync(response));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(host.Assistant.Received);
    }

    [Theory]
    [InlineData("", 400, "bad_json")]
    [InlineData("{", 400, "bad_json")]
    [InlineData("null", 400, "bad_json")]
    [InlineData("[]", 400, "bad_json")]
    [InlineData("""{"conversation":"c","text":"x","messageId":"m"} {}""", 400, "bad_json")]
    [InlineData("""{"conversation":"c","text":"x","messageId":"m","user":"12"}""", 400, "bad_field")]
    [InlineData("""{"conversation":"c","text":"x","messageId":"m","role":"Manager"}""", 400, "bad_field")]
    [InlineData("""{"conversation":"c","text":"x","messageId":"m","text":"y"}""", 400, "bad_field")]
    [InlineData("""{"conversation":"c","text":"x"}""", 400, "bad_field")]
    [InlineData("{}", 400, "bad_field")]
    [InlineData("""{"conversation":"c","text":7,"messageId":"m"}""", 400, "bad_field")]
    [InlineData("""{"conversation":"c","text":null,"messageId":"m"}""", 400, "bad_field")]
    [InlineData("""{"conversation":"","text":"x","messageId":"m"}""", 400, "bad_field")]
    [InlineData("""{"conversation":"c","text":"x","messageId":"a\u0000b"}""", 400, "bad_field")]
    [InlineData("""{"conversation":"c","text":"  ","messageId":"m"}""", 400, "text_empty")]
    [InlineData("""{"conversation":"c","text":"\ud800","messageId":"m"}""", 400, "bad_field")]
    public async Task Bad_body_is_refused_with_its_reason(string json, int status, string code)
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.PostAsync("/api/chat", json);

        Assert.Equal((status, code), ((int)response.StatusCode, await CodeAsync(response)));
        Assert.Empty(host.Assistant.Received);
    }

    [Fact]
    public async Task A_field_that_is_missing_is_named()
    {
        await using var host = await ApiHost.StartAsync();

        var response = await host.PostAsync("/api/chat", """{"conversation":"c","text":"x"}""");

        Assert.Contains("messageId", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_text_large_body_deep_body_and_other_types_are_refused()
    {
        await using var host = await ApiHost.StartAsync();

        var longText = await host.SayAsync(new string('长', 4001));
        var large = await host.SayAsync(new string('x', 1024 * 1024));
        var deep = await host.PostAsync("/api/chat", """{"text":""" + new string('[', 40) + new string(']', 40) + "}");
        var form = await host.Client.PostAsync("/api/chat", new FormUrlEncodedContent([]));
        var fits = await host.SayAsync(new string('长', 4000));

        Assert.Equal((400, "text_too_long"), ((int)longText.StatusCode, await CodeAsync(longText)));
        Assert.Equal((413, "body_too_large"), ((int)large.StatusCode, await CodeAsync(large)));
        Assert.Equal(400, (int)deep.StatusCode);
        Assert.Equal(415, (int)form.StatusCode);
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
    }

    [Fact]
    public async Task Key_that_asks_too_fast_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        await using var host = await ApiHost.StartAsync(("Api:RequestsPerSecond", "0.01"), ("Api:Burst", "2"));

        await host.SayAsync("一", "1");
        await host.SayAsync("二", "2");
        var third = await host.SayAsync("三", "3");
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-wang");
        var other = await host.SayAsync("四", "4");

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.True(third.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Reason_is_given_in_the_language_asked_for()
    {
        await using var host = await ApiHost.StartAsync();
        host.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        var problem = await (await host.PostAsync("/api/chat", "{")).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("请求体无法读取", problem.GetProperty("title").GetString());
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
