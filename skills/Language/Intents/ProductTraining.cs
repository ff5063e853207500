using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Trains the product's classifier from the prompts folder and measures it on the lines it has not seen.</summary>
public static class ProductTraining
{
    private static readonly LinearOptions Options = new() { Epochs = 12, Smoothing = 0.02f, Decay = 0.04f, GroupLength = [1f, 0.8f, 0.7f, 0.6f, 0.7f, 0.5f] };

    /// <summary>Forms of each line that are trained on.</summary>
    private const int Variants = 3;

    /// <summary>What came of a training.</summary>
    /// <param name="Classifier">Ready to use.</param>
    /// <param name="Trained">Lines trained on.</param>
    /// <param name="Unseen">Each line kept out of training, with what was decided.</param>
    public sealed record Result(IntentClassifier Classifier, int Trained, IReadOnlyList<Decision> Unseen);

    /// <summary>A line with the skill it is for and the one that was decided.</summary>
    public sealed record Decision(string Text, string Skill, string Decided, double Probability)
    {
        public bool IsRight => Skill == Decided;
    }

    /// <summary>Trains; the same files give the same model.</summary>
    public static Result Train(string promptsFolder)
    {
        ArgumentNullException.ThrowIfNull(promptsFolder);
        var lines = CorpusLine.ReadAll(promptsFolder);
        var filler = Filler(promptsFolder, lines);
        var cues = new CueWords(Lists(Path.Combine(promptsFolder, "intents", "cues.yaml")));
        var features = new UtteranceFeatures();
        var texts = lines
            .Where(line => !line.IsUnseen)
            .SelectMany(line => Enumerable.Range(0, Variants).Select(variant =>
            {
                var (utterance, context) = filler.Fill(line, variant);
                return new LabelledFeatures([.. features.Of(utterance, context, cues)], line.Skill, 1f, line.Source / 3);
            }))
            .ToList();
        var classifier = new IntentClassifier(IntentModelFile.Rounded(IntentTrainer.Train(texts, Options, cues, IntentClassifier.OutOfScope)));
        return new Result(classifier, lines.Count(line => !line.IsUnseen), Decide(classifier, lines.Where(line => line.IsUnseen), filler));
    }

    /// <summary>What <paramref name="classifier"/> decides on every line, trained on or not, in a stable order.</summary>
    public static IReadOnlyList<Decision> DecideAll(IntentClassifier classifier, string promptsFolder)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        var lines = CorpusLine.ReadAll(promptsFolder);
        return Decide(classifier, lines, Filler(promptsFolder, lines));
    }

    /// <summary>What <paramref name="classifier"/> decides on the lines that are never trained on.</summary>
    public static IReadOnlyList<Decision> DecideUnseen(IntentClassifier classifier, string promptsFolder)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        var lines = CorpusLine.ReadAll(promptsFolder);
        return Decide(classifier, lines.Where(line => line.IsUnseen), Filler(promptsFolder, lines));
    }

    /// <summary>Stores the model where <see cref="IntentClassifier.Load"/> finds it.</summary>
    public static void Save(IntentClassifier classifier, string promptsFolder)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        IntentModelFile.Write(classifier.Model, Path.Combine(promptsFolder, IntentClassifier.ModelPath));
    }

    private static List<Decision> Decide(IntentClassifier classifier, IEnumerable<CorpusLine> lines, CorpusFiller filler) =>
    [
        .. lines.Select(line =>
        {
            var (utterance, context) = filler.Fill(line, 0);
            var decided = classifier.Decide(utterance, context);
            return new Decision(line.Text, line.Skill, decided.Skill, decided.Probability);
        }),
    ];

    private static CorpusFiller Filler(string promptsFolder, IReadOnlyList<CorpusLine> lines) =>
        new(Lists(Path.Combine(promptsFolder, "intents", "names.yaml")), [.. lines.Select(line => line.Skill).Distinct().Order(StringComparer.Ordinal)]);

    private static Dictionary<string, IReadOnlyList<string>> Lists(string file) => new DeserializerBuilder().Build()
        .Deserialize<Dictionary<string, List<string>>>(File.ReadAllText(file))
        .ToDictionary(list => list.Key, list => (IReadOnlyList<string>)list.Value, StringComparer.Ordinal);
}
