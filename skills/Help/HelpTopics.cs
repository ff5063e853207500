using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Guidance;

/// <summary>The topics of prompts/help/topics.{zh,en}.yaml.</summary>
internal static class HelpTopics
{
    private static readonly Dictionary<string, List<Topic>> ByLanguage = new()
    {
        ["zh"] = Lexicon.Yaml<List<Topic>>("help/topics.zh.yaml"),
        ["en"] = Lexicon.Yaml<List<Topic>>("help/topics.en.yaml"),
    };

    public static IEnumerable<string> Keys(string language) => ByLanguage[language].Select(topic => topic.key);

    /// <summary>The topic that the words ask about; null when none.</summary>
    public static string? Find(string text) => ByLanguage.Values.SelectMany(topics => topics)
        .Where(topic => topic.Words.Find(text) is not null)
        .MaxBy(topic => topic.Words.Find(text)!.Value.Length)?.key;   // filtered

    /// <summary>The answer in a language; null for an unknown key.</summary>
    public static string? Text(string key, string language) => ByLanguage[language == "en" ? "en" : "zh"].FirstOrDefault(topic => topic.key == key)?.text.Trim();

    /// <summary>Whether the topic is an answer in kind to thanks or a good-bye, beside which examples would be in the way.</summary>
    public static bool IsCourtesy(string key) => ByLanguage["en"].Exists(topic => topic.key == key && topic.is_courtesy);

    // Named as in the file.
#pragma warning disable IDE1006, CA1812, S3459
    private sealed class Topic
    {
        private WordList? _words;

        public string key { get; set; } = "";

        public List<string> cues { get; set; } = [];

        public string text { get; set; } = "";

        public bool is_courtesy { get; set; }

        public WordList Words => _words ??= new WordList(cues);
    }
#pragma warning restore IDE1006, CA1812, S3459
}
