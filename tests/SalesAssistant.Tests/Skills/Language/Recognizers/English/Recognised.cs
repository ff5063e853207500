using SalesAssistant.Skills.Language.Recognizers;

namespace SalesAssistant.Tests.Skills.Language.Recognizers.English;

/// <summary>What a recogniser finds, written in one line: "text=value" or, for dates, "text:kind=timex value".</summary>
internal static class Recognised
{
    /// <summary>Wednesday, half past nine in the morning.</summary>
    private static readonly DateTime Reference = new(2021, 6, 16, 9, 30, 0);

    internal static string Values(string kind, string text) =>
        string.Join("; ", Found(kind, text).Select(one => $"{one.Span.In(text)}={string.Join('|', one.Readings.Select(reading => reading.GetValueOrDefault("value")))}"));

    internal static string Amounts(string text) =>
        string.Join("; ", Found("currency", text).Select(one => $"{one.Span.In(text)}={one.Readings[0].GetValueOrDefault("value")} {one.Readings[0]["unit"]}"));

    internal static string Dates(string text) =>
        string.Join("; ", Found("datetime", text).Select(one => $"{one.Span.In(text)}:{one.Type["datetimeV2.".Length..]}={string.Join(" | ", one.Readings.Select(Reading))}"));

    private static IReadOnlyList<RecognizedEntity> Found(string kind, string text) => EntityRecognizers.Recognize(text, "en", kind, Reference);

    private static string Reading(IReadOnlyDictionary<string, string> reading)
    {
        var mod = reading.TryGetValue("Mod", out var said) ? $" {said}" : "";
        var place = reading.TryGetValue("value", out var value) ? value : $"{reading.GetValueOrDefault("start")}..{reading.GetValueOrDefault("end")}";
        return $"{reading["timex"]}{mod} {place}";
    }
}
