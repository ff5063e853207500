namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>am and pm in their spellings: pm, p.m., p . m ., p m, 7p, 7ampm.</summary>
internal static class Meridiem
{
    /// <param name="isPm">Null when both were written.</param>
    internal static bool TryRead(EnglishText text, int i, out int end, out bool? isPm)
    {
        (end, isPm) = (i + 1, false);
        switch (text[i].Text)
        {
            case "am":
                return true;
            case "pm":
                isPm = true;
                return true;
            case "ampm":
                isPm = null;
                return true;
            case "a" or "p":
                isPm = text.Is(i, "p");
                return TryLetters(text, i, ref end);
            default:
                return false;
        }
    }

    private static bool TryLetters(EnglishText text, int i, ref int end)
    {
        var dot = text.Is(i + 1, ".");
        if (text.Is(dot ? i + 2 : i + 1, "m"))
        {
            end = dot ? i + 3 : i + 2;
            end = dot && text.Is(end, ".") ? end + 1 : end;
            return true;
        }

        // 8:45a, 7p
        return text.Joined(i) && text[i - 1].IsDigits && !(text.Joined(i + 1) && text[i + 1].IsWord);
    }
}
