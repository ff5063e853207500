using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Delivers replies into Teams: drawn, addressed, and kept below the published rates.</summary>
internal sealed class TeamsDoor(ConnectorClient connector, ChannelAddresses addresses, TeamsRenderer renderer, TeamsPace pace) : IPushDoor
{
    public string Channel => PushedChannels.Teams;

    public TimeSpan Pace(string conversationKey) => pace.InConversation(conversationKey);

    public TimeSpan PaceAll() => pace.InTenant();

    public async Task<Delivery> SendAsync(PushedReply reply, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(Channel, reply.ConversationKey, cancellationToken) is not { } found)
        {
            return new Delivery(OutboxState.Refused, "no_address");
        }

        var to = WireJson.Read<TeamsAddress>(found.AddressJson);
        var activity = renderer.Draw(reply, to);
        activity["conversation"] = new System.Text.Json.Nodes.JsonObject { ["id"] = reply.ConversationKey };
        var outcome = await connector.SendAsync(to, reply.ConversationKey, ReplyTo(reply.MessageKey), activity, cancellationToken);
        if (outcome is { State: OutboxState.Refused, Code: "403" or "404" })
        {
            await addresses.CloseAsync(Channel, reply.ConversationKey, cancellationToken);   // removed or blocked: quiet until they write again
        }

        return outcome;
    }

    // Keys of presses and of messages from groups are ours, not ids of the channel.
    private static string? ReplyTo(string? messageKey) => messageKey is null || messageKey.Contains(':') ? null : messageKey;
}
