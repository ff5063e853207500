using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>An amount in a correction: to the field that is named, else to the one amount that the note has, else by what the words make it.</summary>
internal static class MoneyCorrection
{
    // M, 万, k: what a bare number may be counted in.
    private static readonly decimal[] Units = [1_000_000, 10_000, 1_000];

    public static LogInteraction.Note Apply(LogInteraction.Note note, CorrectionCues cues)
    {
        var amounts = MoneyRoles.Read(cues.Part).Where(amount => !NoteCorrector.IsNegated(cues, amount.Span)).ToList();
        if (amounts.Count == 0)
        {
            return BareNumber(note, cues, note.BudgetMax ?? note.Update?.Amount);
        }

        var said = amounts[^1];
        var words = cues.Part.Words(said.Span);
        return Target(note, cues, said) switch
        {
            "budget" => Reworded(note with { BudgetMin = said.Low, BudgetMax = said.High, Words = NoteCorrector.With(note, "budget", words) }, note, "budget", words),
            "amount" => Reworded(note with { Update = (note.Update ?? NoteCorrector.Nothing) with { Amount = said.High }, Words = NoteCorrector.With(note, "amount", words) }, note, "amount", words),
            _ => note,
        };
    }

    /// <summary>"860, not 850" where 850k stands: a bare number is said in the unit of the amount that it replaces.</summary>
    /// <param name="scale">The amount that it replaces, or where the note has none the deal's.</param>
    public static LogInteraction.Note BareNumber(LogInteraction.Note note, CorrectionCues cues, decimal? scale)
    {
        var said = cues.Words.Numbers.LastOrDefault(number => number is { Ordinal: false, Unit: null or "个" } && !NoteCorrector.IsNegated(cues, number.Span));
        if (said is null || cues.Words.Dates.Count > 0 || cues.Words.Durations.Count > 0 || scale is not { } old || (note.BudgetMax is not null && note.Update?.Amount is not null))
        {
            return note;
        }

        var unit = Units.FirstOrDefault(unit => (old % unit == 0 || said.Value != decimal.Truncate(said.Value)) && Math.Abs(said.Value * unit - old) <= old / 2);
        if (unit == 0)
        {
            return note;
        }

        var now = said.Value * unit;
        var words = Formats.ShortMoney(now, cues.Words.Language);
        return note.BudgetMax is null && (note.Update?.Amount is not null || !CorrectionCues.Phrases["budget"].IsIn(cues.Text))
            ? Reworded(note with { Update = (note.Update ?? NoteCorrector.Nothing) with { Amount = now }, Words = NoteCorrector.With(note, "amount", words) }, note, "amount", words)
            : Reworded(note with { BudgetMin = now, BudgetMax = now, Words = NoteCorrector.With(note, "budget", words) }, note, "budget", words);
    }

    private static string Target(LogInteraction.Note note, CorrectionCues cues, SaidAmount said)
    {
        if (CorrectionCues.Phrases["budget"].IsIn(cues.Text) || said.Role == "budget")
        {
            return "budget";
        }

        // 多报了，88万: who reported too much speaks of the sum on the card, not of a quote.
        var isAmount = CorrectionCues.Phrases["amount"].IsIn(cues.Text);
        if (isAmount || (said.Role is "quote" or "agreed" && (cues.IsAddition || note.Update?.Amount is not null || note.BudgetMax is not { } shown || Math.Abs(shown - said.High) > shown / 2)))
        {
            return "amount";
        }

        return (note.BudgetMax, note.Update?.Amount) switch
        {
            ({ }, null) => "budget",
            (null, { }) => "amount",
            ({ } budget, { } amount) => Math.Abs(budget - said.High) <= Math.Abs(amount - said.High) ? "budget" : "amount",
            _ when said.Role.Length == 0 && note.Opportunity?.Id is not null => "amount",
            _ => "",
        };
    }

    private static LogInteraction.Note Reworded(LogInteraction.Note changed, LogInteraction.Note before, string field, string words) =>
        NoteCorrector.Reworded(changed, before.Words.GetValueOrDefault(field), words);
}
