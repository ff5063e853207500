using SalesAssistant.Bot.Settings;

namespace SalesAssistant.Bot.Photos;

/// <summary>`Photos` in appsettings.json: pictures that belong to a check-in.</summary>
public sealed class PhotoSettings
{
    /// <summary>Bytes of one picture; WeCom takes no larger ones.</summary>
    public int BytesLimit { get; set; } = 10 * 1024 * 1024;

    /// <summary>How long before or after a check-in a picture belongs to it.</summary>
    public int WindowMinutes { get; set; } = 10;

    /// <summary>Pictures that one person may send within the window.</summary>
    public int MostInWindow { get; set; } = 9;

    /// <summary>How long a picture waits for its check-in to be saved; then it is dropped.</summary>
    public int StrayHours { get; set; } = 24;
}

/// <summary>What `Photos` may be; checked at start.</summary>
internal static class PhotoRules
{
    /// <summary>One readable line each.</summary>
    public static IReadOnlyList<string> FaultsOf(PhotoSettings settings) => new Faults()
        .Outside("Photos:BytesLimit", settings.BytesLimit, 1, 20 * 1024 * 1024)
        .Outside("Photos:WindowMinutes", settings.WindowMinutes, 1, 120)
        .Outside("Photos:MostInWindow", settings.MostInWindow, 1, 100)
        .Outside("Photos:StrayHours", settings.StrayHours, 9, 24 * 30).Lines;   // a card can be saved for eight hours
}
