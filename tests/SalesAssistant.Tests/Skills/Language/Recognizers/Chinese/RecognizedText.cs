using SalesAssistant.Skills.Language.Recognizers;

namespace SalesAssistant.Tests.Skills.Language.Recognizers.Chinese;

/// <summary>What a recogniser finds, as one line that a test can state.</summary>
internal static class RecognizedText
{
    /// <summary>Wednesday.</summary>
    private static readonly DateTime Reference = new(2022, 8, 17, 10, 30, 0);

    /// <summary>"text: 5; text: 6" of the key "value".</summary>
    internal static string Values(string text, string kind) => Join(text, kind, "; ", reading => reading.GetValueOrDefault("value", "none"));

    /// <summary>"text: unit value" with the code where there is one.</summary>
    internal static string Money(string text) => Join(text, "currency", "; ", reading =>
        $"{reading.GetValueOrDefault("isoCurrency", "-")} {reading["unit"]} {reading.GetValueOrDefault("value", "none")}");

    /// <summary>"text (type): timex = value", "timex = start..end", with the modifier before; readings joined by "|".</summary>
    internal static string Times(string text) => Times(text, Reference);

    internal static string Times(string text, DateTime reference) =>
        string.Join("; ", EntityRecognizers.Recognize(text, "zh", "datetime", reference).Select(entity =>
            $"{entity.Span.In(text)} ({entity.Type["datetimeV2.".Length..]}): {string.Join(" | ", entity.Readings.Select(Time))}"));

    private static string Time(IReadOnlyDictionary<string, string> reading)
    {
        var mod = reading.TryGetValue("Mod", out var said) ? said + " " : "";
        var place = reading.TryGetValue("value", out var value) ? value : $"{reading.GetValueOrDefault("start")}..{reading.GetValueOrDefault("end")}";
        return $"{mod}{reading["timex"]} = {place}";
    }

    private static string Join(string text, string kind, string separator, Func<IReadOnlyDictionary<string, string>, string> reading) =>
        string.Join(separator, EntityRecognizers.Recognize(text, "zh", kind, Reference).Select(entity => $"{entity.Span.In(text)}: {reading(entity.Readings[0])}"));
}
