using System.Collections.Concurrent;
using SalesAssistant.Skills.Language.Intents;

namespace SalesAssistant.Skills.Language.Replies;

/// <summary>How a message answers the open card, save or question, from its wording: a linear model trained by `train` from prompts/conversation/replies.*.txt.</summary>
public sealed class ReplyClassifier
{
    /// <summary>Where the trained model stands under the prompts folder.</summary>
    public const string ModelPath = "intents/replies.bin";

    private readonly ConcurrentBag<Work> _idle = [];

    internal ReplyClassifier(IntentModel model) => Model = model;

    internal IntentModel Model { get; }

    /// <summary>Reads the trained model.</summary>
    /// <exception cref="InvalidDataException">The file was written by another release.</exception>
    public static ReplyClassifier Load(string promptsFolder) => new(IntentModelFile.Read(Path.Combine(promptsFolder, ModelPath)));

    /// <summary>Every act of <see cref="ReplyActs"/> with its probability; they sum to 1.</summary>
    internal Dictionary<string, double> Classify(Utterance utterance, ReadingContext context)
    {
        var work = _idle.TryTake(out var idle) ? idle : new Work(Model.Labels.Count);
        Vectorizer.Fill(work.Features.Of(utterance, context), Model.RowOf, Model.Rarity, Model.GroupLength, work.Vector);
        Model.Score(work.Vector, work.Scores);
        Model.Calibrate(work.Scores);
        var found = Model.Labels.Select((label, at) => (label, at)).ToDictionary(pair => pair.label, pair => (double)work.Scores[pair.at]);
        _idle.Add(work);
        return found;
    }

    private sealed class Work(int labels)
    {
        public ReplyFeatures Features { get; } = new();

        public SparseVector Vector { get; } = new();

        public float[] Scores { get; } = new float[labels];
    }
}
