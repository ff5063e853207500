using System.Text;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Drawing;

/// <summary>What stands in the key of a card's button: "act|NONCE|PAYLOAD", "say|WORDS", or "pick" (the words are the chosen option). Everything in it can be made up by the sender; the engine decides what it may do.</summary>
internal static class CardKey
{
    /// <summary>Of the button that sends the chosen option.</summary>
    public const string Pick = "pick";

    /// <summary>The question of a choice among words.</summary>
    public const string PickQuestion = "pick";

    private const int MostBytes = 1024;
    private const int LongestPart = 200;
    private const string Act = "act|";
    private const string Say = "say|";

    /// <summary>The key of an action; null when it is no callback, or too long for one.</summary>
    public static string? Of(ReplyAction action)
    {
        var key = action switch
        {
            { Kind: "act", Nonce: { } nonce } => $"{Act}{nonce}|{action.Payload}",
            { Kind: "say" } => Say + action.Payload,
            _ => null,
        };
        return key is not null && Encoding.UTF8.GetByteCount(key) <= MostBytes ? key : null;
    }

    /// <summary>What was pressed: an action with the values chosen beside it, or words. Null when it is none of ours.</summary>
    public static (CardAction? Action, string? Words)? Read(string? key, IReadOnlyDictionary<string, string> selected)
    {
        switch (key)
        {
            case Pick:
                return selected.TryGetValue(PickQuestion, out var words) ? (null, words) : null;
            case { Length: > 4 } when key.StartsWith(Say, StringComparison.Ordinal):
                return (null, key[Say.Length..]);
            case { Length: > 4 } when key.StartsWith(Act, StringComparison.Ordinal) && key[Act.Length..].Split('|', 2) is [{ Length: > 0 and <= LongestPart } nonce, { Length: > 0 and <= LongestPart } payload]:
                // Only choices named after fields ("0.Stage") are values.
                var values = selected.Where(pair => pair.Key.Length <= LongestPart && char.IsAsciiDigit(pair.Key[0]) && pair.Key.Contains('.')).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
                return (new CardAction(payload, nonce, values.Count == 0 ? null : values), null);
            default:
                return null;
        }
    }
}
