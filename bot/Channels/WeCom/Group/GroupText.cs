using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Group;

/// <summary>A reply as a group reads it: no buttons, because nobody hears a press.</summary>
internal static class GroupText
{
    /// <summary>Bytes of one message of a robot.</summary>
    public const int TextBytes = 4096;

    /// <summary>The messages in order.</summary>
    /// <param name="bytes">What one message holds.</param>
    /// <param name="isOld">Markdown with colours and without tables; else tables and no colours.</param>
    /// <param name="signsIn">Whether links sign in on arrival.</param>
    public static IReadOnlyList<string> Draw(Reply reply, Texts texts, string? publicUrl, int bytes, bool isOld, bool signsIn)
    {
        var language = Skills.Language.UtteranceReader.LanguageOf(ReplyText.Of(reply));
        var ink = new Ink(IsMarkdown: true, publicUrl) { HasColors = isOld, HasTables = !isOld, SignsIn = signsIn };
        var lists = reply.Blocks.Where(block => block is not ActionsBlock).Select(block => block is ListBlock list ? list with { Items = [.. list.Items.Select(item => item with { Actions = [] })] } : block);
        return Words.Split(new ReplyLines(ink, texts, language).Of(new Reply([.. lists])), bytes);
    }
}
