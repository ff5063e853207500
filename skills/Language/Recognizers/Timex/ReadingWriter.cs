using System.Globalization;

namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>Writes a meaning as the specification's readings: past before future, morning before evening.</summary>
internal static class ReadingWriter
{
    private const string NotResolved = "not resolved";

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Write(Meaning meaning)
    {
        var readings = new List<IReadOnlyDictionary<string, string>>(4);
        Add(readings, meaning, false);
        if (meaning.AmPm)
        {
            Add(readings, meaning, true);
        }

        return readings;
    }

    private static void Add(List<IReadOnlyDictionary<string, string>> readings, Meaning meaning, bool evening)
    {
        // A day that is on no calendar before the moment may still be on one after it.
        if (meaning.Past.Resolved || !meaning.Future.Resolved)
        {
            readings.Add(Reading(meaning, meaning.Past, evening));
        }

        if (!meaning.IsSingle && meaning.Future.Resolved)
        {
            readings.Add(Reading(meaning, meaning.Future, evening));
        }
    }

    private static Dictionary<string, string> Reading(Meaning meaning, Candidate one, bool evening)
    {
        var reading = new Dictionary<string, string>(6)
        {
            ["timex"] = evening ? TimexText.ToPm(one.Timex) : one.Timex,
            // A rough time is written as a range, though it keeps its one value.
            ["type"] = (meaning.Mod == "approx" ? meaning.Kind.AsRange() : meaning.Kind).Name(),
        };
        if (meaning.Mod is not null)
        {
            reading["Mod"] = meaning.Mod;
        }

        if (meaning.Source is not null)
        {
            reading["sourceEntity"] = meaning.Source;
        }

        if (meaning.IsLunar)
        {
            reading["isLunar"] = "True";
        }

        Place(reading, meaning, one, evening);
        return reading;
    }

    private static void Place(Dictionary<string, string> reading, Meaning meaning, Candidate one, bool evening)
    {
        if (meaning.Kind == TimexKind.Duration)
        {
            reading["value"] = TimexText.Number(meaning.Seconds);
        }
        else if (!one.Resolved)
        {
            reading["value"] = NotResolved;
        }
        else if (meaning.Kind.IsRange())
        {
            Put(reading, "start", meaning.Kind, one.Start, evening);
            Put(reading, "end", meaning.Kind, one.End, evening);
        }
        else
        {
            Put(reading, "value", meaning.Kind, one.Start, evening);
        }
    }

    private static void Put(Dictionary<string, string> reading, string key, TimexKind kind, DateTime? moment, bool evening)
    {
        if (moment is not { } at)
        {
            return;
        }

        reading[key] = kind switch
        {
            TimexKind.Date or TimexKind.DateRange => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimexKind.Time or TimexKind.TimeRange => Evening(at, evening).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            _ => Evening(at, evening).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        };
    }

    private static DateTime Evening(DateTime at, bool evening) => !evening ? at : at.Hour < 12 ? at.AddHours(12) : at.AddHours(-12);
}
