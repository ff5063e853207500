namespace SalesAssistant.Skills.Language.Intents;

/// <summary>A text of any labelled set.</summary>
public sealed record LabelledText(string Text, string Label);

/// <summary>A classifier for any labelled set of texts: no names, no context.</summary>
public sealed class TextClassifier
{
    private readonly IntentModel _model;
    private readonly string? _outOfScope;
    private readonly UtteranceFeatures _features = new();
    private readonly SparseVector _vector = new();
    private readonly float[] _scores;

    private TextClassifier(IntentModel model, string? outOfScope)
    {
        _model = model;
        _outOfScope = outOfScope;
        _scores = new float[model.Labels.Count];
    }

    /// <summary>Trains; the same texts in the same order give the same classifier.</summary>
    /// <param name="outOfScope">The label that means "none of the others", also given when no label is likely; null when every text has a label.</param>
    public static TextClassifier Train(IReadOnlyList<LabelledText> texts, string? outOfScope)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var features = new UtteranceFeatures();
        var counted = texts.Select((text, number) => new LabelledFeatures([.. features.Of(text.Text)], text.Label, 1, (uint)number)).ToList();
        var known = outOfScope is not null && texts.Any(text => text.Label == outOfScope) ? outOfScope : null;
        return new TextClassifier(IntentTrainer.Train(counted, LinearOptions.ForAnySet(texts.Select(text => text.Label).Distinct().Count()), CueWords.None, known, known is null ? 0 : 1), known);
    }

    /// <summary>The label of <paramref name="text"/> and how likely it is. Not for several threads at once.</summary>
    public (string Label, double Probability) Classify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Vectorizer.Fill(_features.Of(text), _model.RowOf, _model.Rarity, _model.GroupLength, _vector);
        _model.Score(_vector, _scores);
        _model.Calibrate(_scores);
        var best = 0;
        for (var label = 1; label < _scores.Length; label++)
        {
            best = _scores[label] > _scores[best] ? label : best;
        }

        return _outOfScope is not null && _scores[best] < _model.Threshold ? (_outOfScope, 1 - _scores[best]) : (_model.Labels[best], _scores[best]);
    }
}
