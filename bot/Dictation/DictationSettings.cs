using SalesAssistant.Bot.Settings;

namespace SalesAssistant.Bot.Dictation;

/// <summary>`Dictation` in appsettings.json. Which model transcribes stands in `Model:SpeechName`.</summary>
public sealed class DictationSettings
{
    /// <summary>Bytes of one sound file: two minutes of uncompressed speech and some room.</summary>
    public int BytesLimit { get; set; } = 10 * 1024 * 1024;

    /// <summary>Seconds of speech.</summary>
    public int SecondsLimit { get; set; } = 120;

    /// <summary>Seconds that converting and transcribing may take in all.</summary>
    public double TimeLimitSeconds { get; set; } = 30;

    /// <summary>The converter's program, for amr.</summary>
    public string Converter { get; set; } = "ffmpeg";
}

/// <summary>What `Dictation` may be; checked at start.</summary>
internal static class DictationRules
{
    /// <summary>One readable line each.</summary>
    public static IReadOnlyList<string> FaultsOf(DictationSettings settings) => new Faults()
        .Outside("Dictation:BytesLimit", settings.BytesLimit, 1, 25 * 1024 * 1024)
        .Outside("Dictation:SecondsLimit", settings.SecondsLimit, 1, 600)
        .Outside("Dictation:TimeLimitSeconds", settings.TimeLimitSeconds, 0.1, 120)
        .When(string.IsNullOrWhiteSpace(settings.Converter), "Dictation:Converter", "is empty; it takes the name of the program that converts amr, such as ffmpeg.").Lines;
}
