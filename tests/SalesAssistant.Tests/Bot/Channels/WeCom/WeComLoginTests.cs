using System.Net;
using System.Web;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class WeComLoginTests(WeComLoginTests.Door door) : IClassFixture<WeComLoginTests.Door>
{
    /// <summary>One host for all: each test is a visitor of its own.</summary>
    public sealed class Door : IAsyncLifetime
    {
        internal WeComHost Host { get; private set; } = null!;   // set before the tests

        public async Task InitializeAsync() => Host = await WeComHost.StartAsync();

        public Task DisposeAsync() => Host.DisposeAsync().AsTask();
    }

    private const string WeComBrowser = "Mozilla/5.0 (iPhone) wxwork/4.1.36 MicroMessenger/7.0.1";
    private const string OtherBrowser = "Mozilla/5.0 (X11; Linux) Firefox/140.0";
    private const string Link = "/sign-in/wecom?return=%2Fdeals%2F61";

    [Fact]
    public async Task A_link_in_a_card_leads_to_the_record_signed_in()
    {
        var host = door.Host;
        host.Service.SignIns["code1"] = WeComHouse.Person;
        var visitor = host.Visitor(WeComBrowser);

        var start = (await visitor.GetAsync(Link)).Headers.Location!;
        var query = HttpUtility.ParseQueryString(start.Query);
        var back = await visitor.GetAsync($"/sign-in/wecom/callback?code=code1&state={query["state"]}");

        Assert.Equal(("open.weixin.qq.com", WeComService.Corp, "code", "snsapi_base", "#wechat_redirect"), (start.Host, query["appid"], query["response_type"], query["scope"], start.Fragment));
        Assert.Equal(new Uri(host.Address, "/sign-in/wecom/callback").ToString(), query["redirect_uri"]);
        Assert.Matches("^[a-z0-9]{32}$", query["state"]);
        Assert.Equal("/deals/61", back.Headers.Location!.OriginalString);
        Assert.Contains("铭泰精密-排程一期", await visitor.GetStringAsync("/deals/61"), StringComparison.Ordinal);
        Assert.Equal("/deals/61", (await visitor.GetAsync(Link)).Headers.Location!.OriginalString);   // signed in: straight on
    }

    [Theory]
    [InlineData("another state", "failed")]
    [InlineData("no state", "failed")]
    [InlineData("no code", "failed")]
    [InlineData("a used code", "failed")]
    [InlineData("another browser", "failed")]
    [InlineData("the way back twice", "failed")]
    [InlineData("somebody from outside", "unknown")]
    [InlineData("a colleague who is not linked", "unknown")]
    public async Task What_does_not_fit_signs_nobody_in(string what, string problem)
    {
        var host = door.Host;
        host.Service.SignIns["code1"] = what switch { "somebody from outside" => null, "a colleague who is not linked" => "HanMei", _ => WeComHouse.Person };
        var visitor = host.Visitor(WeComBrowser);
        var state = HttpUtility.ParseQueryString((await visitor.GetAsync(Link)).Headers.Location!.Query)["state"];
        if (what is "the way back twice")
        {
            await host.Visitor(WeComBrowser).GetAsync($"/sign-in/wecom/callback?code=x&state={state}");
            await visitor.GetAsync("/sign-in/wecom/callback?code=x&state=x");   // uses the cookie up
        }

        var comes = what == "another browser" ? host.Visitor(WeComBrowser) : visitor;
        var answer = await comes.GetAsync("/sign-in/wecom/callback?" + what switch
        {
            "another state" => "code=code1&state=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "no state" => "code=code1",
            "no code" => $"state={state}",
            "a used code" => $"code=used&state={state}",
            _ => $"code=code1&state={state}",
        });

        Assert.Equal($"/sign-in?problem={problem}", answer.Headers.Location!.OriginalString);
        Assert.NotEqual(HttpStatusCode.OK, (await comes.GetAsync("/deals/61")).StatusCode);
    }

    [Theory]
    [InlineData(Link, "/deals/61")]
    [InlineData("/sign-in/wecom?return=https%3A%2F%2Fevil.example", "/")]
    [InlineData("/sign-in/wecom?return=%2F%2Fevil.example", "/")]
    [InlineData("/sign-in/wecom", "/")]
    public async Task Outside_of_WeCom_the_page_itself_asks_to_sign_in(string link, string lands)
    {
        var host = door.Host;

        Assert.Equal(lands, (await host.Visitor(OtherBrowser).GetAsync(link)).Headers.Location!.OriginalString);
    }
}
