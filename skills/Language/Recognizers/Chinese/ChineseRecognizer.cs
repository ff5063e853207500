using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese;

/// <summary>A recogniser that reads the normalised spelling; its spans are brought back to the text as it was written.</summary>
internal abstract class ChineseRecognizer(string kind) : IEntityRecognizer
{
    public string Language => "zh";

    public string Kind { get; } = kind;

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var normalized = Normalizer.Normalize(Separated(text));
        var found = Scan(normalized.Text, reference);
        for (var i = 0; i < found.Count; i++)
        {
            found[i] = found[i] with { Span = normalized.ToOriginal(found[i].Span) };
        }

        return found;
    }

    /// <summary>A wide comma between plain digits separates two numbers ("20，300美元"); normalised it would group their digits. Same length.</summary>
    private static string Separated(string text)
    {
        char[]? changed = null;
        for (var i = text.IndexOf('\uFF0C', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\uFF0C', i + 1))
        {
            if (Chars.IsDigit(text.At(i - 1)) && Chars.IsDigit(text.At(i + 1)))
            {
                changed ??= text.ToCharArray();
                changed[i] = '\u3001';
            }
        }

        return changed is null ? text : new string(changed);
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
