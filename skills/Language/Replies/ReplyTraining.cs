using SalesAssistant.Skills.Language.Intents;
using YamlDotNet.Serialization;

namespace SalesAssistant.Skills.Language.Replies;

/// <summary>Trains the reply model from the prompts folder.</summary>
public static class ReplyTraining
{
    private static readonly LinearOptions Options = new() { Bits = 15, Epochs = 12, Smoothing = 0.01f, Decay = 0.03f, GroupLength = [1f, 0.7f, 0.7f, 0, 0.8f, 0.4f] };

    /// <summary>Forms of each own line that are trained on: its blanks filled otherwise, other signs, another thing open.</summary>
    private const int Variants = 8;

    private const int MeasuredShare = 5;   // every fifth line

    /// <summary>What came of a training.</summary>
    /// <param name="Classifier">Trained on every line.</param>
    /// <param name="Lines">Lines trained on.</param>
    /// <param name="Unseen">The fifth of the lines that a second model, trained on the others, has not seen, with what that one decided.</param>
    public sealed record Result(ReplyClassifier Classifier, int Lines, IReadOnlyList<ProductTraining.Decision> Unseen);

    /// <summary>Trains; the same files give the same model.</summary>
    public static Result Train(string promptsFolder)
    {
        ArgumentNullException.ThrowIfNull(promptsFolder);
        var lines = ReplyCorpus.ReadAll(promptsFolder);
        var filler = Filler(promptsFolder);
        var features = new ReplyFeatures();
        var texts = lines
            .SelectMany(line => Enumerable.Range(0, Forms(line)).Select(variant =>
            {
                var (utterance, context) = Fill(filler, line, variant);
                return new LabelledFeatures([.. features.Of(utterance, context)], line.Act, 1f, line.Source);
            }))
            .ToList();
        var part = new ReplyClassifier(IntentTrainer.Train([.. texts.Where(text => text.Source % MeasuredShare != 0)], Options, CueWords.None, null, foldsToRun: 1));
        var whole = new ReplyClassifier(IntentModelFile.Rounded(IntentTrainer.Train(texts, Options, CueWords.None, null, foldsToRun: 2)));
        return new Result(whole, lines.Count, Decide(part, lines.Where(line => line.Source % MeasuredShare == 0), filler));
    }

    /// <summary>What <paramref name="classifier"/> decides on every line, in a stable order.</summary>
    public static IReadOnlyList<ProductTraining.Decision> DecideAll(ReplyClassifier classifier, string promptsFolder)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        return Decide(classifier, ReplyCorpus.ReadAll(promptsFolder), Filler(promptsFolder));
    }

    /// <summary>Stores the model where <see cref="ReplyClassifier.Load"/> finds it.</summary>
    public static void Save(ReplyClassifier classifier, string promptsFolder)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        IntentModelFile.Write(classifier.Model, Path.Combine(promptsFolder, ReplyClassifier.ModelPath));
    }

    private static int Forms(ReplyLine line) => line.Text.Contains('{', StringComparison.Ordinal) && line.Act != ReplyActs.New ? Variants : 2;

    private static (Utterance Utterance, ReadingContext Context) Fill(CorpusFiller filler, ReplyLine line, int variant)
    {
        var (utterance, context) = filler.Fill(new CorpusLine(line.Act, null, line.Text), variant);
        return (utterance, ReplyCorpus.Opened(line, context, variant));
    }

    private static List<ProductTraining.Decision> Decide(ReplyClassifier classifier, IEnumerable<ReplyLine> lines, CorpusFiller filler) =>
    [
        .. lines.Select(line =>
        {
            var (utterance, context) = Fill(filler, line, 0);
            var (act, probability) = classifier.Classify(utterance, context).MaxBy(found => found.Value);
            return new ProductTraining.Decision(utterance.Original, line.Act, act, probability);
        }),
    ];

    private static CorpusFiller Filler(string promptsFolder) => new(
        Lists(Path.Combine(promptsFolder, "intents", "names.yaml")).Concat(Lists(Path.Combine(promptsFolder, "conversation", "reply-words.yaml"))).ToDictionary(StringComparer.Ordinal),
        ["pipeline_query", "next_actions", "log_interaction", "manage_opportunity"]);

    private static Dictionary<string, IReadOnlyList<string>> Lists(string file) => new DeserializerBuilder().Build()
        .Deserialize<Dictionary<string, List<string>>>(File.ReadAllText(file))
        .ToDictionary(list => list.Key, list => (IReadOnlyList<string>)list.Value, StringComparer.Ordinal);
}
