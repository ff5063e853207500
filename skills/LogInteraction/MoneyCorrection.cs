namespace SalesAssistant.Skills.VisitNotes;

/// <summary>An amount in a correction: to the field that is named, else to the one amount that the note has, else by what the words make it.</summary>
internal static class MoneyCorrection
{
    public static LogInteraction.Note Apply(LogInteraction.Note note, CorrectionCues cues)
    {
        var amounts = MoneyRoles.Read(cues.Part).Where(amount => !NoteCorrector.IsNegated(cues, amount.Span)).ToList();
        if (amounts.Count == 0)
        {
            return note;
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

    private static string Target(LogInteraction.Note note, CorrectionCues cues, SaidAmount said)
    {
        if (CorrectionCues.Phrases["budget"].IsIn(cues.Text) || said.Role == "budget")
        {
            return "budget";
        }

        if (CorrectionCues.Phrases["amount"].IsIn(cues.Text) || said.Role is "quote" or "agreed")
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
