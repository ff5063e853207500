using Microsoft.Extensions.Configuration.Json;

namespace SalesAssistant.Bot.Settings;

/// <summary>Secrets that stand in a settings file, from where they get into backups, images and repositories.</summary>
internal static class SecretsInFiles
{
    private static readonly string[] Keys = ["Teams:AppPassword", "WeCom:Secret", "WeCom:Token", "WeCom:EncodingAesKey", "WeCom:Bot:Secret", "WeCom:Bot:Token", "WeCom:Bot:EncodingAesKey", "Model:Key", "SignIn:Oidc:ClientSecret"];

    public static IEnumerable<string> Of(IConfiguration configuration) =>
        from file in (configuration as IConfigurationRoot)?.Providers.OfType<JsonConfigurationProvider>() ?? []
        from key in Keys
        where file.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value)
        select $"{key} stands in {file.Source.Path}; take it out of the file, give it by the environment ({key.Replace(":", "__", StringComparison.Ordinal)}), and renew the secret if the file was shared.";
}
