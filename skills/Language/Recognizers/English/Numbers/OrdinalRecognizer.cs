namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Kind "ordinal": the third, and places relative to where one is (the next one, the last).</summary>
internal sealed class OrdinalRecognizer : IEntityRecognizer
{
    private static readonly (string[] Words, string From, int Offset)[] Relatives =
    [
        (["the", "one", "before", "the", "last", "one"], "end", -1),
        (["the", "one", "before", "the", "last"], "end", -1),
        (["the", "last", "but", "one"], "end", -1),
        (["the", "second", "to", "last"], "end", -1),
        (["second", "to", "last"], "end", -1),
        (["next", "to", "last"], "end", -1),
        (["antepenultimate"], "end", -2),
        (["penultimate"], "end", -1),
        (["last"], "end", 0),
        (["next"], "current", 1),
        (["previous"], "current", -1),
        (["current"], "current", 0),
    ];

    public string Language => "en";

    public string Kind => "ordinal";

    public IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference)
    {
        var tokens = EnglishText.Of(text);
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < tokens.Count;)
        {
            if (TryRelative(tokens, i, out var end, out var entity) || TryAbsolute(tokens, i, out end, out entity))
            {
                found.Add(entity!);
                i = end;
            }
            else
            {
                i = NumberScan.TryRead(tokens, i, out var number) && number.Form != NumberForm.Fraction ? number.To : i + 1;
            }
        }

        return found;
    }

    private static bool TryRelative(EnglishText text, int i, out int end, out RecognizedEntity? entity)
    {
        foreach (var (words, from, offset) in Relatives)
        {
            if (text.Follows(i, words))
            {
                end = i + words.Length;
                var named = from == "current" && text.Is(end, "one") && !text[end + 1].IsWord;
                end += named ? 1 : 0;
                entity = Entity(text, i, end, "ordinal.relative", offset.ToString(), from, $"{from}{(offset < 0 ? "-" : "+")}{Math.Abs(offset)}");
                return true;
            }
        }

        (end, entity) = (i, null);
        return false;
    }

    private static bool TryAbsolute(EnglishText text, int i, out int end, out RecognizedEntity? entity)
    {
        entity = null;
        if (!OrdinalReader.TryRead(text, i, out end, out var value))
        {
            return false;
        }

        var written = EnglishNumber.Format(value);
        entity = Entity(text, i, end, "ordinal", written, "start", written);
        return true;
    }

    private static RecognizedEntity Entity(EnglishText text, int from, int to, string type, string offset, string relativeTo, string value) =>
        new(text.Between(from, to), type, [new Dictionary<string, string> { ["offset"] = offset, ["relativeTo"] = relativeTo, ["value"] = value }]);
}
