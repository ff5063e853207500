using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Tests.Bot.Workspace;

public sealed class InviteTests
{
    [Fact]
    public async Task Link_signs_its_owner_in_once_and_only_by_the_button()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var link = await host.Services.GetRequiredService<Invites>().CreateAsync(SmallCompany.Li, default);
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
        var (old, gone) = (await invites.CreateAsync(SmallCompany.Li, default), await invites.CreateAsync(SmallCompany.Gone, default));

        clock.Now = clock.Now.AddHours(Invites.Hours).AddSeconds(1);

        Assert.Null(await invites.RedeemAsync(old.Split('/')[^1], default));
        clock.Now = clock.Now.AddHours(-Invites.Hours);
        Assert.Null(await invites.RedeemAsync(gone.Split('/')[^1], default));
        Assert.Null(await invites.RedeemAsync("nothing", default));
    }

    [Fact]
    public async Task Store_holds_no_link()
    {
        await using var host = await WorkspaceHost.StartAsync();

        var secret = (await host.Services.GetRequiredService<Invites>().CreateAsync(SmallCompany.Li, default)).Split('/')[^1];

        await using var db = host.Store.Contexts.Open(Caller.System);
        var key = await db.AccessKeys.SingleAsync();
        Assert.NotEqual(secret, key.Hash);
        Assert.Equal(64, key.Hash.Length);
        Assert.StartsWith(key.Prefix, secret, StringComparison.Ordinal);
    }
}
