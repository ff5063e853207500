using Microsoft.Playwright;
using SalesAssistant.Tests.Bot.Workspace;

namespace SalesAssistant.Browser;

/// <summary>Every page and every kind of reply, in both languages, light and dark, on a phone and a desk: accessible, without a complaint of the browser, not wider than the screen.</summary>
[Collection("chromium")]
public sealed class PageLooksTests(Chromium chromium)
{
    private static readonly string[] Pages = ["/", "/customers", "/deals", "/tasks", $"/customers/{SmallCompany.LiCustomer}", $"/deals/{SmallCompany.LiDeal}", $"/interactions/{SmallCompany.LiNote}"];

    [SkippableTheory]
    [InlineData("zh", false, false)]
    [InlineData("zh", true, true)]
    [InlineData("en", false, true)]
    [InlineData("en", true, false)]
    public async Task Pages_are_fit_for_everybody(string language, bool isPhone, bool isDark)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartAsync(clock: TimeProvider.System);
        var (page, complaints) = await chromium.VisitAsync(host.Address, isPhone, isDark);
        var look = $"{language}-{(isPhone ? "phone" : "desk")}-{(isDark ? "dark" : "light")}";

        await page.GotoAsync($"/dev/switch?lang={language}");
        await CheckAsync(page, look, "switch");
        await page.ClickAsync("button[name=user]");
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            await CheckAsync(page, look, path == "/" ? "welcome" : path.Trim('/').Replace('/', '-'));
        }

        var missing = await page.GotoAsync("/customers/1");
        Assert.Equal(404, missing?.Status);
        await CheckAsync(page, look, "not-found");
        complaints.RemoveAll(complaint => complaint.Contains("404", StringComparison.Ordinal));   // asked for just now
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [SkippableTheory]
    [InlineData("zh", false, false)]
    [InlineData("zh", true, true)]
    [InlineData("zh", false, true)]
    [InlineData("zh", true, false)]
    public async Task Replies_of_every_kind_are_drawn(string language, bool isPhone, bool isDark)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartAsync(clock: TimeProvider.System);
        host.Assistant.Script = Gallery.For;
        var (page, complaints) = await chromium.VisitAsync(host.Address, isPhone, isDark);
        var look = $"{language}-{(isPhone ? "phone" : "desk")}-{(isDark ? "dark" : "light")}";
        await page.GotoAsync($"/dev/switch?lang={language}");
        await page.ClickAsync("button[name=user]");

        string[] said = ["我在谈的商机一共多少钱？", "今年的趋势", "看一下漏斗", "我的业绩完成了多少", "今天先做什么？", "云栖情况怎么样", "今天上午九点半拜访了云栖精密的何总"];
        foreach (var (text, number) in said.Select((text, number) => (text, number)))
        {
            await page.FillAsync("#text", text);
            await page.PressAsync("#text", "Enter");
            await page.WaitForSelectorAsync($".reply:not(.typing) >> nth={number}");
            await page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure.chart')].every(figure => figure.querySelector('canvas'))");
            await Task.WhenAll(page.EvaluateAsync("() => new Promise(done => setTimeout(done, 900))"));   // the charts' own entrance
            await CheckAsync(page, look, $"reply-{number + 1}");
        }

        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [SkippableTheory]
    [InlineData("zh", false, false, "Manager")]
    [InlineData("en", true, true, "Rep")]
    public async Task Sample_company_fits_the_pages(string language, bool isPhone, bool isDark, string role)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartRealAsync(withSampleCompany: true);
        var (page, complaints) = await chromium.VisitAsync(host.Address, isPhone, isDark);
        var look = $"sample-{language}-{role}";
        await page.GotoAsync($"/dev/switch?lang={language}");
        await CheckAsync(page, look, "switch");
        await page.Locator("section", new() { HasText = role == "Rep" ? "Sales rep" : "销售经理" }).First.Locator("button").First.ClickAsync();

        await page.WaitForSelectorAsync("#text");
        Assert.True(await page.Locator(".starter").CountAsync() >= 6, "six to eight ways to start");
        foreach (var starter in await page.Locator(".starter:not([data-draft=true])").AllAsync())
        {
            var text = await starter.GetAttributeAsync("data-say");
            var before = await page.Locator(".reply:not(.typing)").CountAsync();
            await page.FillAsync("#text", text!);   // every starter has one
            await page.PressAsync("#text", "Enter");
            await page.WaitForSelectorAsync($".reply:not(.typing) >> nth={before}");
            await CheckAsync(page, look, $"starter-{before + 1}");
        }

        foreach (var path in new[] { "/customers", "/deals", "/tasks" })
        {
            await page.GotoAsync(path);
            await CheckAsync(page, look, path.Trim('/'));
        }

        await page.GotoAsync("/customers");
        await page.Locator("#list td a").First.ClickAsync();
        await CheckAsync(page, look, "customer");
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    private static async Task CheckAsync(IPage page, string look, string name)
    {
        await Chromium.PictureAsync(page, $"{look}-{name}");
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{look} {name}: {overflow} px wider than the screen");
        await Chromium.CheckAccessAsync(page, $"{look} {name}");
    }
}
