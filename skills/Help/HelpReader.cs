using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Guidance;

/// <summary>Reads "帮助", "what can you do", and how-to questions.</summary>
public sealed class HelpReader : ISkillReader
{
    private const int LongestGreeting = 14;
    private const double Unrelated = 0.02;   // how to boil rice
    private static readonly Lexicon Words = Lexicon.Of("help");
    private static readonly (string Words, string Topic)[] Forms = [("about_task", "task"), ("about_deal", "deal"), ("about_visit", "log_visit"), ("about_customer", "customer"), ("about_query", "query")];

    public string Skill => "help";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var text = utterance.Text.Trim();
        var asksHow = Words.Has(text, "how");
        if (AsksForm(text) is { } form && utterance.Mentions.Count == 0)
        {
            return new Help(form) { Confidence = 0.9 };
        }

        if (HelpTopics.Find(text) is { } topic)
        {
            // A customer in the sentence makes it work to do, not a question about how things work.
            return new Help(topic) { Confidence = utterance.Mentions.Count > 0 ? 0.35 : !Words.Has(text, "domain") ? Unrelated : asksHow ? 0.9 : 0.6 };
        }

        if (Courtesy.Of(text) is { } courtesy)
        {
            return new Help(courtesy == "greeting" ? null : courtesy) { Confidence = 0.9 };
        }

        // "can you log a visit from a voice message?": of the assistant, about one of its things, and nothing to do.
        if (Words.Find(text, "asks_you") is { Start: 0 } && utterance.Mentions.Count == 0 && utterance.Dates.Count == 0 && utterance.Money.Count == 0 && FormOf(text) is { } thing)
        {
            return new Help(thing) { Confidence = 0.6 };
        }

        var asked = Words.All(text, "overview").Sum(word => word.Length);
        if (asked == 0)
        {
            return asksHow && utterance.Mentions.Count == 0 ? new Help(null) { Confidence = Words.Has(text, "domain") ? 0.25 : Unrelated } : null;
        }

        var isAll = asked * 2 >= text.Length || text.Length <= LongestGreeting;
        return new Help(null) { Confidence = isAll && utterance.Mentions.Count == 0 ? 0.9 : 0.3 };
    }

    /// <summary>Whether a question of how something is done is about anything that this assistant does.</summary>
    internal static bool IsOfAssistant(string text) => Words.Has(text, "domain") || Words.Has(text, "overview");

    /// <summary>A question of how something is done, whatever it is.</summary>
    internal static bool AsksHow(string text) => Words.Has(text, "how");

    // What a note or a new deal has to say: the topic with its example.
    internal static string? AsksForm(string text) =>
        Words.Has(text, "asks_form") ? FormOf(text) : null;

    private static string? FormOf(string text) => Forms.Where(form => Words.Has(text, form.Words)).Select(form => form.Topic).FirstOrDefault();
}
