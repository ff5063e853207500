using Microsoft.Playwright;
using SalesAssistant.Tests.Bot.Workspace;

namespace SalesAssistant.Browser;

/// <summary>The talk itself: keys, cards, the event stream.</summary>
[Collection("chromium")]
public sealed class TalkTests(Chromium chromium)
{
    [SkippableFact]
    public async Task Card_is_edited_and_saved_with_what_was_typed()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartAsync(clock: TimeProvider.System);
        host.Assistant.Script = Gallery.For;
        var (page, complaints) = await chromium.VisitAsync(host.Address);
        await page.SignInAsync();
        await page.SayAsync("今天上午拜访了云栖精密的何总");

        await page.GetByLabel("截止日期").FillAsync("2026-03-06");
        await page.GetByLabel("预计金额").FillAsync("130万");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.GetByText("已保存：").WaitForAsync();

        var action = host.Assistant.Received.Last().Action!;
        Assert.Equal(("confirm:9001:1", "n1", "2026-03-06", "130万", "visit"), (action.Payload, action.Nonce, action.Values!["2.DueDate"], action.Values["1.ExpectedAmountFen"], action.Values["0.Channel"]));
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Keyboard_alone_is_enough()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartAsync(clock: TimeProvider.System);
        host.Assistant.Script = Gallery.For;
        var (page, _) = await chromium.VisitAsync(host.Address);
        await page.SignInAsync();

        await page.FocusAsync("#text");
        await page.Keyboard.TypeAsync("第一行");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("拜访");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".card-form");
        await page.FocusAsync(".card-form button.primary");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("已保存：").WaitForAsync();

        Assert.Equal("第一行\n拜访", host.Assistant.Received.First().Text.ReplaceLineEndings("\n"));
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Reply_that_came_while_the_page_was_closed_is_there_and_is_not_shown_twice()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var host = await WorkspaceHost.StartAsync(clock: TimeProvider.System);
        host.Assistant.Script = Gallery.For;
        var (page, _) = await chromium.VisitAsync(host.Address);
        await page.SignInAsync();
        await page.SayAsync("在谈多少钱");

        await page.ReloadAsync();
        await page.SayAsync("在谈多少钱");

        Assert.Equal(2, await page.Locator(".reply").CountAsync());
        Assert.Equal(2, await page.Locator(".said").CountAsync());
        await page.Context.CloseAsync();
    }
}
