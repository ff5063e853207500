using System.Buffers;
using System.Globalization;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>A figure in a sentence: said as text whose numbers in brackets lead to its sources, as people know it from other assistants.</summary>
internal static class SourcedText
{
    // Sources are read in Markdown only; words of the store that could be markup go into a card instead.
    private static readonly SearchValues<char> Markup = SearchValues.Create("*_~`[]<>#|\\");

    /// <summary>The text with its numbers; null when the reply holds more than sentences and sources, or its words could be markup.</summary>
    public static string? Of(Reply reply)
    {
        var sources = 0;
        var lines = new List<string>();
        foreach (var block in reply.Blocks)
        {
            switch (block)
            {
                case TextBlock text:
                    lines.Add(text.Text);
                    break;
                case ReceiptBlock receipt:
                    sources++;
                    lines.Add($"{ReplyText.Of(new Reply([receipt])).ReplaceLineEndings("; ")} [{sources.ToString(CultureInfo.InvariantCulture)}]");
                    break;
                case ActionsBlock actions when actions.Actions.All(action => action.Kind == "say"):
                    break;
                default:
                    return null;
            }
        }

        var words = string.Join('\n', lines);
        var isPlain = sources is > 0 and <= AnswerMarks.MostSources && reply.Blocks.All(block => block is ActionsBlock || !ReplyText.Of(new Reply([block])).AsSpan().ContainsAny(Markup));
        return isPlain ? words.ReplaceLineEndings("\n\n") : null;
    }
}
