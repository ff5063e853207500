namespace SalesAssistant.Bot.Channels;

/// <summary>A message after its door: from here on nobody knows which wire format it came in.</summary>
/// <param name="Channel">Door, such as "web".</param>
/// <param name="ConversationKey">The conversation's name there.</param>
/// <param name="MessageKey">Unique within the conversation; a second delivery has the same.</param>
/// <param name="SenderKey">The verified account there, never something the body claims.</param>
/// <param name="Text">As written; masked by the inbox before anything is stored.</param>
/// <param name="SentAt">UTC, as the channel says.</param>
public sealed record IncomingMessage(string Channel, string ConversationKey, string MessageKey, string SenderKey, string Text, DateTime SentAt)
{
    /// <summary>A press on a card's button, or a submitted form; null for text.</summary>
    public CardAction? Action { get; init; }

    /// <summary>True when a door that pushes waits to answer this one in its response. Not stored: a later process delivers the reply like any other.</summary>
    public bool IsAnsweredInResponse { get; init; }
}

/// <summary>What a button or a form sends.</summary>
/// <param name="Payload">The payload of the <see cref="Skills.ReplyAction"/>: "confirm:PROPOSAL", "discard:PROPOSAL", "edit:PROPOSAL:VERSION", "undo:UNDO", "task:…", "snooze:…".</param>
/// <param name="Nonce">The action's one-time token; unique in the store.</param>
/// <param name="Values">Edited fields by <see cref="Skills.FormField"/> key; null for buttons.</param>
public sealed record CardAction(string Payload, string Nonce, IReadOnlyDictionary<string, string?>? Values);
