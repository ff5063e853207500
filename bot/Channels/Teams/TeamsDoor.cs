using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Delivers replies into Teams: drawn, addressed, and kept below the published rates.</summary>
internal sealed class TeamsDoor(ConnectorClient connector, ChannelAddresses addresses, TeamsRenderer renderer, CardTargets targets, TeamsStreams streams, TeamsPace pace) : IPushDoor
{
    public string Channel => PushedChannels.Teams;

    public TimeSpan Pace(string conversationKey) => Longer(pace.InConversation(conversationKey), streams.Wait(conversationKey));

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
        if (await InPlaceAsync(reply, to, activity, cancellationToken) is { } placed)
        {
            return placed;
        }

        if (await InStreamAsync(reply, to, activity, cancellationToken) is { } streamed)
        {
            return streamed;
        }

        var outcome = await connector.SendAsync(to, reply.ConversationKey, ReplyTo(reply.MessageKey), activity, cancellationToken);
        if (outcome is { State: OutboxState.Refused, Code: "403" or "404" })
        {
            await addresses.CloseAsync(Channel, reply.ConversationKey, cancellationToken);   // removed or blocked: quiet until they write again
        }

        return outcome;
    }

    // What became of a card takes its place; where the card cannot be changed any more, it is said below it.
    private async Task<Delivery?> InPlaceAsync(PushedReply reply, TeamsAddress to, System.Text.Json.Nodes.JsonObject activity, CancellationToken cancellationToken)
    {
        if (targets.Find(reply.ConversationKey, reply.MessageKey) is not { } card)
        {
            return null;
        }

        var outcome = reply.Reply.Blocks.Any(block => block is Skills.FormBlock) ? await connector.UpdateAsync(to, reply.ConversationKey, card, activity, cancellationToken) : null;
        if (outcome is not { State: OutboxState.Pending })
        {
            targets.Forget(reply.ConversationKey, reply.MessageKey);
        }

        return outcome is null or { State: OutboxState.Refused } ? null : outcome with { ExternalId = card };
    }

    // Refused: it took too long, or the person stopped it. What was done must be told all the same.
    private async Task<Delivery?> InStreamAsync(PushedReply reply, TeamsAddress to, System.Text.Json.Nodes.JsonObject activity, CancellationToken cancellationToken)
    {
        var outcome = await streams.FindAsync(reply.ConversationKey, reply.MessageKey) is { } stream
            ? await connector.SendAsync(to, reply.ConversationKey, ReplyTo(reply.MessageKey), TeamsStreams.Last(activity, stream), cancellationToken)
            : null;
        if (outcome is not { State: OutboxState.Pending })
        {
            streams.Forget(reply.ConversationKey, reply.MessageKey);
        }

        return outcome is { State: OutboxState.Refused } ? null : outcome;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>The channel's id of the message that is answered; keys of presses and of messages from groups are ours, not ids of the channel.</summary>
    public static string? ReplyTo(string? messageKey) => messageKey is null || messageKey.Contains(':') ? null : messageKey;
}
