using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>A message to the assistant. Who asks is the key's owner; a field that is not listed here is refused.</summary>
/// <param name="Conversation">The caller's name for the talk, 1 to 200 characters; what was said before is remembered per name.</param>
/// <param name="Text">What is said, 1 to 4,000 characters.</param>
/// <param name="MessageId">Unique within the conversation, 1 to 200 characters; sending it again returns the first reply and does nothing.</param>
public sealed record ChatRequest(string Conversation, string Text, string MessageId);

/// <summary>A press on a button of kind "act", or a submitted form.</summary>
/// <param name="Conversation">The conversation the card was shown in.</param>
/// <param name="MessageId">The caller's own name for the press; comes back with the reply. What makes a press unique is its nonce.</param>
/// <param name="Payload">The button's payload.</param>
/// <param name="Nonce">The button's nonce; good for one use.</param>
/// <param name="Values">Edited fields by their key, in canonical text; null or an empty text empties the field. Absent for plain buttons.</param>
public sealed record ActionRequest(string Conversation, string MessageId, string Payload, string Nonce, IReadOnlyDictionary<string, string?>? Values = null);

/// <summary>The committed reply to a message.</summary>
/// <param name="Conversation">As asked.</param>
/// <param name="MessageId">As asked.</param>
/// <param name="ReplyId">Grows within the conversation.</param>
/// <param name="IsRepeat">True when the message had been received before: this is the same reply again.</param>
/// <param name="Skill">Which skill answered, in snake_case; null for system messages.</param>
/// <param name="At">UTC.</param>
/// <param name="Blocks">What is said, in order.</param>
public sealed record ChatReply(string Conversation, string MessageId, string ReplyId, bool IsRepeat, string? Skill, DateTime At, IReadOnlyList<Block> Blocks);

/// <summary>The message is stored and will be answered; the reply is fetched from <paramref name="StatusUrl"/>.</summary>
/// <param name="Status">"working".</param>
/// <param name="StatusUrl">Path of the reply; takes the same ?wait=.</param>
public sealed record ChatPending(string Conversation, string MessageId, string Status, string StatusUrl);

/// <summary>An error after RFC 9457.</summary>
/// <param name="Type">"about:blank": the title says it.</param>
/// <param name="Title">What went wrong.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What to do next.</param>
/// <param name="Code">Stable name of the error, such as "text_too_long".</param>
/// <param name="TraceId">Names the request in the logs.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Code, string TraceId);
