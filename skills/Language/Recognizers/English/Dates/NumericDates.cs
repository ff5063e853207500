namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Dates whose fields are parted by marks: 2016-10-16, 10/1/2018, 23/Sep/2020, 20200701, 11/20. Month before day, unless there is no such month.</summary>
internal static class NumericDates
{
    internal static Piece? Read(DateContext c, int i) => ReadPacked(c, i) ?? ReadFull(c, i) ?? ReadSpaced(c, i) ?? ReadShort(c, i, "/");

    /// <summary>Month and day parted by a point or a dash, which only words beside them tell from a number or a range: "on 5.12".</summary>
    internal static Piece? ReadLoose(DateContext c, int i) => ReadShort(c, i, "/") ?? ReadShort(c, i, ".") ?? ReadShort(c, i, "-");

    private static Piece? ReadPacked(DateContext c, int i) =>
        c.Text[i] is { IsDigits: true, Text.Length: 8 } && c.Text.Int(i) is { } number && number / 10000 is >= 1900 and < 2100
            ? Existing(DayMaker.Make(c, i, i + 1, number / 10000, number / 100 % 100, number % 100))
            : null;

    private static Piece? ReadFull(DateContext c, int i)
    {
        var mark = c.Word(i + 1);
        if (mark is not ("/" or "-" or ".") || !c.Is(i + 3, mark) || !Joined(c, i, 4))
        {
            return null;
        }

        Field a = ReadField(c, i), b = ReadField(c, i + 2), d = ReadField(c, i + 4);
        return (a, b, d) switch
        {
            ({ Digits: 4 }, { IsName: true }, { IsDay: true }) => DayMaker.Make(c, i, i + 5, a.Value, b.Value, d.Value),
            ({ Digits: 4 }, { IsDay: true }, { IsName: true }) => DayMaker.Make(c, i, i + 5, a.Value, d.Value, b.Value),
            ({ IsName: true }, { IsDay: true }, { IsYear: true }) => DayMaker.Make(c, i, i + 5, d.Value, a.Value, b.Value),
            ({ IsDay: true }, { IsName: true }, { IsYear: true }) => DayMaker.Make(c, i, i + 5, d.Value, b.Value, a.Value),
            ({ Digits: 4, IsYear: true }, { IsDay: true }, { IsDay: true }) => MonthFirst(c, i, i + 5, a.Value, b.Value, d.Value),
            ({ IsDay: true }, { IsDay: true }, { IsYear: true }) => MonthFirst(c, i, i + 5, d.Value, a.Value, b.Value),
            _ => null,
        };
    }

    /// <summary>2016 10 16.</summary>
    private static Piece? ReadSpaced(DateContext c, int i) =>
        c.Text[i].Text.Length == 4 && YearReader.TryDigits(c.Text, i, out _, out var year) && ReadField(c, i + 1) is { IsDay: true, Digits: 2, Value: <= 12 } month && ReadField(c, i + 2) is { IsDay: true, Digits: 2 } day
            && c.Text[i + 1].Spaced && c.Text[i + 2].Spaced && !c.Is(i + 3, ":")
            ? Existing(DayMaker.Make(c, i, i + 3, year, month.Value, day.Value))
            : null;

    private static Piece? ReadShort(DateContext c, int i, string mark)
    {
        if (!c.Is(i + 1, mark) || !Joined(c, i, 2) || (c.Is(i + 3, mark) && Joined(c, i + 2, 2) && c.Text[i + 4].IsDigits && mark != "-"))
        {
            return null;
        }

        // 24/7 means always.
        if (mark == "/" && c.Is(i, "24") && c.Is(i + 2, "7"))
        {
            return null;
        }

        // 30/4.85 is a measurement.
        if (c.Is(i + 3, ".") && c.Text.Joined(i + 3) && c.Text.Joined(i + 4) && c.Text[i + 4].IsDigits)
        {
            return null;
        }

        var (a, b) = (ReadField(c, i), ReadField(c, i + 2));
        return (a, b) switch
        {
            ({ IsName: true }, { IsDay: true }) => DayMaker.Make(c, i, i + 3, null, a.Value, b.Value),
            ({ IsDay: true }, { IsName: true }) => DayMaker.Make(c, i, i + 3, null, b.Value, a.Value),
            ({ IsDay: true }, { IsDay: true }) => MonthFirst(c, i, i + 3, null, a.Value, b.Value),
            _ => null,
        };
    }

    private static Piece? MonthFirst(DateContext c, int from, int to, int? year, int first, int second) =>
        first <= 12 ? DayMaker.Make(c, from, to, year, first, second) : DayMaker.Make(c, from, to, year, second, first);

    private static Piece? Existing(Piece? day) => day?.Meaning.Past.Start is null ? null : day;

    private static bool Joined(DateContext c, int i, int marks)
    {
        for (var p = i + 1; p <= i + marks; p++)
        {
            if (!c.Text.Joined(p))
            {
                return false;
            }
        }

        return !(c.Text.Joined(i + marks + 1) && (c.Text[i + marks + 1].IsWord || c.Text[i + marks + 1].IsDigits) && !c.IsAny(i + marks + 1, "t"));
    }

    private static Field ReadField(DateContext c, int i)
    {
        var token = c.Text[i];
        return token.IsDigits && token.Text.Length <= 4 ? new Field(c.Text.Int(i)!.Value, token.Text.Length, false)
            : token.IsWord && DateWords.TryMonth(token.Text, out var month) ? new Field(month, 0, true)
            : default;
    }

    private readonly record struct Field(int Value, int Digits, bool IsName)
    {
        internal bool IsDay => Digits is 1 or 2 && Value is >= 1 and <= 31;

        internal bool IsYear => Digits == 2 || (Digits == 4 && Value is >= 1500 and < 2100);
    }
}
