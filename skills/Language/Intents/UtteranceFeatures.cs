namespace SalesAssistant.Skills.Language.Intents;

/// <summary>All features of a message in its conversation, or of a bare text.</summary>
internal sealed class UtteranceFeatures
{
    private readonly List<Token> _tokens = new(128);
    private readonly List<CueHit> _hits = new(32);

    public FeatureBag Bag { get; } = new();

    public List<(ulong Key, int Times)> Counted { get; } = new(512);

    /// <summary>For the product: names and values replaced, form of the sentence, context.</summary>
    public List<(ulong Key, int Times)> Of(Utterance utterance, ReadingContext context, CueWords cues)
    {
        Bag.Clear();
        var marks = UtteranceMarks.Of(utterance);
        TextFeatures.Words(utterance.Text, marks, _tokens, Bag);
        SentenceFeatures.Form(utterance.Text, marks, _tokens.Count - 2, cues, _hits, Bag);
        SentenceFeatures.Context(context, _tokens.Count - 2, Bag);
        Bag.Count(Counted);
        return Counted;
    }

    /// <summary>For any labelled set: the text alone.</summary>
    public List<(ulong Key, int Times)> Of(string text)
    {
        Bag.Clear();
        Tokens.Cut(text, [], replaceValues: false, _tokens);
        TextFeatures.Grams(_tokens, text, FeatureGroup.Gram, onlyWithValues: false, Bag);
        TextFeatures.Pieces(_tokens, text, Bag);
        TextFeatures.Pairs(_tokens, text, Bag);
        Bag.Count(Counted);
        return Counted;
    }
}
