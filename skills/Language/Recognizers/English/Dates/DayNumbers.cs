using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>The number of a day in its month: 4, 4th, fourth, twenty nine.</summary>
internal static class DayNumbers
{
    internal static bool TryRead(EnglishText text, int i, out int end, out int day, out bool isOrdinal)
    {
        isOrdinal = TryOrdinal(text, i, out end, out day);
        return isOrdinal || TryDigits(text, i, out end, out day) || TryCardinal(text, i, out end, out day);
    }

    internal static bool TryOrdinal(EnglishText text, int i, out int end, out int day)
    {
        day = 0;
        if (!OrdinalReader.TryRead(text, i, out end, out var value) || value is < 1 or > 31)
        {
            return false;
        }

        day = (int)value;
        return true;
    }

    internal static bool TryDigits(EnglishText text, int i, out int end, out int day)
    {
        (end, day) = (i + 1, 0);
        if (!text[i].IsDigits || text[i].Text.Length > 2 || text.Int(i) is not (>= 1 and <= 31 and var number))
        {
            return false;
        }

        // 10:30 and 10 pm are times.
        day = number;
        return !(text.Is(end, ":") && text[end + 1].IsDigits) && !text.IsAny(end, "am", "pm", "%") && !(text.IsAny(end, "st", "nd", "rd", "th") && text.Joined(end));
    }

    private static bool TryCardinal(EnglishText text, int i, out int end, out int day)
    {
        day = 0;
        if (!WordNumbers.TrySmall(text, i, out end, out var value) || value is < 1 or > 31 || text.IsAny(end, "hundred", "thousand"))
        {
            return false;
        }

        day = (int)value;
        return true;
    }
}
