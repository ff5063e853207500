using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Tests.Bot.Workspace;

public sealed class InviteTests
{
    [Fact]
    public async Task Link_signs_its_owner_in_once_and_only_by_the_button()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var link = "/invite/" + await MakeAsync(host, SmallCompany.Li, 24);
        var (first, second) = (host.Visitor(), host.Visitor());

        var looked = await first.GetAsync(link);
        var used = await WorkspaceHost.PostAsync(first, link, link);
        var again = await WorkspaceHost.PostAsync(second, link, link);

        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Equal("/", used.Headers.Location?.OriginalString);
        Assert.Contains("李晓梅", await first.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal("/sign-in?problem=invite", again.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await second.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Old_link_unknown_link_and_link_of_a_disabled_person_are_the_same_to_the_visitor()
    {
        var clock = Support.FixedClock.At(2026, 3, 2);
        await using var host = await WorkspaceHost.StartAsync(clock: clock);
        var invites = host.Services.GetRequiredService<Invites>();
        var (old, gone, api) = (await MakeAsync(host, SmallCompany.Li, 24), await MakeAsync(host, SmallCompany.Gone, 48), await MakeAsync(host, SmallCompany.Li, 48, "api"));

        clock.Now = clock.Now.AddHours(24).AddSeconds(1);

        Assert.Null(await invites.RedeemAsync(old, default));
        Assert.Null(await invites.RedeemAsync(gone, default));
        Assert.Null(await invites.RedeemAsync(api, default));
        Assert.Null(await invites.RedeemAsync("nothing", default));
    }

    private static async Task<string> MakeAsync(WorkspaceHost host, long userId, int hours, string purpose = "invite")
    {
        var secret = SecretHash.NewSecret();
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await host.Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = host.Store.Contexts.On(connection, transaction, Caller.System);
            db.Add(new AccessKey { Id = host.Services.GetRequiredService<RecordIds>().Next(), Purpose = purpose, Prefix = secret[..6], Hash = SecretHash.Of(secret), UserId = userId, CreatedAt = now, ExpiresAt = now.AddHours(hours) });
            await db.SaveChangesAsync(token);
        });
        return secret;
    }
}
