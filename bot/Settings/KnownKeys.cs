using System.Reflection;
using SalesAssistant.Bot.Channels.Api;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Digests;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Bot.Settings;

/// <summary>Keys that no setting has: a misspelt key is otherwise read by nobody, and the default stands without a word.</summary>
internal static class KnownKeys
{
    private const int MostEdits = 3;

    private static readonly (string Section, string[] Keys)[] Sections =
    [
        ("Company", ["TimeZone"]),
        ("Data", ["Provider", "Path", "ConnectionString"]),
        ("Demo", ["SeedWhenEmpty"]),
        ("Telemetry", ["OtlpEndpoint"]),
        ("Sales", Of(typeof(SalesSettings))),
        ("Understanding", Of(typeof(RoutingSettings))),
        ("Api", Of(typeof(ApiSettings))),
        ("SignIn", Of(typeof(SignInSettings))),
        ("SignIn:Oidc", Of(typeof(OidcSettings))),
        ("Teams", Of(typeof(TeamsSettings))),
        ("WeCom", [.. Of(typeof(WeComSettings)), "Bot", "Groups"]),
        ("WeCom:Bot", Of(typeof(WeComBotSettings))),
        ("Model", Of(typeof(ModelSettings))),
        ("Dictation", Of(typeof(DictationSettings))),
        ("Photos", Of(typeof(PhotoSettings))),
        ("Digests", Of(typeof(DigestSettings))),
    ];

    public static IEnumerable<string> Unknown(IConfiguration configuration) =>
        from known in Sections
        from child in configuration.GetSection(known.Section).GetChildren()
        where !known.Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        let near = known.Keys.Select(key => (Key: key, Edits: Edits(key.ToUpperInvariant(), child.Key.ToUpperInvariant()))).MinBy(one => one.Edits)
        select $"{child.Path} is no setting{(near.Edits <= MostEdits ? $"; did you mean {known.Section}:{near.Key}?" : $"; {known.Section} has {string.Join(", ", known.Keys)}.")}";

    private static string[] Of(Type type) => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanWrite).Select(one => one.Name)];

    // Levenshtein's distance; keys are short.
    private static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
