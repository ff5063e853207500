namespace SalesAssistant.Skills.VisitNotes;

/// <summary>What a note has to be asked about: who was meant (before there is a card), and missing required fields (on the card, once, at most three).</summary>
internal static class NoteQuestions
{
    private const int Most = 3;
    private const int LongestBareTalk = 60;

    /// <summary>The first name that fits several records; null when all is clear enough to log.</summary>
    public static Clarify? AskBack(LogInteraction request, SkillContext context)
    {
        foreach (var note in request.Notes)
        {
            if (note.Customer is { IsAmbiguous: true } customer)
            {
                return Ask("customer", customer, request, context);
            }

            if (note.Contact is { IsAmbiguous: true } contact)
            {
                return Ask("contact", contact, request, context);
            }

            if (note.Opportunity is { IsAmbiguous: true } deal && NeedsDeal(note))
            {
                return Ask("opportunity", deal, request, context);
            }
        }

        return null;
    }

    /// <summary>Required fields that nobody said.</summary>
    public static IReadOnlyList<string> Missing(LogInteraction.Note note, SkillContext context)
    {
        var questions = new List<string>();
        void Ask(bool isMissing, string key)
        {
            if (isMissing && questions.Count < Most)
            {
                questions.Add(context.Say("log-interaction.ask." + key));
            }
        }

        Ask(note.Customer is null, "customer");
        Ask(note.Customer is not null && note.Contact is null, "contact");
        Ask(note.Channel is null, "channel");
        Ask(note.FollowUps.Count == 0 && note.Update?.Stage is not (nameof(Data.Opportunities.Stage.Lost) or nameof(Data.Opportunities.Stage.Won)), "follow_up");
        Ask(note.FollowUps.Count > 0 && note.FollowUps[0].Due is null, "due");
        return questions;
    }

    // Which deal it was matters where the words change it, or where they tell nothing but its price; in a longer note the rest is worth keeping without it.
    private static bool NeedsDeal(LogInteraction.Note note) =>
        note.Update is { Amount: not null } or { Stage: not null } or { ExpectedCloseDate: not null }
        || (NoteWords.Stages["deal_talk"].IsIn(note.Content) && note.FollowUps.Count == 0 && note.Content.Sum(c => char.IsAscii(c) ? 1 : 3) <= LongestBareTalk);

    private static Clarify Ask(string about, Named named, LogInteraction request, SkillContext context)
    {
        var question = context.Say("log-interaction.which." + about, ("name", named.Name));
        return new Clarify(question, [.. named.Candidates.Take(5)], request) { About = about };
    }
}
