using System.Security.Cryptography;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Gives every button that acts its one-time token. The token is the message key of the press, so a second press is a repeat and does nothing.</summary>
internal static class ReplyNonces
{
    public static Reply Fill(Reply reply) => new([.. reply.Blocks.Select(Fill)]);

    private static Block Fill(Block block) => block switch
    {
        FormBlock form => form with { Actions = Fill(form.Actions) },
        ActionsBlock actions => new ActionsBlock(Fill(actions.Actions)),
        ListBlock list => list with { Items = [.. list.Items.Select(item => item with { Actions = Fill(item.Actions) })] },
        _ => block,
    };

    private static ReplyAction[] Fill(IReadOnlyList<ReplyAction> actions) =>
        [.. actions.Select(action => action.Kind == "act" && action.Nonce is null ? action with { Nonce = RandomNumberGenerator.GetHexString(24, lowercase: true) } : action)];
}
