using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Kind "ordinal": 第250, 第三万.</summary>
internal sealed class OrdinalRecognizer() : ChineseRecognizer("ordinal")
{
    protected override List<RecognizedEntity> Scan(string s, DateTime reference)
    {
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < s.Length; i++)
        {
            if (s[i] == '第' && ChineseNumberReader.TryPlain(s, s.SkipBlanks(i + 1), out var hit))
            {
                var value = NumberHit.Text(hit.Value);
                found.Add(Entity(i, hit.End, "ordinal", ("value", value), ("offset", value), ("relativeTo", "start")));
                i = hit.End - 1;
            }
        }

        return found;
    }
}
