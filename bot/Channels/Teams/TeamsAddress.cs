namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>What is needed to write into a conversation again.</summary>
/// <param name="BotId">The bot as it is called there.</param>
/// <param name="UserId">The person in a private conversation (29:…); null in groups.</param>
internal sealed record TeamsAddress(string ServiceUrl, string ChannelId, string? BotId, string? UserId, string? Locale)
{
    /// <summary>Of the conversation that the activity came from.</summary>
    public static TeamsAddress Of(TeamsActivity activity) =>
        new(activity.ServiceUrl!, activity.ChannelId ?? "msteams", activity.RecipientId, activity.IsGroup ? null : activity.FromId, activity.Locale);   // the gate has checked the address
}
