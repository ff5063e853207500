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
    public const string Message = "Dictation: BytesLimit, SecondsLimit and TimeLimitSeconds must be positive (at most 25 MB, 600 s and 120 s), and Converter must name a program. See appsettings.json for the defaults.";

    public static bool Check(DictationSettings settings) =>
        settings is { BytesLimit: > 0 and <= 25 * 1024 * 1024, SecondsLimit: > 0 and <= 600, TimeLimitSeconds: > 0 and <= 120 } && !string.IsNullOrWhiteSpace(settings.Converter);
}
