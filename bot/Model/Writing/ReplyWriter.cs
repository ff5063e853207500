using System.Text;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Bot.Model.Writing;

/// <summary>Lets a model write what a skill's answer leaves to it, and shows the answer as it grows. Without a model, or when it fails, the text that the skill wrote itself stands.</summary>
/// <param name="writer">Null = there is no model.</param>
internal sealed class ReplyWriter(IFreeText? writer, LiveReplies live, CompanyCalendar calendar)
{
    /// <summary>The whole reply, and whether a model wrote in it.</summary>
    public async Task<(Reply Reply, bool IsByModel)> WriteAsync(long inboxId, SkillResult result, SkillContext context, NameScope names, CancellationToken cancellationToken)
    {
        if (result.Writing is not { } task || writer is null)
        {
            return (result.Reply, false);
        }

        var text = new StringBuilder();
        try
        {
            await foreach (var piece in writer.WriteAsync(task, context.Caller, names, calendar.ToLocal(context.Now), cancellationToken))
            {
                text.Append(piece);
                live.Show(inboxId, new Reply([.. result.Reply.Blocks.Take(task.Block), new TextBlock(text.ToString())]));
            }

            return (With(new TextBlock(text.ToString())), true);
        }
        catch (ModelFailureException)   // the desk has logged and counted it
        {
            return (With(result.Reply.Blocks[task.Block], new TextBlock(context.Say("model.writes_no_text"), "muted")), false);
        }
        finally
        {
            live.Forget(inboxId);
        }

        Reply With(params Block[] blocks) => new([.. result.Reply.Blocks.Take(task.Block), .. blocks, .. result.Reply.Blocks.Skip(task.Block + 1)]);
    }
}
