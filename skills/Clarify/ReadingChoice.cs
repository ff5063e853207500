using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>"Shall I log this, or make a task of it?": two readings that are about as likely, and the answer that picks one.</summary>
internal static class ReadingChoice
{
    private static readonly Lexicon Words = Lexicon.Of("clarify");

    public static SkillResult Ask(Clarify request, SkillContext context)
    {
        var items = request.Readings.Select(reading => context.Say("clarify.reading_as." + reading.Skill))
            .Select(text => new ListItem(text, null, null, [new ReplyAction(context.Say("clarify.pick"), "say", text)])).ToList();
        return new SkillResult(Reply.Of(context.Say("clarify.reading")).With(new ListBlock(null, items, IsNumbered: true)))
        {
            Question = request,
            State = context.State with { Question = PendingRequests.ToQuestion(request) },
        };
    }

    /// <summary>The reading that a short answer picks: by place, by what it is called, or with a yes the likelier one; null when it picks none.</summary>
    public static Request? Pick(IReadOnlyList<StoredRequest> readings, string text)
    {
        var offered = readings.Select(PendingRequests.Read).ToList();
        if (ClarifyContinuation.Place(text, offered.Count) is { } place)
        {
            return offered[place];
        }

        var named = offered.Where(reading => reading is not null && Words.Has(text, "reading_" + reading.Skill)).ToList();
        return named.Count == 1 ? named[0] : named.Count == 0 && Words.Find(text, "yes") is { } yes && yes.Length * 2 >= text.Trim().Length ? offered[0] : null;
    }
}
