namespace SalesAssistant.Skills.Language.Routing;

/// <summary>Two skills that a message may be for about equally: which one is asked rather than guessed.</summary>
internal static class CloseCall
{
    /// <summary>The question with both readings; null when the best one is clear enough, or a guess costs no more than the question.</summary>
    /// <param name="readings">Best first, at least one.</param>
    /// <param name="settings">How close is close.</param>
    public static Clarify? Between(IReadOnlyList<SkillRouter.Reading> readings, RoutingSettings settings) =>
        readings.Count > 1 && readings[0].Score - readings[1].Score < settings.AskWithin && IsWorthAsking(readings[0].Request, readings[1].Request)
            ? new Clarify("", [], null) { About = "reading", Readings = [readings[0].Request, readings[1].Request], Confidence = readings[0].Request.Confidence }
            : null;

    // An answer that was not wanted costs one more sentence, as the question does; a change that was not wanted costs more.
    private static bool IsWorthAsking(Request first, Request second) => IsOffered(first) && IsOffered(second) && (Changes(first) || Changes(second));

    private static bool IsOffered(Request request) => Changes(request) || request is NextActions or FigureQuestion or CustomerProfile;

    private static bool Changes(Request request) => request is LogInteraction or ManageTask or ManageOpportunity or ManageCustomer;
}
