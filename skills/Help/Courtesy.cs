using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Guidance;

/// <summary>Words that ask for nothing: a greeting, thanks, a good-bye, a nod. Each is answered in kind; only a greeting also says what can be asked.</summary>
internal static class Courtesy
{
    private static readonly Lexicon Words = Lexicon.Of("help");

    // What the message is for stands first: "ok thanks" thanks, "thanks, bye" leaves.
    private static readonly string[] Kinds = ["farewell", "thanks", "heard", "greeting"];

    /// <summary>"farewell", "thanks", "heard" or "greeting"; null when the message holds anything else.</summary>
    public static string? Of(string text)
    {
        var said = Kinds.Append("courtesy_filler").SelectMany(kind => Words.All(text, kind).Select(word => (Kind: kind, word.Start, word.End))).ToList();
        var isWhole = !text.Where((letter, at) => char.IsLetterOrDigit(letter) && !said.Exists(word => word.Start <= at && at < word.End)).Any();
        return isWhole ? Array.Find(Kinds, kind => said.Exists(word => word.Kind == kind)) : null;
    }
}
