using SalesAssistant.Skills.Language.Values.Dates;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads days, stretches of days and clock times.</summary>
public static class DateReader
{
    /// <summary>All dates of <paramref name="text"/> in order, without overlap. Where <see cref="ValueContext.Tense"/> is Unknown, the words around each bare weekday,
    /// day of month or month decide whether it lies behind or ahead; what they do not tell is read as coming, with the other reading beside it.</summary>
    public static IReadOnlyList<DateValue> Read(string text, ValueContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var normalized = Normalizer.Normalize(text);
        var reading = new DateText(normalized.Text, context.Now);
        var hits = DateAssembler.Read(reading);
        var values = new List<DateValue>(hits.Count);
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            if (hit.AfterPrevious is { } days)
            {
                if (values.Count == 0)
                {
                    continue;   // no date was said that it could follow
                }

                hit.From = hit.To = values[^1].To.AddDays(days);
            }

            var tense = (hit.Deadline && hit.Pending != Pending.Within) || hit.After || hit.HolidaySide < 0 ? Tense.Future
                : context.Tense != Tense.Unknown ? context.Tense
                : hit.Pending == Pending.None ? Tense.Unknown
                : TenseReader.At(reading.S, hit.Start, hit.End, i > 0 ? hits[i - 1].End : 0, i + 1 < hits.Count ? hits[i + 1].Start : reading.S.Length);
            var value = DateResolver.Resolve(reading, hit, tense);
            values.Add(value with { Span = normalized.ToOriginal(value.Span) });
        }

        return values;
    }
}
