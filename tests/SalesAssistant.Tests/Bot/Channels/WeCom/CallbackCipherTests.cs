using System.Text.Json;
using SalesAssistant.Bot.Channels.WeCom.Callbacks;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>Vectors made with the vendor's own library (@wecom/crypto 1.0.1), the damaged ones with a key that is right: see "about" in the file.</summary>
public sealed class CallbackCipherTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "wecom-vectors.json"))).RootElement;

    public static TheoryData<string, int> Good => Names("good");

    public static TheoryData<string, int> Bad => Names("bad");

    public static TheoryData<string, int> Signatures => Names("signature");

    [Theory]
    [MemberData(nameof(Good))]
    public void What_the_vendors_library_closed_is_opened_and_closed_the_same(string name, int at)
    {
        var vector = Vector("good", at);
        var cipher = new CallbackCipher(Text(vector, "token"), Text(vector, "encodingAESKey"), Text(vector, "receiveId"));
        var encrypted = Text(vector, "encrypt");

        Assert.True(cipher.IsSigned(Text(vector, "msgSignature"), Text(vector, "timestamp"), Text(vector, "nonce"), encrypted), name);
        Assert.Equal(Text(vector, "plaintext"), cipher.Open(encrypted));
        Assert.Equal(encrypted, cipher.Seal(Text(vector, "plaintext"), Convert.FromHexString(Text(vector, "random16Hex"))));
        Assert.Equal(Text(vector, "plaintext"), cipher.Open(cipher.Seal(Text(vector, "plaintext"))));
        Assert.Equal(CallbackAge.New, ReplaysAt(long.Parse(Text(vector, "timestamp")) + 300).Of(Text(vector, "timestamp"), "n", "s"));
        Assert.Equal(CallbackAge.Refused, ReplaysAt(long.Parse(Text(vector, "timestamp")) + 301).Of(Text(vector, "timestamp"), "n", "s"));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_damaged_is_refused(string name, int at)
    {
        var vector = Vector("bad", at);
        var cipher = new CallbackCipher(Text(vector, "token"), Text(vector, "encodingAESKey"), Text(vector, "receiveId"));
        var isSigned = cipher.IsSigned(Text(vector, "msgSignature"), Text(vector, "timestamp"), Text(vector, "nonce"), Text(vector, "encrypt"));

        Assert.Equal(vector.GetProperty("signatureMatches").GetBoolean(), isSigned);
        Assert.True(!isSigned || cipher.Open(Text(vector, "encrypt")) is null, name);
    }

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Signatures_sort_by_code_units(string name, int at)
    {
        var vector = Vector("signature", at);
        var key = Text(Vector("good", 0), "encodingAESKey");

        Assert.Equal(Text(vector, "sha1"), new CallbackCipher(Text(vector, "token"), key, "").Sign(Text(vector, "timestamp"), Text(vector, "nonce"), Text(vector, "encrypt")));
        Assert.NotEmpty(name);
    }

    [Fact]
    public void Pages_are_signed_as_in_the_vendors_example()
    {
        var vector = Vector("jsapi", 0);

        Assert.Equal(Text(vector, "signature"), JsSignature.Of(Text(vector, "ticket"), Text(vector, "nonceStr"), vector.GetProperty("timestamp").GetInt64(), Text(vector, "url") + "#part"));
    }

    [Fact]
    public void All_vectors_are_there() => Assert.Equal((22, 19, 6, 1), (Good.Count, Bad.Count, Signatures.Count, Vectors.GetProperty("jsapi").GetArrayLength()));

    [Fact]
    public void A_seen_callback_is_a_repeat_and_its_nonce_is_used_up()
    {
        var replays = ReplaysAt(1000);
        Assert.Equal(CallbackAge.New, replays.Of("1000", "n", "s"));
        Assert.Equal(CallbackAge.New, replays.Of("1000", "n", "s"));   // not remembered yet: storing it may have failed

        replays.Remember("1000", "n", "s");

        Assert.Equal(CallbackAge.Repeat, replays.Of("1000", "n", "s"));
        Assert.Equal(CallbackAge.Refused, replays.Of("1000", "n", "other"));
        Assert.Equal(CallbackAge.New, replays.Of("1001", "n", "other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+1000")]
    [InlineData(" 1000")]
    [InlineData("1000.0")]
    [InlineData("99999999999999999999")]
    public void A_time_that_is_no_number_of_seconds_is_refused(string timestamp) => Assert.Equal(CallbackAge.Refused, ReplaysAt(1000).Of(timestamp, "n", "s"));

    private static CallbackReplays ReplaysAt(long second) => new(TimeSpan.FromMinutes(5), new FixedClock(DateTimeOffset.FromUnixTimeSeconds(second)));

    private static JsonElement Vector(string kind, int at) => Vectors.GetProperty(kind)[at];

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;   // vectors hold texts

    private static TheoryData<string, int> Names(string kind)
    {
        var data = new TheoryData<string, int>();
        foreach (var (vector, at) in Vectors.GetProperty(kind).EnumerateArray().Select((vector, at) => (vector, at)))
        {
            data.Add(vector.TryGetProperty("name", out var name) ? name.GetString()! : Text(vector, "token"), at);
        }

        return data;
    }
}
