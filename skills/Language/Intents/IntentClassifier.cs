using System.Collections.Concurrent;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>Which skill a message is for, from how it is worded: a linear model over runs of characters and words, marked names and values,
/// the form of the sentence and what went before it. Trained by `train` from prompts/*/utterances.*.txt.</summary>
public sealed class IntentClassifier : IIntentClassifier
{
    /// <summary>Where the trained model stands under the prompts folder.</summary>
    public const string ModelPath = "intents/model.bin";

    /// <summary>The label of messages that no skill is for.</summary>
    public const string OutOfScope = "out_of_scope";


    // The buffers of one message are large enough to be worth keeping.
    private readonly ConcurrentBag<Work> _idle = [];

    internal IntentClassifier(IntentModel model) => Model = model;

    internal IntentModel Model { get; }

    /// <summary>Reads the trained model.</summary>
    /// <exception cref="InvalidDataException">The file was written by another release.</exception>
    public static IntentClassifier Load(string promptsFolder) => new(IntentModelFile.Read(Path.Combine(promptsFolder, ModelPath)));

    /// <inheritdoc/>
    public IReadOnlyList<SkillProbability> Classify(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var work = _idle.TryTake(out var idle) ? idle : new Work(Model.Labels.Count);
        Vectorizer.Fill(work.Features.Of(utterance, context, Model.Cues), Model.RowOf, Model.Rarity, Model.GroupLength, work.Vector);
        Model.Score(work.Vector, work.Scores);
        Model.Calibrate(work.Scores);
        var found = new SkillProbability[work.Scores.Length];
        for (var label = 0; label < found.Length; label++)
        {
            found[label] = new SkillProbability(Model.Labels[label], work.Scores[label]);
        }

        _idle.Add(work);
        Array.Sort(found, (left, right) => right.Probability.CompareTo(left.Probability));
        return found;
    }

    /// <summary>The best skill, or <see cref="OutOfScope"/> when none is likely enough.</summary>
    public SkillProbability Decide(Utterance utterance, ReadingContext context)
    {
        var best = Classify(utterance, context)[0];
        return best.Probability >= Model.Threshold ? best : new SkillProbability(OutOfScope, 1 - best.Probability);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Explain(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var work = _idle.TryTake(out var idle) ? idle : new Work(Model.Labels.Count);
        var words = IntentExplanation.Strongest(Model, utterance, context, work.Features, work.Vector);
        _idle.Add(work);
        return words;
    }

    private sealed class Work(int labels)
    {
        public UtteranceFeatures Features { get; } = new();

        public SparseVector Vector { get; } = new();

        public float[] Scores { get; } = new float[labels];
    }
}
