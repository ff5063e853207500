using System.Globalization;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Settings;

/// <summary>Collects what is wrong with settings: one readable line each, which begins with the key and says what to do. Secrets never stand in it.</summary>
internal sealed class Faults
{
    private readonly List<string> _lines = [];

    /// <summary>Empty = all fits.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Notes a key that is wrong.</summary>
    public Faults When(bool isWrong, string key, string what)
    {
        if (isWrong)
        {
            _lines.Add($"{key} {what}");
        }

        return this;
    }

    /// <summary>Notes a number that lies outside.</summary>
    public Faults Outside(string key, double value, double from, double to) =>
        When(!(value >= from && value <= to), key, string.Create(CultureInfo.InvariantCulture, $"is {value}; it takes {from} to {to}."));

    /// <summary>Notes an address that secrets must not be sent to: anything but https, or http on this machine.</summary>
    public Faults NoAddress(string key, string? url) => When(!IsAddress(url), key, $"is '{url}'; it takes an https address without a user name (http on this machine only).");

    /// <summary>https anywhere, http on this machine, no user name in it.</summary>
    public static bool IsAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}

/// <summary>Lets a list of faults refuse the options at the start.</summary>
internal sealed class FaultsRefused<T>(Func<T, IReadOnlyList<string>> faults) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options) => faults(options) is { Count: > 0 } lines ? ValidateOptionsResult.Fail(lines) : ValidateOptionsResult.Success;
}

/// <summary>Registration.</summary>
internal static class FaultsOptions
{
    /// <summary>The start is refused with each fault in its line.</summary>
    public static OptionsBuilder<T> RefuseAtStart<T>(this OptionsBuilder<T> options, Func<T, IReadOnlyList<string>> faults)
        where T : class
    {
        options.Services.AddSingleton<IValidateOptions<T>>(new FaultsRefused<T>(faults));
        return options.ValidateOnStart();
    }
}
