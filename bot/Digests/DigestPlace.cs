namespace SalesAssistant.Bot.Digests;

/// <summary>A place where a person's weekly digest is read by others as well: an administrator has named both.</summary>
/// <param name="Channel">A pushed channel.</param>
/// <param name="Conversation">The place's name there.</param>
/// <param name="Person">The CRM name of the person whose digest it is: the place shows what that person may see.</param>
internal sealed record DigestPlace(string Channel, string Conversation, string Person);
