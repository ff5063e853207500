namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Kind "number": every number of a text by itself.</summary>
internal sealed class NumberRecognizer() : ChineseRecognizer("number")
{
    protected override List<RecognizedEntity> Scan(string s, DateTime reference)
    {
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < s.Length;)
        {
            if (!NumberScan.TryNext(s, ref i, out var hit))
            {
                continue;
            }

            found.Add(Entity(hit.Start, hit.End, "number", ("value", NumberHit.Text(hit.Value))));
        }

        return found;
    }
}
