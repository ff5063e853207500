using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>喽, 啦, 咯, 嘞 at the end of a clause are 了 with a tone: 签喽 is 签了; 俺 is 我. One character stays one character.</summary>
internal static partial class SpokenEndings
{
    /// <summary><paramref name="message"/> with the plain words in their place.</summary>
    public static Utterance Apply(Utterance message) =>
        message.Text.AsSpan().IndexOfAny("喽啦咯嘞俺") < 0 ? message : message with { Text = Ending().Replace(message.Text, "了").Replace('俺', '我') };

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff])(?<!了)[喽啦咯嘞](?=[\s,，。.!！;；]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
