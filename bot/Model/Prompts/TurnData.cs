namespace SalesAssistant.Bot.Model.Prompts;

/// <summary>Everything that goes along with a message: no record, no figure, only what the person said and the names that stand in it.</summary>
/// <param name="Now">Local time of the message with its weekday.</param>
/// <param name="Language">"zh" or "en".</param>
/// <param name="Speaker">Who speaks: name and role.</param>
/// <param name="Earlier">The same person's messages before this one, oldest first.</param>
/// <param name="TalkedAbout">Names of what was talked about, newest first, each with its kind.</param>
/// <param name="LastTask">The task or activity made or changed last; null = none.</param>
/// <param name="Names">Words of the message that name records, each with what it may be.</param>
/// <param name="Message">The message.</param>
internal sealed record TurnData(string Now, string Language, string Speaker, IReadOnlyList<string> Earlier, IReadOnlyList<string> TalkedAbout, string? LastTask, IReadOnlyList<string> Names, string Message);
