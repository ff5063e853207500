using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Times of day: 7:56:30 am, half past seven, nine a m, noon, 7 in the evening, in the morning at 7.</summary>
internal static class Clocks
{
    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.Clocks, i, FindRead);

    private static Piece? FindRead(DateContext c, int i)
    {
        // "in the morning at 7"
        if (DayParts.Read(c, i) is { Part: { } before } lead)
        {
            var p = c.Skip(c.Skip(lead.To, ","), "at", "around");
            var late = ReadPlain(c, p, true) ?? (p > lead.To ? ReadHour(c, p) : null);
            if (late is { Clock: { } said })
            {
                return Piece(i, late.To, said.Within(before));
            }
        }

        return ReadSimple(c, i);
    }

    /// <summary>A time, perhaps with the part of the day behind it.</summary>
    internal static Piece? ReadSimple(DateContext c, int i)
    {
        var found = ReadPlain(c, i, c.Is(i - 1, "at")) ?? ReadAt(c, i) ?? ReadHour(c, i);
        if (found is not { Clock: { } clock })
        {
            return null;
        }

        // "four afternoon classes" counts classes; "four in the afternoon" is a time.
        var bare = found.To == found.From + 1 && IsBareHour(c, found.From);
        var next = c.Skip(found.To, ",");
        if (DayParts.ReadBehind(c, next) is { Part: { } part } behind)
        {
            return !bare || c.IsAny(next, "in", "at", "early") ? Piece(found.From, behind.To, clock.Within(part)) : null;
        }

        return !bare || c.Is(i - 1, "at") ? found : null;
    }

    /// <summary>A time that shows by itself that it is one; <paramref name="loose"/> admits 2.30 and "three thirty".</summary>
    internal static Piece? ReadPlain(DateContext c, int i, bool loose)
    {
        var token = c.Text[i];
        if (token.IsDigits)
        {
            var glued = c.Text.Joined(i) && c.Text[i - 1].IsWord && !(c.Is(i - 1, "t") && c.Is(i + 1, ":"));
            return glued || c.IsAny(i - 1, "$", "€", "£") ? null : ReadPast(c, i) ?? ReadDigits(c, i, loose);
        }

        return token.IsWord ? ReadNoon(c, i) ?? ReadPast(c, i) ?? ReadWords(c, i, loose) : null;
    }

    /// <summary>A bare hour, 1 to 12 in words or 0 to 24 in digits.</summary>
    internal static Piece? ReadHour(DateContext c, int i)
    {
        if (c.Text[i].IsDigits && c.Text[i].Text.Length <= 2 && c.Text.Int(i) is <= 24 and var hour && !(c.Text.Joined(i + 1) && c.Text[i + 1].IsWord) && !IsFraction(c, i + 1))
        {
            return Piece(i, i + 1, Of(hour));
        }

        return WordNumbers.TrySmall(c.Text, i, out var end, out var word) && word is >= 1 and <= 12 && end == i + 1 ? Piece(i, end, Of((int)word)) : null;
    }

    private static bool IsFraction(DateContext c, int i) =>
        c.IsAny(i, ":", "/", "%") || (c.IsAny(i, ".", ",") && c.Text.Joined(i) && c.Text[i + 1].IsDigits && c.Text.Joined(i + 1));

    private static bool IsBareHour(DateContext c, int i) => c.Text[i].IsDigits ? c.Text[i].Text.Length <= 2 : NumberWords.TryCardinal(c.Word(i), out _);

    /// <summary>"at 6.45": the word belongs to the time, a point alone would not tell.</summary>
    private static Piece? ReadAt(DateContext c, int i) =>
        c.Is(i, "at") && c.Is(i + 2, ".") && ReadPlain(c, i + 1, true) is { } time ? time with { From = i } : null;

    private static Piece? ReadDigits(DateContext c, int i, bool loose)
    {
        var digits = c.Text[i].Text;
        if (c.Text.Int(i) is not { } hour)
        {
            return null;
        }

        if (digits.Length is 3 or 4)
        {
            var packed = Of(hour / 100, hour % 100);
            return hour % 100 > 59 || hour / 100 > 24 ? null : TryMeridiem(c, i, i + 1, packed) ?? (loose && digits.Length == 4 && digits[0] is '0' or '1' ? Piece(i, i + 1, packed) : null);
        }

        if (digits.Length > 2 || hour > 24)
        {
            return null;
        }

        var p = i + 1;
        var clock = Of(hour);
        var mark = c.Word(p);
        var isPoint = mark == ".";
        if ((mark == ":" || isPoint) && c.Text.Joined(p) && c.Text.Joined(p + 1) && c.Text[p + 1] is { IsDigits: true, Text.Length: 2 } && c.Text.Int(p + 1) is < 60 and var minute)
        {
            p += 2;
            clock = Of(hour, minute);
            if (!isPoint && c.Is(p, ":") && c.Text.Int(p + 1) is < 60 and var second && c.Text[p + 1].Text.Length == 2)
            {
                p += 2;
                clock = clock with { Second = second };
            }

            if (TryMeridiem(c, i, p, clock) is { } told)
            {
                return told;
            }

            return (isPoint && !loose) || (c.Text.Joined(p) && (c.IsAny(p, "%") || c.Text[p].IsWord || (c.IsAny(p, ".") && c.Text.Joined(p + 1) && c.Text[p + 1].IsDigits))) ? null : Piece(i, p, clock);
        }

        return TryMeridiem(c, i, p, clock) ?? ReadOClock(c, i, p, clock);
    }

    private static Piece? ReadOClock(DateContext c, int from, int p, Clock clock)
    {
        if (c.IsAny(p, "oclock", "o'clock"))
        {
            return TryMeridiem(c, from, p + 1, clock) ?? Piece(from, p + 1, clock);
        }

        if (c.Is(p, "o") && c.Is(p + 1, "'") && c.Is(p + 2, "clock"))
        {
            return TryMeridiem(c, from, p + 3, clock) ?? Piece(from, p + 3, clock);
        }

        if (c.Is(p, "ish") && c.Text.Joined(p))
        {
            return Piece(from, p + 1, clock.Certain);
        }

        return c.IsAny(p, "noon", "midnight") && clock.Hour == 12 ? Piece(from, p + 1, new Clock(c.Is(p, "noon") ? 12 : 0)) : null;
    }

    private static Piece? ReadNoon(DateContext c, int i) => c.Word(i) switch
    {
        "noon" or "midday" or "noonish" => Piece(i, i + 1, new Clock(12)),
        "midnight" => Piece(i, i + 1, new Clock(0)),
        "mid" when c.IsAny(c.Skip(i + 1, "-"), "night") => Piece(i, c.Skip(i + 1, "-") + 1, new Clock(0)),
        "mid" when c.IsAny(c.Skip(i + 1, "-"), "morning") => Piece(i, c.Skip(i + 1, "-") + 1, new Clock(10)),
        "mid" when c.IsAny(c.Skip(i + 1, "-"), "afternoon") => Piece(i, c.Skip(i + 1, "-") + 1, new Clock(14)),
        "mid" when c.IsAny(c.Skip(i + 1, "-"), "day") => Piece(i, c.Skip(i + 1, "-") + 1, new Clock(12)),
        _ => null,
    };

    /// <summary>half past seven, a quarter to nine, twenty minutes past eight.</summary>
    private static Piece? ReadPast(DateContext c, int i)
    {
        var p = c.Skip(i, "a");
        var minutes = 0d;
        if (c.Is(p, "half"))
        {
            (p, minutes) = (p + 1, 30);
        }
        else if (c.Is(p, "quarter"))
        {
            (p, minutes) = (p + 1, 15);
        }
        else if (c.Text.Int(p) is < 60 and var number)
        {
            (p, minutes) = (p + 1, number);
        }
        else if (!WordNumbers.TrySmall(c.Text, p, out p, out minutes))
        {
            return null;
        }

        p = c.Skip(p, "minutes", "minute", "mins", "min");
        var isTo = c.IsAny(p, "to", "til");
        var isAfter = c.Is(p, "past") || (c.Is(p, "after") && c.IsAny(p - 1, "quarter", "minutes", "mins"));
        if (!(isAfter || isTo) || ReadHour(c, p + 1) is not { Clock: { } hour } behind || minutes > 59 || (isTo && minutes % 5 != 0))
        {
            return null;
        }

        // "five to seven" is rather a stretch of hours; a quarter to seven is not.
        if (isTo && !c.IsAny(p - 1, "quarter", "minutes", "minute", "mins", "min"))
        {
            return null;
        }

        var clock = isTo ? Of(hour.Hour == 1 ? 12 : hour.Hour - 1, 60 - (int)minutes) : Of(hour.Hour, (int)minutes);
        return TryMeridiem(c, i, behind.To, clock) ?? Piece(i, behind.To, clock);
    }

    /// <summary>nine a m, one thirty p m, three thirty, seven o'clock.</summary>
    private static Piece? ReadWords(DateContext c, int i, bool loose)
    {
        if (!NumberWords.TryCardinal(c.Word(i), out var word) || word.Value is < 1 or > 12 || word.Role > NumberRole.Teen)
        {
            return null;
        }

        var clock = Of((int)word.Value);
        if (WordNumbers.TrySmall(c.Text, i + 1, out var end, out var minutes) && minutes is >= 10 and < 60)
        {
            clock = Of((int)word.Value, (int)minutes);
            return TryMeridiem(c, i, end, clock) ?? (loose || DayParts.Read(c, end) is not null ? Piece(i, end, clock) : null);
        }

        if (c.IsAny(i + 1, "oh", "o") && WordNumbers.TrySmall(c.Text, i + 2, out end, out minutes) && minutes < 10)
        {
            clock = Of((int)word.Value, (int)minutes);
            return TryMeridiem(c, i, end, clock) ?? Piece(i, end, clock);
        }

        return TryMeridiem(c, i, i + 1, clock) ?? ReadOClock(c, i, i + 1, clock);
    }

    private static Piece? TryMeridiem(DateContext c, int from, int p, Clock clock)
    {
        if (!Meridiem.TryRead(c.Text, p, out var end, out var isPm) || (c.Is(p, "a") && !c.Text.Joined(p) && c.Text[p + 1].IsWord && !c.Is(p + 1, "m")))
        {
            return null;
        }

        var hour = clock.Hour;
        if (isPm is { } pm && hour <= 12)
        {
            hour = pm ? (hour == 12 ? 12 : hour + 12) : hour == 12 ? 0 : hour;
        }

        return Piece(from, end, clock with { Hour = hour, Ambiguous = isPm is null });
    }

    private static Clock Of(int hour, int? minute = null) => new(hour == 24 ? 0 : hour, minute, null, hour is >= 1 and <= 12);

    private static Piece Piece(int from, int to, Clock clock) => new(from, to, clock.AsMeaning()) { Clock = clock };
}
