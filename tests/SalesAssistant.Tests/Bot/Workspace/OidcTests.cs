using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;

namespace SalesAssistant.Tests.Bot.Workspace;

public sealed class OidcTests
{
    [Fact]
    public async Task Person_whose_checked_address_is_known_gets_in_and_lands_where_wanted()
    {
        await using var provider = await OidcProvider.StartAsync();
        await using var host = await StartAsync(provider);
        var visitor = host.Visitor();

        var start = (await visitor.GetAsync("/sign-in/oidc?return=/customers")).Headers.Location!;
        var back = await visitor.GetAsync(provider.Answer(start));

        Assert.Contains("code_challenge_method=S256", start.Query, StringComparison.Ordinal);
        Assert.Equal("/customers", back.Headers.Location?.OriginalString);
        Assert.Contains("李晓梅", await visitor.GetStringAsync("/customers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("issuer")]
    [InlineData("no issuer")]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("key")]
    [InlineData("expired")]
    [InlineData("token issuer")]
    [InlineData("replayed code")]
    [InlineData("other browser")]
    [InlineData("no cookie")]
    public async Task Answer_that_does_not_fit_is_refused(string what)
    {
        await using var provider = await OidcProvider.StartAsync();
        await using var host = await StartAsync(provider);
        var visitor = host.Visitor();
        provider.Tamper = what switch
        {
            "nonce" => token => token.Claims["nonce"] = "other",
            "audience" => token => token.Audience = "another-client",
            "key" => token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
            "expired" => token => { token.NotBefore = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc); token.IssuedAt = token.NotBefore; token.Expires = new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc); }
            ,
            "token issuer" => token => token.Issuer = "https://other.example",
            _ => null,
        };

        var start = (await visitor.GetAsync("/sign-in/oidc")).Headers.Location!;
        var answer = provider.Answer(start, what == "state" ? "other" : null, what switch { "issuer" => "https://other.example", "no issuer" => "", _ => null });
        if (what == "replayed code")
        {
            await visitor.GetAsync(answer);
            visitor = host.Visitor();
            await visitor.GetAsync("/sign-in/oidc");
        }
        else if (what == "other browser")
        {
            visitor = host.Visitor();
            await visitor.GetAsync("/sign-in/oidc");
        }
        else if (what == "no cookie")
        {
            visitor = host.Visitor();
        }

        Assert.Equal("/sign-in?problem=failed", (await visitor.GetAsync(answer)).Headers.Location?.OriginalString);
        Assert.Equal("/sign-in?return=%2F", (await visitor.GetAsync("/")).Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("nobody@example.com", "true")]
    [InlineData("li.xiaomei@example.com", "false")]
    public async Task Unknown_or_unchecked_address_is_nobody(string email, string verified)
    {
        await using var provider = await OidcProvider.StartAsync();
        await using var host = await StartAsync(provider);
        (provider.Email, provider.EmailVerified) = (email, verified);
        var visitor = host.Visitor();

        var back = await visitor.GetAsync(provider.Answer((await visitor.GetAsync("/sign-in/oidc")).Headers.Location!));

        Assert.Equal("/sign-in?problem=unknown", back.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Linked_identity_goes_before_the_address()
    {
        await using var provider = await OidcProvider.StartAsync();
        await using var host = await StartAsync(provider);
        await host.Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = host.Store.Contexts.On(connection, transaction, Caller.System);
            db.Add(new ChannelIdentity { Id = 1, Channel = "oidc", ExternalKey = provider.Issuer + "|person-1", UserId = SmallCompany.Chen });
            await db.SaveChangesAsync(token);
        });
        var visitor = host.Visitor();

        await visitor.GetAsync(provider.Answer((await visitor.GetAsync("/sign-in/oidc")).Headers.Location!));

        Assert.Contains("陈静怡", await visitor.GetStringAsync("/customers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Way_back_leads_nowhere_else(string target)
    {
        await using var provider = await OidcProvider.StartAsync();
        await using var host = await StartAsync(provider);
        var visitor = host.Visitor();

        var back = await visitor.GetAsync(provider.Answer((await visitor.GetAsync("/sign-in/oidc?return=" + Uri.EscapeDataString(target))).Headers.Location!));

        Assert.Equal("/", back.Headers.Location?.OriginalString);
    }

    private static Task<WorkspaceHost> StartAsync(OidcProvider provider) =>
        WorkspaceHost.StartAsync("Development", null, ("SignIn:Oidc:Authority", provider.Issuer), ("SignIn:Oidc:ClientId", "sales"));
}
