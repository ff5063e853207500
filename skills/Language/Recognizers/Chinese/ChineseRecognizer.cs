using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese;

/// <summary>A recogniser that reads the normalised spelling; its spans are brought back to the text as it was written.</summary>
internal abstract class ChineseRecognizer(string kind) : IEntityRecognizer
{
    public string Language => "zh";

    public string Kind { get; } = kind;

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var normalized = Normalizer.Normalize(text);
        var found = Scan(normalized.Text, reference);
        for (var i = 0; i < found.Count; i++)
        {
            found[i] = found[i] with { Span = normalized.ToOriginal(found[i].Span) };
        }

        return found;
    }

    /// <summary>The values of a normalised text, in order, with spans of that text.</summary>
    protected abstract List<RecognizedEntity> Scan(string s, DateTime reference);

    protected static RecognizedEntity Entity(int start, int end, string type, params ReadOnlySpan<(string Key, string Value)> keys)
    {
        var reading = new Dictionary<string, string>(keys.Length);
        foreach (var (key, value) in keys)
        {
            reading[key] = value;
        }

        return new RecognizedEntity(Span.Between(start, end), type, [reading]);
    }
}
