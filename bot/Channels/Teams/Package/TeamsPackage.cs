using System.IO.Compression;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams.Package;

/// <summary>The app as Teams administrators upload it: manifest and icons in a zip.</summary>
internal static class TeamsPackage
{
    /// <summary>Prompt starters, as keys of the texts; each is shown in both languages and sent as it is.</summary>
    public static readonly string[] Starters = ["teams.starter_next", "teams.starter_pipeline", "teams.starter_target", "teams.starter_help"];

    private const string SchemaVersion = "1.28";
    private const int LongestTitle = 32;

    /// <exception cref="InvalidDataException">The settings do not describe a bot that could be reached.</exception>
    public static void Write(Stream to, TeamsSettings settings, Texts texts, string? publicUrl)
    {
        if (!settings.IsConfigured || !Guid.TryParse(settings.AppId, out var id))
        {
            throw new InvalidDataException("Teams:AppId is empty or no GUID: register a bot first (docs/teams.md) and set it.");
        }

        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var site) || site.Scheme != Uri.UriSchemeHttps)
        {
            throw new InvalidDataException($"SignIn:PublicUrl is '{publicUrl}'; the package needs the https address of this installation.");
        }

        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "manifest.json", System.Text.Encoding.UTF8.GetBytes(Manifest(id, site, settings, texts).ToJsonString(WireJson.Options)));
        Add(zip, "color.png", PngIcon.Color());
        Add(zip, "outline.png", PngIcon.Outline());
    }

    private static JsonObject Manifest(Guid id, Uri site, TeamsSettings settings, Texts texts) => new()
    {
        ["$schema"] = $"https://developer.microsoft.com/json-schemas/teams/v{SchemaVersion}/MicrosoftTeams.schema.json",
        ["manifestVersion"] = SchemaVersion,
        ["version"] = "1.0.0",
        ["id"] = id.ToString(),
        ["developer"] = new JsonObject { ["name"] = "SalesAssistant", ["websiteUrl"] = site.ToString(), ["privacyUrl"] = site.ToString(), ["termsOfUseUrl"] = site.ToString() },
        ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" },
        ["name"] = new JsonObject { ["short"] = texts.Say("zh", "teams.app_name"), ["full"] = $"{texts.Say("zh", "teams.app_name")} {texts.Say("en", "teams.app_name")}" },
        ["description"] = new JsonObject { ["short"] = texts.Say("zh", "teams.app_short"), ["full"] = $"{texts.Say("zh", "teams.welcome")}\n{texts.Say("en", "teams.welcome")}" },
        ["accentColor"] = "#1F5FBF",
        ["bots"] = new JsonArray(Bot(id, settings, texts)),
        ["permissions"] = new JsonArray("identity", "messageTeamMembers"),
        ["validDomains"] = new JsonArray(site.Host),
    };

    // Either the app greets or its starters do, never both.
    private static JsonObject Bot(Guid id, TeamsSettings settings, Texts texts)
    {
        var bot = new JsonObject { ["botId"] = id.ToString(), ["scopes"] = new JsonArray("personal", "team", "groupChat"), ["isNotificationOnly"] = false, ["supportsFiles"] = true };
        if (!settings.Welcome)
        {
            bot["commandLists"] = new JsonArray(new JsonObject
            {
                ["scopes"] = new JsonArray("personal"),
                ["commands"] = new JsonArray([.. Starters.SelectMany(key => new[] { Command(texts, key, "zh"), Command(texts, key, "en") })]),
            });
        }

        return bot;
    }

    private static JsonObject Command(Texts texts, string key, string language)
    {
        var words = texts.Say(language, key);
        return words.Length <= LongestTitle
            ? new JsonObject { ["title"] = words, ["description"] = words, ["type"] = "prompt", ["prompt"] = words }
            : throw new InvalidDataException($"The text {key} in {language} is longer than {LongestTitle} characters.");
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
