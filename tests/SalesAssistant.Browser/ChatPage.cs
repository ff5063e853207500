using Microsoft.Playwright;

namespace SalesAssistant.Browser;

/// <summary>What a person does on the chat page.</summary>
internal static class ChatPage
{
    /// <summary>Signs in as the first person offered.</summary>
    public static async Task SignInAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.ClickAsync("button[name=user]");
        await page.WaitForSelectorAsync("#text");
    }

    /// <summary>Says something in the chat and waits for its reply.</summary>
    public static async Task SayAsync(this IPage page, string text)
    {
        var before = await page.Locator(".reply:not(.typing)").CountAsync();
        await page.FillAsync("#text", text);
        await page.PressAsync("#text", "Enter");
        await page.WaitForSelectorAsync($".reply:not(.typing) >> nth={before}");
    }
}
