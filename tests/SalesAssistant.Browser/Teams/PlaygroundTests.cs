using System.Runtime.Versioning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesAssistant.Data.People;

namespace SalesAssistant.Browser.Teams;

/// <summary>A salesperson's talk in the vendor's own client.</summary>
[Collection("chromium")]
[SupportedOSPlatform("linux")]
public sealed class PlaygroundTests
{
    [SkippableFact]
    public async Task A_note_is_edited_saved_and_undone_a_question_is_drawn_a_group_is_answered_in_private_and_the_morning_message_comes_unasked()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        Skip.If(Peers.Missing is not null, Peers.Missing);
        Skip.If(NetworkNamespace.Missing is not null, NetworkNamespace.Missing);
        var rep = 0L;
        await using var playground = await Playground.StartAsync(async db => rep = await db.Users.Where(user => user.Role == Role.Rep).Select(user => user.Id).FirstAsync());
        try
        {
            await TalkAsync(playground, rep);
            await MorningAsync(playground, rep);
        }
        catch
        {
            await Chromium.PictureAsync(playground.Page, "playground-failed");
            throw;
        }
    }

    private static async Task TalkAsync(Playground playground, long rep)
    {
        var page = playground.Page;
        var (customer, contact) = await playground.ReadAsync(async db => await db.Contacts
            .Join(db.Customers.Where(one => one.OwnerId == rep), one => one.CustomerId, one => one.Id, (person, company) => new ValueTuple<string, string>(company.Name, person.FullName)).FirstAsync());
        var before = await CountAsync(playground, rep);

        await playground.SayAsync($"今天上午拜访了{customer}的{contact}，对方认可方案，预算120万，下周三前发正式报价");
        await page.GetByRole(AriaRole.Button, new() { Name = "修改" }).First.ClickAsync();
        await page.Locator("textarea").First.FillAsync("客户要求先看样机");
        await Chromium.PictureAsync(page, "playground-card");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).First.ClickAsync();
        await page.GetByText("已保存").First.WaitForAsync();
        Assert.Equal(before + 1, await CountAsync(playground, rep));
        Assert.Contains("客户要求先看样机", await playground.ReadAsync(db => db.Interactions.Where(one => one.OwnerId == rep).OrderByDescending(one => one.Id).Select(one => one.Content + one.CustomerFeedback + one.KeyFacts).FirstAsync()), StringComparison.Ordinal);
        await Chromium.PictureAsync(page, "playground-saved");

        await playground.SayAsync("撤销");
        await page.GetByText("已撤销").First.WaitForAsync();
        Assert.Equal(before, await CountAsync(playground, rep));

        await playground.SayAsync("今年每月赢单金额");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('svg')].some(one => one.getBoundingClientRect().height > 150)");   // icons are smaller
        await Chromium.PictureAsync(page, "playground-chart");

        await page.GetByText("销售群", new() { Exact = true }).Last.ClickAsync();
        await playground.Box.ClickAsync();
        await page.Keyboard.TypeAsync("@销售助", new() { Delay = 50 });
        await page.GetByText("销售助手", new() { Exact = true }).Last.ClickAsync();
        await page.Keyboard.InsertTextAsync(" 我在谈的商机");
        await playground.SendAsync("我在谈的商机");
        await page.GetByText("已在与您的私聊里回复").Filter(new() { Visible = true }).First.WaitForAsync();
        await Chromium.PictureAsync(page, "playground-group");
    }

    private static async Task MorningAsync(Playground playground, long rep)
    {
        var page = playground.Page;
        await page.GetByText("Personal Chat", new() { Exact = true }).Last.ClickAsync();
        await playground.SayAsync("提醒我今天核对样品清单");
        await page.GetByText("核对样品清单").Nth(1).WaitForAsync();   // said, and answered

        var number = await playground.ReadAsync(db => db.Users.Where(user => user.Id == rep).Select(user => user.Number).FirstAsync());
        var printed = await playground.CommandAsync("digest", "morning", number, "--send");
        Assert.StartsWith("to teams ", printed, StringComparison.Ordinal);
        var greeting = page.GetByText("早上好").Filter(new() { Visible = true }).First;
        await greeting.WaitForAsync(new() { Timeout = 60_000 });   // the serving process looks every few seconds for what others have stored
        await greeting.EvaluateAsync("one => one.scrollIntoView({ block: 'start' })");
        await Chromium.PictureAsync(page, "playground-digest");
        Assert.Contains("said before", await playground.CommandAsync("digest", "morning", number, "--send"), StringComparison.Ordinal);
    }

    private static Task<int> CountAsync(Playground playground, long rep) => playground.ReadAsync(db => db.Interactions.CountAsync(one => one.OwnerId == rep));
}
