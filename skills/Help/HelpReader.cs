using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Guidance;

/// <summary>Reads "帮助", "what can you do", and how-to questions.</summary>
public sealed class HelpReader : ISkillReader
{
    private const int LongestGreeting = 14;
    private static readonly Lexicon Words = Lexicon.Of("help");

    public string Skill => "help";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var text = utterance.Text.Trim();
        var asksHow = Words.Has(text, "how");
        if (HelpTopics.Find(text) is { } topic)
        {
            // A customer in the sentence makes it work to do, not a question about how things work.
            return new Help(topic) { Confidence = utterance.Mentions.Count > 0 ? 0.35 : asksHow ? 0.9 : 0.6 };
        }

        if (Words.Find(text, "overview") is not { } cue)
        {
            return asksHow && utterance.Mentions.Count == 0 ? new Help(null) { Confidence = 0.15 } : null;
        }

        var isAll = cue.Length * 2 >= text.Length || text.Length <= LongestGreeting;
        return new Help(null) { Confidence = isAll && utterance.Mentions.Count == 0 ? 0.9 : 0.3 };
    }
}
