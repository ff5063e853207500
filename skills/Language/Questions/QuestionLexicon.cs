using System.Collections.Frozen;
using SalesAssistant.Data.Fields;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>What a word can stand for in a question: "measure:amount", "dimension:Team", "value.industry:fmcg".</summary>
internal readonly record struct Sense(string Kind, string Value);

/// <summary>The words of questions about figures, from prompts/pipeline-query/lexicon.yaml and the choice lists of the fields, built into the assembly.</summary>
internal sealed class QuestionLexicon
{
    private static readonly (string Set, string Kind)[] ChoiceSets =
        [("industry", "value.industry"), ("source", "value.source"), ("activity-type", "value.activityType")];

    /// <summary>Words that are looked for inside or beside other words; they cut no tokens.</summary>
    private const string Beside = "beside";

    private readonly FrozenDictionary<char, Term[]> _byFirst;
    private readonly FrozenDictionary<string, string[]> _beside;

    private QuestionLexicon(IReadOnlyList<(string Text, Sense Sense)> words)
    {
        _byFirst = words.Where(word => word.Sense.Kind != Beside)
            .GroupBy(word => word.Text, word => word.Sense, StringComparer.Ordinal)
            .Select(group => new Term(group.Key, [.. group.Distinct()]))
            .GroupBy(term => term.Text[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(term => term.Text.Length).ToArray());
        _beside = words.Where(word => word.Sense.Kind == Beside).GroupBy(word => word.Sense.Value, word => word.Text).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public static QuestionLexicon Default { get; } = Load();

    /// <summary>Words that begin with <paramref name="first"/> (lower case), longest first.</summary>
    public Term[] StartingWith(char first) => _byFirst.GetValueOrDefault(first, []);

    /// <summary>A list of kind "beside", lower case.</summary>
    public string[] Text(string list) => _beside[list];

    private static QuestionLexicon Load()
    {
        using var stream = typeof(QuestionLexicon).Assembly.GetManifestResourceStream("prompts/pipeline-query/lexicon.yaml")
            ?? throw new InvalidOperationException("The lexicon of questions is missing from the build.");
        using var reader = new StreamReader(stream);
        var kinds = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, List<string>>>>>(reader);
        var words = kinds.SelectMany(kind => kind.Value.SelectMany(value => value.Value.Values.SelectMany(list => list).Select(word => (word.ToLowerInvariant(), new Sense(kind.Key, value.Key)))));
        var own = words.ToList();
        // A word of the language stays what it is: 渠道 asks for the source before it names one.
        var known = own.Select(word => word.Item1).ToHashSet();
        return new QuestionLexicon([.. own.Concat(Choices().Where(choice => !known.Contains(choice.Text)))]);
    }

    private static IEnumerable<(string Text, Sense Sense)> Choices() =>
        from set in ChoiceSets
        from choice in FieldCatalogue.Default.Choices(set.Set)
        where choice.Code != "other"
        from word in choice.Synonyms.Append(choice.Zh).Append(choice.En)
        let text = word.Trim().ToLowerInvariant()
        where text.Length > (char.IsAscii(text[0]) ? 4 : 1)
        select (text, new Sense(set.Kind, choice.Code));

    internal sealed record Term(string Text, Sense[] Senses);
}
