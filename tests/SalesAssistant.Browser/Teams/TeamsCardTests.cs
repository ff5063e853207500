using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SalesAssistant.Bot.Channels.Teams;

namespace SalesAssistant.Browser.Teams;

/// <summary>The vendor's card library as the judge of every card that the Teams door emits: it must know all of it and draw it on a phone and on a desk, light and dark, with nothing cut off.</summary>
[Collection("chromium")]
public sealed class TeamsCardTests(Chromium chromium)
{
    private const int Each = 12;

    [SkippableFact]
    public async Task Every_emitted_card_is_understood_and_fits()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        Skip.If(Peers.Missing is not null, Peers.Missing);
        var cards = await EmittedCards.DriveAsync();
        var page = await PageAsync();
        var faults = new List<string>();

        foreach (var (name, card) in cards)
        {
            faults.AddRange(CardRules.CheckCard(card).Select(fault => $"{name}: {fault}"));
            var seen = await page.EvaluateAsync<JsonElement>("card => checkCard(JSON.parse(card))", card.ToJsonString());
            faults.AddRange(seen.GetProperty("findings").EnumerateArray().Select(fault => $"{name}: {fault}"));
        }

        foreach (var (width, look) in new[] { (320, "light"), (320, "dark"), (600, "light"), (600, "dark") })
        {
            foreach (var isOpen in new[] { false, true })
            {
                faults.AddRange(await DrawAsync(page, cards, width, look, isOpen));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
        Assert.True(cards.Count > 40, $"Only {cards.Count} cards were emitted.");
        Assert.All(["Chart.", "Table", "FactSet", "Input.ChoiceSet", "Action.OpenUrl", "Action.ToggleVisibility", "imBack"], part => Assert.Contains(cards, one => one.Card.ToJsonString().Contains(part, StringComparison.Ordinal)));
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task The_judge_sees_what_is_wrong()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        Skip.If(Peers.Missing is not null, Peers.Missing);
        var page = await PageAsync();
        var bad = JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.6","colour":"red","body":[{"type":"Input.Text","id":"a","isRequired":true},{"type":"Novelty"},{"type":"ColumnSet","columns":[{"type":"Column","width":"700px","items":[{"type":"TextBlock","text":"wide"}]}]}]}""")!.AsObject();   // written above

        var seen = await page.EvaluateAsync<JsonElement>("card => checkCard(JSON.parse(card))", bad.ToJsonString());
        var misfits = await DrawAsync(page, [("bad", bad)], 320, "light", isOpen: false);

        var findings = string.Join('\n', seen.GetProperty("findings").EnumerateArray());
        Assert.All(["UnknownElementType", "RequiredInputsShouldHaveLabel", "unknown property \"colour\"", "version 1.6"], expected => Assert.Contains(expected, findings, StringComparison.Ordinal));
        Assert.NotEmpty(misfits);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> PageAsync()
    {
        var (page, _) = await chromium.VisitAsync(new Uri("about:blank"));
        await page.SetContentAsync("<!doctype html><html><head><meta charset='utf-8'></head><body></body></html>");
        await page.AddScriptTagAsync(new() { Path = Peers.File("adaptivecards/dist/adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Peers.Source, "cards.js") });
        await page.AddStyleTagAsync(new() { Path = Path.Combine(Peers.Source, "cards.css") });
        return page;
    }

    private static async Task<List<string>> DrawAsync(IPage page, IReadOnlyList<(string Name, JsonObject Card)> cards, int width, string look, bool isOpen)
    {
        var faults = new List<string>();
        await page.SetViewportSizeAsync(width == 320 ? 1360 : 1260, 900);
        foreach (var (sheet, number) in cards.Chunk(Each).Select((sheet, number) => (sheet, number)))
        {
            var misfits = await page.EvaluateAsync<JsonElement>("of => drawCards({ ...of, cards: JSON.parse(of.cards) })", new { cards = JsonSerializer.Serialize(sheet.Select(one => one.Card)), width, lookName = look, isOpen });
            faults.AddRange(misfits.EnumerateArray().SelectMany((list, at) => list.EnumerateArray().Select(fault => $"{sheet[at].Name}, {width} {look}{(isOpen ? " opened" : "")}: {fault}")));
            if ((width, look, isOpen) is (320, "dark", true) or (320, "light", false) or (600, "light", true))
            {
                await Chromium.PictureAsync(page, $"teams-cards-{width}-{look}-{number + 1}", isWhole: true);
            }
        }

        return faults;
    }
}
