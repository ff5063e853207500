using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class TokenCheckTests(OneTeamsHouse shared) : IClassFixture<OneTeamsHouse>
{
    internal static readonly Dictionary<string, (int Status, Func<string?> Header, Action<JsonObject> Body)> Cases = All();

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Only_what_the_channel_signed_for_this_bot_gets_in(string name)
    {
        var (status, header, change) = Cases[name];
        var activity = shared.House.Activity(id: name);
        change(activity);

        var answer = await shared.House.PostAsync(activity, header());

        Assert.Equal((status, ""), answer);
        Assert.Equal(status == 200, await shared.House.House.ReadAsync(db => db.Inbox.AnyAsync(one => one.MessageKey == name)));
    }

    [Fact]
    public async Task Without_keys_nobody_gets_in_and_strange_key_ids_fetch_them_once()
    {
        await using var house = await TeamsHouse.OpenAsync();
        house.Channel.HasNoMetadata = true;
        Assert.Equal(401, (await house.PostAsync(house.Activity())).Status);
        house.Channel.HasNoMetadata = false;
        house.House.Clock.Now += TimeSpan.FromSeconds(11);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(401, (await house.PostAsync(house.Activity(), "Bearer " + Token.Sign(Token.Claims(), ChannelService.Stranger, "kid" + i))).Status);
        }

        Assert.Equal(200, (await house.PostAsync(house.Activity())).Status);
        Assert.Equal(2, house.Channel.MetadataAsked);
    }

    private static Dictionary<string, (int, Func<string?>, Action<JsonObject>)> All()
    {
        var all = new Dictionary<string, (int, Func<string?>, Action<JsonObject>)>();
        void Header(string name, int status, Func<string?> header) => all.Add(name, (status, header, _ => { }));
        void Signed(string name, int status, Func<string> token) => Header(name, status, () => "Bearer " + token());
        void Claim(string name, int status, string claim, JsonNode? value) => Signed(name, status, () => Token.Sign(Token.With(claim, value?.DeepClone())));
        void Body(string name, int status, Action<JsonObject> change) => all.Add(name, (status, () => "Bearer " + Token.Good(), change));
        static string Entra(string issuer, string version, string party, string? tenant = null)
        {
            var claims = new JsonObject { ["iss"] = issuer, ["aud"] = ChannelService.AppId, [version == "1.0" ? "appid" : "azp"] = party, ["ver"] = version, ["nbf"] = Token.Now - 60, ["exp"] = Token.Now + 3600 };
            if (tenant is not null)
            {
                claims["tid"] = tenant;
            }

            return "Bearer " + Token.Sign(claims, ChannelService.Stranger, "emu");
        }

        // The 37 of the lab.
        Signed("valid", 200, Token.Good);
        Header("no header", 401, () => null);
        Header("empty header", 401, () => "");
        Header("lower-case scheme", 401, () => "bearer " + Token.Good());
        Header("two spaces", 401, () => "Bearer  " + Token.Good());
        Header("garbage", 401, () => "Bearer abc.def.ghi");
        Claim("expired 10 min", 401, "exp", Token.Now - 600);
        Claim("expired 2 min", 200, "exp", Token.Now - 120);
        Claim("nbf +10 min", 401, "nbf", Token.Now + 600);
        Claim("nbf +2 min", 200, "nbf", Token.Now + 120);
        Claim("no exp", 401, "exp", null);
        Claim("wrong aud", 401, "aud", "aaaaaaaa-2222-3333-4444-555555555555");
        Claim("no aud", 401, "aud", null);
        Claim("wrong iss", 401, "iss", "https://evil.example");
        Signed("other key same kid", 401, () => Token.Sign(Token.Claims(), ChannelService.Stranger));
        Signed("unknown kid", 401, () => Token.Sign(Token.Claims(), ChannelService.Stranger, "nope"));
        Signed("no kid", 401, () => Token.Sign(Token.Claims(), kid: null));
        Signed("alg none", 401, () => Token.Sign(Token.Claims(), alg: "none"));
        Signed("HS256 with public key", 401, () => Token.Sign(Token.Claims(), alg: "HS256"));
        Signed("PS256", 401, () => Token.Sign(Token.Claims(), alg: "PS256"));
        Signed("RS512", 200, () => Token.Sign(Token.Claims(), alg: "RS512"));
        Signed("tampered payload", 401, () => Token.Good().Split('.') is [var head, _, var signature] ? $"{head}.{Token.Part(Token.With("nbf", Token.Now - 61).ToJsonString())}.{signature}" : "");
        Claim("no serviceurl claim", 401, "serviceurl", null);
        Claim("serviceurl mismatch", 401, "serviceurl", "https://evil.example/");
        Claim("serviceurl other case", 200, "serviceurl", ChannelService.Url.ToUpperInvariant());
        Claim("serviceurl no trailing slash", 401, "serviceurl", ChannelService.Url.TrimEnd('/'));
        Body("body serviceUrl evil", 401, body => body["serviceUrl"] = "https://evil.example/");
        Body("body serviceUrl missing", 401, body => body.Remove("serviceUrl"));
        Body("channelId not endorsed", 401, body => body["channelId"] = "slack");
        Body("channelId missing", 401, body => body.Remove("channelId"));
        Signed("key endorsed for other channel", 401, () => Token.Sign(Token.Claims(), ChannelService.OtherEndorsement, "other"));
        Signed("key without endorsements", 401, () => Token.Sign(Token.Claims(), ChannelService.NoEndorsement, "noend"));
        all.Add("emulator v1", (401, () => Entra("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "1.0", ChannelService.AppId), body => body["channelId"] = "emulator"));
        all.Add("emulator v2", (401, () => Entra("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", "2.0", ChannelService.AppId), body => body["channelId"] = "emulator"));
        Header("emulator token on msteams", 401, () => Entra("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", "2.0", ChannelService.AppId));
        Header("token of a foreign tenant", 401, () => Entra("https://login.microsoftonline.com/abababab-0000-0000-0000-000000000000/v2.0", "2.0", ChannelService.AppId, "abababab-0000-0000-0000-000000000000"));
        Header("skill token", 401, () => Entra("https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0", "2.0", "cccccccc-2222-3333-4444-555555555555"));
        Assert.Equal(37, all.Count);

        // Further forgeries, by name.
        Claim("expired 301 s", 401, "exp", Token.Now - 301);
        Claim("expired 299 s", 200, "exp", Token.Now - 299);
        Claim("exp as words", 401, "exp", "4102444800");
        Claim("iat in the future", 401, "iat", Token.Now + 301);
        Claim("iss other case", 401, "iss", "https://API.botframework.com");
        Claim("iss trailing slash", 401, "iss", "https://api.botframework.com/");
        Claim("iss of another cloud", 401, "iss", "https://api.botframework.azure.cn");
        Claim("aud a list with us in it", 401, "aud", new JsonArray(ChannelService.AppId, "x"));
        Claim("signed by the channel for another bot's skill", 401, "azp", "cccccccc-2222-3333-4444-555555555555");
        Header("a comma and a second token", 401, () => $"Bearer {Token.Good()}, Bearer {Token.Good()}");
        Header("Basic", 401, () => "Basic dTpw");
        Signed("two segments", 401, () => "a.b");
        Signed("four segments", 401, () => Token.Good() + ".x");
        Signed("empty signature", 401, () => Token.Good()[..(Token.Good().LastIndexOf('.') + 1)]);
        Signed("signature of another token", 401, () => Token.Good()[..(Token.Good().LastIndexOf('.') + 1)] + Token.Sign(Token.With("iat", Token.Now - 90)).Split('.')[2]);
        Signed("not JSON", 401, () => Token.SignRaw("words", "words"));
        Signed("not an object", 401, () => Token.SignRaw("[]", "[]"));
        Signed("a claim twice", 401, () => Token.SignRaw("""{"alg":"RS256","kid":"ch"}""", $$"""{"aud":"x",{{Token.Claims().ToJsonString()[1..]}}"""));
        Signed("alg None", 401, () => Token.Sign(Token.Claims(), alg: "None"));
        Signed("RS256 said, PS256 signed", 401, () => Token.SignRaw("""{"alg":"RS256","kid":"ch"}""", Token.Claims().ToJsonString(), "PS256"));
        Signed("kid a path", 401, () => Token.Sign(Token.Claims(), kid: "../../keys/ch"));
        Signed("kid an address", 401, () => Token.Sign(Token.Claims(), kid: "https://evil.example/keys"));
        foreach (var member in new[] { "jku", "x5u", "jwk", "x5c", "crit" })
        {
            Signed($"{member} in the header", 401, () => Token.Sign(Token.Claims(), header: head => head[member] = "https://evil.example/keys"));
        }

        Signed("a very long token", 401, () => Token.Sign(Token.With("more", new string('x', 1_000_000))));
        Body("channelId blank", 401, body => body["channelId"] = "");
        Body("channelId emulator", 401, body => body["channelId"] = "emulator");
        Body("serviceUrl empty", 401, body => body["serviceUrl"] = "");
        all.Add("host not the channel's, both sides agree", (401, () => "Bearer " + Token.Sign(Token.With("serviceurl", "https://evil.example/")), body => body["serviceUrl"] = "https://evil.example/"));
        all.Add("host behind user info, both sides agree", (401, () => "Bearer " + Token.Sign(Token.With("serviceurl", "https://smba.trafficmanager.net@evil.example/")), body => body["serviceUrl"] = "https://smba.trafficmanager.net@evil.example/"));
        all.Add("neighbour in the shared domain, both sides agree", (401, () => "Bearer " + Token.Sign(Token.With("serviceurl", "https://evil.trafficmanager.net/")), body => body["serviceUrl"] = "https://evil.trafficmanager.net/"));
        all.Add("plain http, both sides agree", (401, () => "Bearer " + Token.Sign(Token.With("serviceurl", "http://smba.trafficmanager.net/")), body => body["serviceUrl"] = "http://smba.trafficmanager.net/"));
        Body("another tenant's conversation", 403, body => body["conversation"]!["tenantId"] = "abababab-0000-0000-0000-000000000000");
        Body("another tenant in channelData only", 403, body => body["channelData"]!["tenant"]!["id"] = "abababab-0000-0000-0000-000000000000");
        Body("no tenant", 403, body =>
        {
            body["conversation"]!.AsObject().Remove("tenantId");
            body.Remove("channelData");
        });
        Body("no person", 403, body => body["from"]!.AsObject().Remove("aadObjectId"));
        Body("a person's id with a slash in it", 400, body => body["from"]!["aadObjectId"] = "x/y");
        return all;
    }
}

/// <summary>One house for all cases: none of them changes it but by its own message.</summary>
public sealed class OneTeamsHouse : IAsyncLifetime
{
    internal TeamsHouse House { get; private set; } = null!;   // set before the first test

    public async Task InitializeAsync() => House = await TeamsHouse.OpenAsync();

    public async Task DisposeAsync() => await House.DisposeAsync();
}
