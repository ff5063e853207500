using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>What is said above the cards.</summary>
internal static class NoteReply
{
    public static string Intro(IReadOnlyList<LogInteraction.Note> notes, SkillContext context)
    {
        if (notes.Count > 1)
        {
            return context.Say("log-interaction.intro_many", ("count", notes.Count)) + "\n" + string.Join("\n", notes.Select((note, index) => $"{index + 1}. {Line(note, context)}"));
        }

        return context.Say("log-interaction.intro", ("what", Line(notes[0], context)));
    }

    private static string Line(LogInteraction.Note note, SkillContext context)
    {
        var parts = new List<string> { NoteChanges.Title(note, context) };
        if (note.Customer is { Id: null, IsAmbiguous: false })
        {
            parts.Add(context.Say("log-interaction.new_customer"));
        }

        if (note.BudgetMax is { } budget)
        {
            parts.Add(context.Say("log-interaction.budget", ("amount", Formats.Money(budget))));
        }

        if (note.Update?.Amount is { } amount)
        {
            parts.Add(context.Say("log-interaction.amount", ("amount", Formats.Money(amount))));
        }

        if (note.Update?.Stage is { } stage)
        {
            parts.Add(context.Say("log-interaction.stage", ("stage", context.Fields.FindChoice("stage", stage)?.Label(context.Language) ?? stage)));
        }

        parts.AddRange(note.FollowUps.Select(followUp => followUp.Due is { } due
            ? context.Say("log-interaction.follow_up_due", ("what", followUp.Text), ("due", Formats.Date(due, context.Today, context.Language)), ("who", followUp.Owner?.Name ?? context.Caller.Name))
            : context.Say("log-interaction.follow_up", ("what", followUp.Text), ("who", followUp.Owner?.Name ?? context.Caller.Name))));
        return string.Join(context.Language == "en" ? "; " : "；", parts.Where(part => part.Length > 0));
    }
}
