using SalesAssistant.Skills.Language.Replies;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A date in a correction: to the field that is named; else a coming day is the follow-up's, a past one the contact's.</summary>
internal static class DateCorrection
{
    private const int LongestWhen = 7;   // days from the first to the last

    public static LogInteraction.Note Apply(LogInteraction.Note note, CorrectionCues cues)
    {
        var said = CorrectionCues.RatherThen(cues.Words) ?? Told(note, cues);
        if (said is null || (note.FollowUps.Count > 0 && DayShift.IsShift(said, cues.Text)))
        {
            return Shifted(note, cues);
        }

        var today = cues.Words.Today;
        if (CorrectionCues.Phrases["close"].IsIn(cues.Text) && said.To >= today)
        {
            return note with { Update = (note.Update ?? NoteCorrector.Nothing) with { ExpectedCloseDate = said.To } };
        }

        var isDue = said.Deadline || CorrectionCues.Phrases["due"].IsIn(cues.Text) || said.From > today;
        var isWhen = CorrectionCues.Phrases["when"].IsIn(cues.Text) || said.From <= today;
        if (note.FollowUps.Count > 0 && isDue && !(isWhen && said.To <= today && !said.Deadline))
        {
            return WithDue(note, cues, DayShift.InWeekOf(note.FollowUps[NoteCorrector.MeantFollowUp(note, cues)].Due, said, today), said.Clock);
        }

        return isWhen && said.From <= today && said.From >= said.To.AddDays(-LongestWhen)   // 他们今年预算…: a year is no day of a visit
            ? note with { On = said.ClockOnly ? note.On : said.From, At = said.Clock ?? note.At, Words = NoteCorrector.With(note, "when", cues.Part.Words(said.Span)) }
            : note;
    }

    // "Monday then, Friday is packed", 周三太赶，周五: the day that the card shows is the old one, wherever it stands.
    private static DateValue? Told(LogInteraction.Note note, CorrectionCues cues)
    {
        var said = cues.Words.Dates.Where(date => !NoteCorrector.IsNegated(cues, date.Span)).ToList();
        var due = note.FollowUps.Count > 0 ? note.FollowUps[NoteCorrector.MeantFollowUp(note, cues)].Due : null;
        return said.LastOrDefault(date => said.Count == 1 || due is not { } shown || !(date.From == shown || (date.Anchor == DateAnchor.Weekday && date.From.DayOfWeek == shown.DayOfWeek))) ?? said.LastOrDefault();
    }

    /// <summary>晚一天, two days earlier: what is to be done moves by so much.</summary>
    private static LogInteraction.Note Shifted(LogInteraction.Note note, CorrectionCues cues)
    {
        if (note.FollowUps.Count == 0 || DayShift.Read(cues.Words) is not { } days)
        {
            return note;
        }

        var meant = note.FollowUps[NoteCorrector.MeantFollowUp(note, cues)];
        return meant.Due is { } due ? WithDue(note, cues, due.AddDays(days), meant.Time) : note;
    }

    private static LogInteraction.Note WithDue(LogInteraction.Note note, CorrectionCues cues, DateOnly due, TimeOnly? time)
    {
        var at = NoteCorrector.MeantFollowUp(note, cues);
        return note with { FollowUps = [.. note.FollowUps.Select((followUp, index) => index == at ? followUp with { Due = due, Time = time ?? followUp.Time } : followUp)] };
    }
}
