using Microsoft.Playwright;
using SalesAssistant.Tests.Bot.Workspace;

namespace SalesAssistant.Browser;

/// <summary>A salesperson's day in the browser, with the real assistant behind the page.</summary>
[Collection("chromium")]
public sealed class SalesDayTests(Chromium chromium)
{
    [SkippableFact]
    public async Task Note_is_dictated_edited_saved_and_undone()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartRealAsync();
        var (page, complaints) = await chromium.VisitAsync(host.Address);
        await page.SignInAsync();

        await page.SayAsync("今天上午拜访了云栖精密仪器有限公司的何敏，她对检测线方案很满意，下周三之前把正式报价发给她");
        await Chromium.PictureAsync(page, "day-card");
        await page.GetByLabel("互动主题").FillAsync("检测线方案复核");
        await page.Locator(".card-form button.primary").ClickAsync();
        await page.GetByText("已保存").First.WaitForAsync();
        await Chromium.PictureAsync(page, "day-saved");
        Assert.Equal("saved", await StateAsync(page));

        await page.GotoAsync($"/customers/{SmallCompany.LiCustomer}");
        Assert.Equal(2, await page.Locator("a[href^='/interactions/']").CountAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "检测线方案复核" })).ToBeVisibleAsync();
        await page.GotoAsync("/");
        Assert.Equal("saved", await StateAsync(page));
        await page.SayAsync("撤销");
        await page.GetByText("已撤销").First.WaitForAsync();
        await Chromium.PictureAsync(page, "day-undone");

        await page.GotoAsync($"/customers/{SmallCompany.LiCustomer}");
        Assert.Equal(1, await page.Locator("a[href^='/interactions/']").CountAsync());
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [SkippableTheory]
    [InlineData("我在谈的商机一共多少钱？", "1,200,000")]
    [InlineData("今天先做什么？", "云栖")]
    [InlineData("云栖现在什么情况？", "何敏")]
    [InlineData("我这个季度赢了几单？", "0")]
    [InlineData("How much is in my open deals?", "1,200,000")]
    [InlineData("你能做什么？", "拜访")]
    public async Task Question_is_answered_on_the_page(string question, string expected)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartRealAsync();
        var (page, complaints) = await chromium.VisitAsync(host.Address);
        await page.SignInAsync();

        await page.SayAsync(question);

        await Chromium.PictureAsync(page, "day-question-" + expected.Replace(',', '-') + (question[0] < 128 ? "-en" : ""));
        Assert.Contains(expected, await page.Locator(".reply").Last.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    private static async Task<string?> StateAsync(IPage page)
    {
        var card = page.Locator(".card-form").First;
        await Assertions.Expect(card).Not.ToHaveAttributeAsync("data-state", "pending");
        return await card.GetAttributeAsync("data-state");
    }
}
