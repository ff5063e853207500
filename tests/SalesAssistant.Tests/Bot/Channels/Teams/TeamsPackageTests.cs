using System.IO.Compression;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.Teams.Package;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class TeamsPackageTests
{
    private static readonly Texts Words = Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));

    [Fact]
    public void The_package_holds_a_manifest_with_starters_in_both_languages_and_two_icons()
    {
        using var zip = Package(new TeamsSettings { AppId = ChannelService.AppId });

        var bot = Manifest(zip)["bots"]![0]!;
        var starters = bot["commandLists"]![0]!["commands"]!.AsArray();
        Assert.InRange(starters.Count, 6, 10);
        Assert.All(starters, one => Assert.InRange(((string)one!["title"]!).Length, 1, 32));
        Assert.Equal(ChannelService.AppId, (string)bot["botId"]!);
        Assert.Equal((192, 32), (Width(zip, "color.png"), Width(zip, "outline.png")));
    }

    [Fact]
    public void An_app_that_greets_has_no_starters() =>
        Assert.Null(Manifest(Package(new TeamsSettings { AppId = ChannelService.AppId, Welcome = true }))["bots"]![0]!["commandLists"]);

    [Fact]
    public void Without_a_bot_there_is_no_package() => Assert.Throws<InvalidDataException>(() => Package(new TeamsSettings()));

    [Fact]
    public async Task Each_starter_sent_as_it_is_gets_a_useful_answer()
    {
        await using var house = await House.OpenAsync();
        foreach (var words in TeamsPackage.Starters.SelectMany(key => new[] { Words.Say("zh", key), Words.Say("en", key) }))
        {
            var said = await house.SayAsync(words);

            Assert.True(said.Skill is not (null or "out_of_scope" or "clarify"), $"{words}: {said.Skill}");
        }
    }

    private static ZipArchive Package(TeamsSettings settings)
    {
        var file = new MemoryStream();
        TeamsPackage.Write(file, settings, Words, "https://sales.example.com");
        return new ZipArchive(file, ZipArchiveMode.Read);
    }

    private static JsonObject Manifest(ZipArchive zip)
    {
        using var entry = zip.GetEntry("manifest.json")!.Open();   // its absence fails here
        return JsonNode.Parse(entry)!.AsObject();
    }

    private static int Width(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        var head = new byte[20];
        entry.ReadExactly(head);
        Assert.Equal("IHDR"u8.ToArray(), head[12..16]);
        return (head[16] << 24) | (head[17] << 16) | (head[18] << 8) | head[19];
    }
}
