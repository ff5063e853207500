using SalesAssistant.Skills;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Bot.Model;

/// <summary>What makes a second opinion worth its time.</summary>
internal static class Doubt
{
    /// <summary>"declines", "asks", "unread", "unsure"; null when the built-in reader is sure.</summary>
    public static string? Of(Understood understood, double askBelow) => understood.Request switch
    {
        OutOfScope { Reason: "not_understood" } => "declines",
        Clarify => "asks",
        FigureQuestion { Unread.Count: > 0 } => "unread",
        _ => understood.Score < askBelow ? "unsure" : null,
    };
}
