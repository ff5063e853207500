using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Photos;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class BotFileTests
{
    private const string Url = "https://ww-aibot-1.cos.ap-guangzhou.myqcloud.com/f?sign=test-only-sign";
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData(Url, "sound", "听到：“我在谈的商机”")]
    [InlineData(Url, "a table", "读不了")]
    [InlineData(Url, "another key", "读不了")]
    [InlineData("https://evil.example/f", "sound", "读不了")]
    [InlineData("https://myqcloud.com.evil.example/f", "sound", "读不了")]
    [InlineData("http://x.myqcloud.com/f", "sound", "读不了")]
    [InlineData("https://127.0.0.1/f", "sound", "读不了")]
    [InlineData("file:///etc/passwd", "sound", "读不了")]
    public async Task Recordings_are_fetched_from_the_vendor_opened_and_heard_and_nothing_else_is(string url, string what, string answer)
    {
        using var cloud = new Cloud(Closed(Encoding.UTF8.GetBytes(what)));
        await using var house = await BotHouse.OpenAsync(services => services.AddSingleton(_ => new WeComHttp(cloud)).AddSingleton<IDictation>(new Hearing()));
        var key = what == "another key" ? RandomNumberGenerator.GetBytes(32) : Key;

        house.Server.Push("aibot_msg_callback", new JsonObject { ["msgtype"] = "file", ["file"] = new JsonObject { ["url"] = url, ["aeskey"] = Convert.ToBase64String(key) } });
        await house.Server.UntilAsync(1);

        Assert.Contains(answer, BotHouse.Words(house.Server.Answers[0]), StringComparison.Ordinal);
        Assert.Equal(url == Url ? [Url] : [], cloud.Asked);
        Assert.DoesNotContain(house.House.Log, line => line.Contains("test-only-sign", StringComparison.Ordinal) || line.Contains(Convert.ToBase64String(key), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_beside_a_typed_check_in_is_opened_and_kept_with_it()
    {
        using var cloud = new Cloud(Closed([0xFF, 0xD8, 0xFF, 1]));
        await using var house = await BotHouse.OpenAsync(services => services.AddSingleton(_ => new WeComHttp(cloud)).AddSingleton<IDictation>(new Hearing()));
        var picture = new JsonObject { ["url"] = Url, ["aeskey"] = Convert.ToBase64String(Key) };
        var items = new JsonArray(new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = "到铭泰精密了，签到" } }, new JsonObject { ["msgtype"] = "image", ["image"] = picture });

        house.Server.Push("aibot_msg_callback", new JsonObject { ["msgtype"] = "mixed", ["mixed"] = new JsonObject { ["msg_item"] = items } });
        await house.Server.UntilAsync(1, 1);
        house.Server.Push("aibot_msg_callback", new JsonObject { ["msgtype"] = "image", ["image"] = picture.DeepClone() });
        await house.Server.UntilAsync(2, 1);
        await house.AskAsync("保存");

        Assert.Contains("和这次签到放在一起", BotHouse.Words(house.Server.Sent[0]), StringComparison.Ordinal);   // beside the answered words
        Assert.Contains("和这次签到放在一起", BotHouse.Words(house.Server.Answers[1]), StringComparison.Ordinal);
        var visit = await house.House.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Equal(2, (await house.House.Services.GetRequiredService<PhotoStore>().OfAsync(visit, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1000)]
    public void A_file_is_opened_whatever_its_length_and_a_damaged_one_is_not(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var closed = Closed(plain);

        Assert.Equal(plain, BotFiles.Open(closed, Convert.ToBase64String(Key)));
        Assert.Equal(plain, BotFiles.Open(closed, Convert.ToBase64String(Key).TrimEnd('=')));
        Assert.Null(BotFiles.Open(closed[..^1], Convert.ToBase64String(Key)));
        Assert.Null(BotFiles.Open([], Convert.ToBase64String(Key)));
        Assert.Null(BotFiles.Open(closed, "no key"));
    }

    // As the vendor's SDK opens it.
    private static byte[] Closed(byte[] plain)
    {
        var pad = 32 - (plain.Length % 32);
        using var aes = Aes.Create();
        aes.Key = Key;
        return aes.EncryptCbc([.. plain, .. Enumerable.Repeat((byte)pad, pad)], Key.AsSpan(0, 16), PaddingMode.None);
    }

    private sealed class Hearing : IDictation
    {
        public Task<Heard> HearAsync(ReadOnlyMemory<byte> sound, string language, CancellationToken cancellationToken) =>
            Task.FromResult<Heard>(Encoding.UTF8.GetString(sound.Span) == "sound" ? new Heard.Words("我在谈的商机") : new Heard.Nothing("format"));
    }

    private sealed class Cloud(byte[] file) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.ToString());   // a request has one
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(file) });
        }
    }
}
