namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>The words of a message without the mention of the bot; others who are mentioned stay as names.</summary>
internal static class MentionText
{
    /// <summary>Whether the bot is spoken to by name.</summary>
    public static bool IsToBot(TeamsActivity activity) => activity.Mentions.Any(mention => mention.Id is { Length: > 0 } id && id == activity.RecipientId);

    public static string Of(TeamsActivity activity)
    {
        var text = (activity.Words ?? "").Replace("&nbsp;", " ", StringComparison.Ordinal);
        foreach (var (id, name, words) in activity.Mentions)
        {
            var mark = words is { Length: > 0 } ? words : name is { Length: > 0 } ? $"<at>{name}</at>" : null;
            if (mark is not null)
            {
                text = text.Replace(mark, id == activity.RecipientId ? "" : name ?? "", StringComparison.OrdinalIgnoreCase);
            }
        }

        return text.Trim();
    }
}
