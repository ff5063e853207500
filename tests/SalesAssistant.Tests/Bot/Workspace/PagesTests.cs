using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Workspace;

public sealed class PagesTests
{
    private static readonly string[] Closed = ["/", "/customers", "/deals", "/tasks", $"/customers/{SmallCompany.LiCustomer}", $"/deals/{SmallCompany.LiDeal}"];

    [Fact]
    public async Task Pages_are_closed_before_sign_in_and_the_stream_too()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var visitor = host.Visitor();

        foreach (var path in Closed)
        {
            var answer = await visitor.GetAsync(path);
            Assert.Equal((HttpStatusCode.Found, $"/sign-in?return={Uri.EscapeDataString(path)}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/chat/events")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/chat/cards?card=1.1")).StatusCode);
    }

    [Fact]
    public async Task In_production_without_sign_in_settings_nobody_gets_in_and_the_page_says_how()
    {
        await using var host = await WorkspaceHost.StartAsync("Production", null, ("ForwardedHeaders_Enabled", "true"));
        var visitor = host.Visitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var page = await visitor.GetStringAsync("/sign-in");

        Assert.Contains("SignIn__Oidc__Authority", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/dev/switch")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sign-in/oidc")).StatusCode);
    }

    [Fact]
    public async Task In_production_no_session_travels_in_clear_text()
    {
        await using var host = await WorkspaceHost.StartAsync("Production");
        var visitor = host.Visitor();

        var page = await visitor.GetAsync("/invite/abc");
        var signIn = await visitor.GetAsync("/sign-in?problem=https");

        Assert.Equal("/sign-in?problem=https", page.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
        Assert.False(signIn.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Host", "sales.example.com")]
    public async Task Role_switch_is_shut_for_whoever_may_not_be_on_this_machine(string header, string value)
    {
        await using var host = await WorkspaceHost.StartAsync();
        var visitor = host.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/dev/switch")).StatusCode);
    }

    [Fact]
    public async Task Records_are_shown_with_what_belongs_to_them()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);

        var customer = await li.GetStringAsync($"/customers/{SmallCompany.LiCustomer}");
        var list = await li.GetStringAsync("/customers?q=云栖");

        Assert.Contains("云栖精密仪器有限公司", customer, StringComparison.Ordinal);
        Assert.Contains("何敏", customer, StringComparison.Ordinal);
        Assert.Contains("云栖检测线", customer, StringComparison.Ordinal);
        Assert.Contains($"/customers/{SmallCompany.LiCustomer}", list, StringComparison.Ordinal);
        foreach (var path in new[] { $"/deals/{SmallCompany.LiDeal}", $"/contacts/{SmallCompany.LiContact}", $"/interactions/{SmallCompany.LiNote}", $"/tasks/{SmallCompany.LiTask}", "/deals", "/tasks" })
        {
            Assert.Equal(HttpStatusCode.OK, (await li.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task Another_teams_record_is_as_absent_as_one_that_does_not_exist()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);

        var foreign = await li.GetAsync($"/customers/{SmallCompany.ZhaoCustomer}");
        var absent = await li.GetAsync("/customers/999999");
        var found = await li.GetStringAsync("/customers?q=蓝湾");

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        Assert.DoesNotContain("蓝湾食品集团", found, StringComparison.Ordinal);
        Assert.DoesNotContain("蓝湾", await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_a_check_in_are_shown_to_whoever_may_see_it_and_to_nobody_else()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var at = new DateTime(2026, 2, 20, 6, 0, 0, DateTimeKind.Utc);
        byte[] picture = [0xFF, 0xD8, 0xFF, 7];
        await host.Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = host.Store.Contexts.On(connection, transaction, Caller.System);
            await db.Interactions.Where(visit => visit.Id == SmallCompany.LiNote).ExecuteUpdateAsync(set => set.SetProperty(visit => visit.CheckedInAt, at).SetProperty(visit => visit.CreatedById, SmallCompany.Li), token);
        });
        await host.Services.GetRequiredService<PhotoStore>().KeepAsync(new CheckInPhoto { Id = 9001, UserId = SmallCompany.Li, Channel = "wecom", ConversationKey = "c", MessageKey = "m", ContentType = "image/jpeg", Bytes = picture, SentAt = at, BelongsFrom = at.AddMinutes(-10), BelongsUntil = at.AddMinutes(10) }, CancellationToken.None);
        var (li, zhao) = (await host.SignedInAsync(SmallCompany.Li), await host.SignedInAsync(SmallCompany.Zhao));
        var address = $"/interactions/{SmallCompany.LiNote}?handler=Photo&photo=9001";

        var shown = await li.GetAsync(address);

        Assert.Contains("handler=Photo&amp;photo=9001", await li.GetStringAsync($"/interactions/{SmallCompany.LiNote}"), StringComparison.Ordinal);
        Assert.Equal(("image/jpeg", Convert.ToHexString(picture)), (shown.Content.Headers.ContentType?.ToString(), Convert.ToHexString(await shown.Content.ReadAsByteArrayAsync())));
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotFound, (await li.GetAsync(address.Replace("9001", "9002", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await li.GetAsync($"/customers/{SmallCompany.LiCustomer}?handler=Photo&photo=9001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await zhao.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await host.Visitor().GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Disabled_person_is_out_with_the_next_request()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);
        await host.Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = host.Store.Contexts.On(connection, transaction, Caller.System);
            await db.Users.Where(user => user.Id == SmallCompany.Li).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), token);
        });

        Assert.Equal(HttpStatusCode.Found, (await li.GetAsync("/customers")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await WorkspaceHost.PostAsync(li, "/dev/switch", "/dev/switch", ("user", SmallCompany.Li.ToString()))).StatusCode);
    }

    [Fact]
    public async Task Message_needs_the_pages_token_and_is_said_in_the_visitors_name()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);

        var forged = await li.PostAsync("/?handler=Say", new FormUrlEncodedContent([new("text", "你好")]));
        var sent = await WorkspaceHost.PostAsync(li, "/", "/?handler=Say", ("text", "你好"), ("messageId", "m1"));
        var page = await li.GetStringAsync("/");

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var message = Assert.Single(host.Assistant.Received);
        Assert.Equal(("web", "user:101/main", "m1", "user:101", "你好"), (message.Channel, message.ConversationKey, message.MessageKey, message.SenderKey, message.Text));
        Assert.Contains("said: 你好", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_customers_is_shown_as_text_and_links_stay_on_the_site()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);
        host.Assistant.Script = _ => new Reply(
        [
            new TextBlock("<script>alert(1)</script>"),
            new ActionsBlock([new ReplyAction("go", "open", "https://evil.example/x"), new ReplyAction("go2", "open", "//evil.example"), new ReplyAction("home", "open", "/customers")]),
            new TableBlock("t", [new TableColumn("c")], [new TableRow(["<img src=x onerror=alert(1)>"])]) { MoreLink = "javascript:alert(1)" },
            new ReceiptBlock("d", [], [], 1, new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), "/\\evil.example"),
        ]);

        await WorkspaceHost.PostAsync(li, "/", "/?handler=Say", ("text", "你好"));
        var page = await li.GetStringAsync("/");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/customers\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_forbids_inline_code_and_framing_and_hides_its_cookies()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = host.Visitor();
        var signIn = await WorkspaceHost.PostAsync(li, "/dev/switch", "/dev/switch", ("user", SmallCompany.Li.ToString()));

        var page = await li.GetAsync("/");

        var html = await page.Content.ReadAsStringAsync();
        var policy = string.Join(' ', page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        Assert.All(signIn.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Language_and_theme_are_chosen_in_the_address_and_kept()
    {
        await using var host = await WorkspaceHost.StartAsync();
        var li = await host.SignedInAsync(SmallCompany.Li);

        await li.GetAsync("/customers?lang=en&theme=dark");
        var page = await li.GetStringAsync("/customers");

        Assert.Contains("<html lang=\"en\" data-theme-choice=\"dark\" data-bs-theme=\"dark\"", page, StringComparison.Ordinal);
        Assert.Contains("Find by name", page, StringComparison.Ordinal);
        Assert.DoesNotContain("[workspace.", page, StringComparison.Ordinal);
    }
}
