using Microsoft.Extensions.Options;
using SalesAssistant.Skills.Digests;

namespace SalesAssistant.Bot.Digests;

/// <summary>Settings that would never send, or send at night, are refused at start; the message names the key and what it takes.</summary>
internal sealed class DigestRules : IValidateOptions<DigestSettings>
{
    private const int Hour = 60;

    public ValidateOptionsResult Validate(string? name, DigestSettings options) =>
        Problem(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    /// <summary>The first fault; null when there is none.</summary>
    public static string? Problem(DigestSettings settings) =>
        settings.BeatMinutes is < 1 or > 30 || Hour % settings.BeatMinutes != 0 ? $"Digests:BeatMinutes is {settings.BeatMinutes}; use 1, 2, 3, 4, 5, 6, 10, 12, 15, 20 or 30 (a divisor of 60)."
        : Outside("MorningHours", settings.MorningHours, 1, 12) ?? Outside("WeeklyHours", settings.WeeklyHours, 1, 12) ?? Outside("ActivityMinutes", settings.ActivityMinutes, 0, 24 * Hour) ?? Outside("CatchUpHours", settings.CatchUpHours, 1, 168)
        ?? Outside("ClosingDays", settings.ClosingDays, 0, 14) ?? Outside("ItemsPerSection", settings.ItemsPerSection, 1, 20)
        ?? Quiet("MorningAt", settings.MorningAt, settings) ?? Quiet("WeeklyAt", settings.WeeklyAt, settings)
        ?? (Enum.IsDefined(settings.WeeklyOn) ? null : "Digests:WeeklyOn must be a day of the week, such as Monday.")
        ?? (Enum.IsDefined(settings.WorkCalendar) ? null : "Digests:WorkCalendar must be China, MondayToFriday or EveryDay.");

    /// <summary>The doctor's line.</summary>
    /// <exception cref="OptionsValidationException">The settings have a fault.</exception>
    /// <exception cref="InvalidOperationException">A value is no time, day or number; the message names the key.</exception>
    public static string Describe(IConfiguration configuration)
    {
        var settings = new DigestSettings();
        configuration.GetSection("Digests").Bind(settings);
        return Problem(settings) is { } problem ? throw new OptionsValidationException("Digests", typeof(DigestSettings), [problem])
            : !settings.Enabled ? "nothing is sent unasked (Digests:Enabled is false)"
            : $"morning message {DigestTimes.Text(settings.MorningAt)} on working days ({settings.WorkCalendar}), weekly digest {settings.WeeklyOn} {DigestTimes.Text(settings.WeeklyAt)}, quiet from {DigestTimes.Text(settings.QuietFrom)} to {DigestTimes.Text(settings.QuietTo)}";
    }

    private static string? Outside(string key, int value, int from, int to) => value >= from && value <= to ? null : $"Digests:{key} is {value}; it takes {from} to {to}.";

    private static string? Quiet(string key, TimeOnly at, DigestSettings settings) => !DigestTimes.IsQuiet(at, settings) ? null
        : $"Digests:{key} is {DigestTimes.Text(at)}, which lies in the quiet hours ({DigestTimes.Text(settings.QuietFrom)} to {DigestTimes.Text(settings.QuietTo)}): nobody would get it. Move one of them.";
}
