using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The list of forged callbacks: each is refused without a word, and leaves nothing behind.</summary>
public sealed class ForgedCallbackTests(ForgedCallbackTests.Door door) : IClassFixture<ForgedCallbackTests.Door>
{
    private readonly WeComHouse _house = door.House;

    /// <summary>One house for all: what is refused changes nothing.</summary>
    public sealed class Door : IAsyncLifetime
    {
        internal WeComHouse House { get; private set; } = null!;   // set before the tests

        public async Task InitializeAsync() => House = await WeComHouse.OpenAsync();

        public Task DisposeAsync() => House.DisposeAsync().AsTask();
    }

    [Fact]
    public async Task The_vendors_check_is_answered_with_exactly_its_word()
    {
        var encrypted = WeComHouse.Cipher.Seal("1616140317555161061");
        var query = new Dictionary<string, string>(_house.Query(encrypted)) { ["echostr"] = encrypted };

        Assert.Equal((200, "1616140317555161061"), await _house.GetAsync(query));
        Assert.Equal(401, (await _house.GetAsync(query)).Status);   // played back
    }

    [Fact]
    public async Task A_plus_sign_that_came_as_a_blank_is_still_a_plus_sign()
    {
        string encrypted;
        do
        {
            encrypted = WeComHouse.Cipher.Seal("word");
        }
        while (!encrypted.Contains('+'));
        var query = new Dictionary<string, string>(_house.Query(encrypted)) { ["echostr"] = encrypted.Replace('+', ' ') };

        Assert.Equal((200, "word"), await _house.GetAsync(query));
    }

    [Fact]
    public async Task Who_is_refused_stands_in_the_audit_by_the_name_of_the_reason()
    {
        await using var house = await WeComHouse.OpenAsync();
        var encrypted = WeComHouse.Cipher.Seal(house.Said("帮助", "7002").ToString());
        var query = new Dictionary<string, string>(house.Query(encrypted)) { ["msg_signature"] = new string('0', 40) };

        Assert.Equal((401, ""), await house.PostRawAsync(WeComHouse.Envelope(encrypted), query));
        Assert.Equal((401, ""), await house.PostRawAsync(WeComHouse.Envelope(encrypted), query));
        Assert.Equal((401, ""), await house.PostRawAsync(WeComHouse.Envelope(encrypted), new Dictionary<string, string>()));
        await house.House.Services.GetRequiredService<RefusalAudit>().FlushAsync(CancellationToken.None);

        var lines = await house.House.ReadAsync(db => db.Audit.Where(line => line.Action == RefusalAudit.Action).Select(line => line.DetailJson).ToListAsync());
        Assert.Equal(2, lines.Count);
        Assert.Contains(lines, line => line.Contains("\"door\":\"wecom\",\"reason\":\"signature\",\"status\":401,\"count\":2", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"reason\":\"unsigned\",\"status\":401,\"count\":1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_callback_again_is_acknowledged_and_does_nothing()
    {
        await using var house = await WeComHouse.OpenAsync();
        var encrypted = WeComHouse.Cipher.Seal(house.Said("帮助", "7001").ToString());
        var query = house.Query(encrypted);

        Assert.Equal((200, ""), await house.PostRawAsync(WeComHouse.Envelope(encrypted), query));
        Assert.Equal((200, ""), await house.PostRawAsync(WeComHouse.Envelope(encrypted), query));
        await house.PostAsync(house.Said("帮助", "7001"));   // closed anew, as the vendor may do it
        await house.NewProcessAsync();
        Assert.Equal((200, ""), await house.PostRawAsync(WeComHouse.Envelope(encrypted), query));   // this process has not seen it

        Assert.Equal(1, await house.House.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Theory]
    [InlineData("no signature")]
    [InlineData("signature twice")]
    [InlineData("short signature")]
    [InlineData("upper-case signature")]
    [InlineData("one bit off")]
    [InlineData("signature over the plain text")]
    [InlineData("signature with another token")]
    [InlineData("signature of another body")]
    [InlineData("no timestamp")]
    [InlineData("timestamp in words")]
    [InlineData("timestamp of yesterday")]
    [InlineData("timestamp of tomorrow")]
    [InlineData("no nonce")]
    [InlineData("nonce of another callback")]
    [InlineData("ciphertext cut")]
    [InlineData("ciphertext not in blocks")]
    [InlineData("not base64")]
    [InlineData("another key")]
    [InlineData("key off by one letter")]
    [InlineData("another company's key holder")]
    [InlineData("no company")]
    public async Task Forged_is_401(string what)
    {
        var plain = _house.Said("帮助").ToString();
        var encrypted = Encrypted(what, plain);
        var query = _house.Query(encrypted, Timestamp(what));
        var signature = query["msg_signature"];
        switch (what)
        {
            case "no signature" or "no timestamp" or "no nonce":
                query.Remove(what switch { "no signature" => "msg_signature", "no timestamp" => "timestamp", _ => "nonce" });
                break;
            case "short signature":
                query["msg_signature"] = signature[..39];
                break;
            case "upper-case signature":
                query["msg_signature"] = signature.ToUpperInvariant();
                break;
            case "one bit off":
                query["msg_signature"] = (char)(signature[0] ^ 1) + signature[1..];
                break;
            case "signature over the plain text":
                query["msg_signature"] = WeComHouse.Cipher.Sign(query["timestamp"], query["nonce"], plain);
                break;
            case "signature with another token":
                query["msg_signature"] = new CallbackCipher("OtherToken", WeComHouse.AesKey, WeComService.Corp).Sign(query["timestamp"], query["nonce"], encrypted);
                break;
            case "signature of another body":
                query["msg_signature"] = WeComHouse.Cipher.Sign(query["timestamp"], query["nonce"], WeComHouse.Cipher.Seal(plain));
                break;
            case "nonce of another callback":
                await UseAsync(query["timestamp"], query["nonce"]);
                break;
            default:
                break;
        }

        await RefusedAsync(401, Encoding.UTF8.GetBytes(WeComHouse.Envelope(encrypted)), query, isTwice: what == "signature twice");
    }

    public static TheoryData<string, int, string> Bodies => new()
    {
        { "a DTD", 400, "<!DOCTYPE xml [<!ENTITY e \"x\">]><xml><Encrypt>{0}</Encrypt></xml>" },
        { "an outside entity", 400, "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>{0}</Encrypt><a>&e;</a></xml>" },
        { "two Encrypt", 400, "<xml><Encrypt>{0}</Encrypt><Encrypt>{0}</Encrypt></xml>" },
        { "an inclusion", 400, "<xml xmlns:xi=\"http://www.w3.org/2001/XInclude\"><Encrypt>{0}</Encrypt><xi:include href=\"x\"/></xml>" },
        { "the bot's JSON", 400, "{{\"encrypt\":\"{0}\"}}" },
        { "no Encrypt", 400, "<xml><a>{0}</a></xml>" },
        { "another root", 400, "<other><Encrypt>{0}</Encrypt></other>" },
        { "another company outside", 403, "<xml><ToUserName>wwother</ToUserName><Encrypt>{0}</Encrypt></xml>" },
        { "another app outside", 403, "<xml><AgentID>7</AgentID><Encrypt>{0}</Encrypt></xml>" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_signed_body_of_the_wrong_kind_is_refused(string name, int status, string body)
    {
        var encrypted = WeComHouse.Cipher.Seal(_house.Said("帮助").ToString());
        await RefusedAsync(status, Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, body, encrypted)), _house.Query(encrypted));
        Assert.NotEmpty(name);
    }

    [Theory]
    [InlineData("ToUserName", "wwother", 403)]
    [InlineData("AgentID", "7", 403)]
    [InlineData("AgentID", "", 403)]
    public async Task What_is_meant_for_another_company_or_app_is_refused(string element, string value, int status)
    {
        var message = _house.Said("帮助");
        message.Element(element)!.ReplaceNodes(value);   // every message has both
        var encrypted = WeComHouse.Cipher.Seal(message.ToString());
        await RefusedAsync(status, Encoding.UTF8.GetBytes(WeComHouse.Envelope(encrypted)), _house.Query(encrypted));
    }

    [Fact]
    public async Task A_signed_message_that_is_hostile_inside_is_refused()
    {
        var encrypted = WeComHouse.Cipher.Seal("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + _house.Said("&e;"));
        await RefusedAsync(400, Encoding.UTF8.GetBytes(WeComHouse.Envelope(encrypted)), _house.Query(encrypted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_with_and_without_its_length(bool saysItsLength)
    {
        var body = Encoding.UTF8.GetBytes(WeComHouse.Envelope(new string('A', 70_000)));
        Assert.Equal((413, ""), await _house.PostRawAsync(body, _house.Query("x"), http => http.Request.ContentLength = saysItsLength ? body.Length : null));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused() => await RefusedAsync(400, [0x3c, 0xff, 0xfe, 0x3e], _house.Query("x"));

    [Fact]
    public async Task News_of_the_address_book_is_acknowledged_and_does_nothing()
    {
        var news = _house.Event("change_contact");
        news.Element("AgentID")!.Remove();   // every message has one
        news.Element("FromUserName")!.ReplaceNodes("sys");

        var before = await _house.House.ReadAsync(db => db.Inbox.CountAsync());

        Assert.Equal((200, ""), await _house.PostAsync(news));
        Assert.Equal(before, await _house.House.ReadAsync(db => db.Inbox.CountAsync()));
    }

    private static string Encrypted(string what, string plain) => what switch
    {
        "ciphertext cut" => WeComHouse.Cipher.Seal(plain)[..^64],
        "ciphertext not in blocks" => Convert.ToBase64String(Convert.FromBase64String(WeComHouse.Cipher.Seal(plain))[..^5]),
        "not base64" => "!!!" + WeComHouse.Cipher.Seal(plain),
        "another key" => new CallbackCipher(WeComHouse.Token, new string('b', 43), WeComService.Corp).Seal(plain),
        "key off by one letter" => new CallbackCipher(WeComHouse.Token, "b" + WeComHouse.AesKey[1..], WeComService.Corp).Seal(plain),
        "another company's key holder" => new CallbackCipher(WeComHouse.Token, WeComHouse.AesKey, "wwother").Seal(plain),
        "no company" => new CallbackCipher(WeComHouse.Token, WeComHouse.AesKey, "").Seal(plain),
        _ => WeComHouse.Cipher.Seal(plain),
    };

    private string? Timestamp(string what) => what switch
    {
        "timestamp in words" => "now",
        "timestamp of yesterday" => _house.Clock.GetUtcNow().AddDays(-1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "timestamp of tomorrow" => _house.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private async Task UseAsync(string timestamp, string nonce)
    {
        var earlier = WeComHouse.Cipher.Seal(_house.Said("帮助").ToString());
        Assert.Equal(200, (await _house.PostRawAsync(WeComHouse.Envelope(earlier), _house.Query(earlier, timestamp, nonce))).Status);
    }

    private async Task RefusedAsync(int status, byte[] body, Dictionary<string, string> query, bool isTwice = false)
    {
        var before = await _house.House.ReadAsync(db => db.Inbox.CountAsync());
        var answer = await _house.PostRawAsync(body, query, http => http.Request.QueryString = isTwice ? http.Request.QueryString.Add("msg_signature", "again") : http.Request.QueryString);

        Assert.Equal((status, ""), answer);
        Assert.Equal(before, await _house.House.ReadAsync(db => db.Inbox.CountAsync()));
    }
}
