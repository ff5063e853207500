using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.Api;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Group;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Digests;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Bot.Settings;

/// <summary>All that can be wrong with the settings, found without opening or asking anything: the doctor lists it, and the start refuses it. docs/doctor.md lists what users have run into.</summary>
internal static class SettingsCheck
{
    /// <summary>One readable line each; empty = all fits.</summary>
    public static IReadOnlyList<string> FaultsOf(IConfiguration configuration) =>
    [
        .. KnownKeys.Unknown(configuration),
        .. SecretsInFiles.Of(configuration),
        .. PlaceRules.Company(configuration),
        .. PlaceRules.Data(configuration),
        .. PlaceRules.Telemetry(configuration),
        .. PlaceRules.Logging(configuration),
        .. Of<SalesSettings>(configuration, "Sales", SettingsRules.FaultsOf, SettingsRules.ForgetLists, SettingsRules.DefaultLists),
        .. Of<RoutingSettings>(configuration, "Understanding", PlaceRules.Understanding),
        .. Of<ApiSettings>(configuration, "Api", PlaceRules.Api),
        .. Of<SignInSettings>(configuration, "SignIn", SignInRules.FaultsOf),
        .. Of<TeamsSettings>(configuration, "Teams", TeamsRules.FaultsOf),
        .. Of<WeComSettings>(configuration, "WeCom", WeComRules.FaultsOf),
        .. Of<WeComBotSettings>(configuration, "WeCom:Bot", WeComBotRules.FaultsOf),
        .. GroupRobotRules.Problem(GroupRobotRules.Of(configuration), !string.IsNullOrWhiteSpace(configuration["WeCom:CorpId"])) is { } group ? (string[])[group] : [],
        .. Of<ModelSettings>(configuration, "Model", ModelRules.FaultsOf),
        .. Of<DictationSettings>(configuration, "Dictation", DictationRules.FaultsOf),
        .. Of<PhotoSettings>(configuration, "Photos", PhotoRules.FaultsOf),
        .. Of<DigestSettings>(configuration, "Digests", settings => DigestRules.Problem(settings) is { } problem ? [problem] : []),
    ];

    /// <summary>Nothing starts with settings that cannot work.</summary>
    /// <exception cref="OptionsValidationException">Its failures are the lines.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        if (FaultsOf(configuration) is { Count: > 0 } faults)
        {
            throw new OptionsValidationException("settings", typeof(SettingsCheck), faults);
        }
    }

    // A value that cannot be read is a fault of its own; the others of its section are seen once it is mended.
    private static IReadOnlyList<string> Of<T>(IConfiguration configuration, string key, Func<T, IReadOnlyList<string>> faults, Action<T>? before = null, Action<T>? after = null)
        where T : class, new()
    {
        var section = configuration.GetSection(key);
        if (TypedValues.Unreadable(section, typeof(T)) is { Count: > 0 } unreadable)
        {
            return unreadable;
        }

        var settings = new T();
        before?.Invoke(settings);
        try
        {
            section.Bind(settings);
        }
        catch (InvalidOperationException problem)   // in a list
        {
            return [$"{key}: {problem.Message}"];
        }

        after?.Invoke(settings);
        return faults(settings);
    }
}
