using System.Globalization;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Skills;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Turns the payload of a button into the request that it stands for.</summary>
public interface IReadsCardActions
{
    /// <summary>Null when the payload is not this reader's, or is forged nonsense.</summary>
    Request? Read(CardAction action);
}

/// <summary>"confirm:ID:VERSION", "discard:…", "edit:…", "undo".</summary>
internal sealed class ProposalActions : IReadsCardActions
{
    public Request? Read(CardAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var parts = action.Payload.Split(':');
        if (parts is ["undo"])
        {
            return new ProposalAct("undo");
        }

        return parts is ["confirm" or "discard" or "edit", var id, var version] && long.TryParse(id, out var proposal) && int.TryParse(version, out var seen)
            ? new ProposalAct(parts[0]) { ProposalId = proposal, SeenVersion = seen, Values = action.Values }
            : null;
    }
}

/// <summary>"checkin" with the place in words and its moment: what a door makes of a place that was shared.</summary>
internal sealed class CheckInActions : IReadsCardActions
{
    private const string Payload = "checkin";
    private const int LongestPlace = 200;

    /// <summary>The action of a shared place.</summary>
    /// <param name="place">As the channel names it.</param>
    /// <param name="at">UTC.</param>
    /// <param name="position">"latitude,longitude" in degrees; null = not given.</param>
    /// <param name="once">The message's key: the token of the action.</param>
    public static CardAction Of(string place, DateTime at, string? position, string once) =>
        new(Payload, once, new Dictionary<string, string?> { ["place"] = place[..Math.Min(place.Length, LongestPlace)], ["at"] = at.ToString("O", CultureInfo.InvariantCulture), ["position"] = position });

    public Request? Read(CardAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action is { Payload: Payload, Values: { } values } && values.TryGetValue("place", out var place) && !string.IsNullOrWhiteSpace(place)
            && values.TryGetValue("at", out var at) && DateTime.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) && moment.Kind == DateTimeKind.Utc
                ? new CheckIn(place.Trim(), moment, values.TryGetValue("position", out var position) && GeoPosition.Parse(position) is { } known ? known.ToString() : null)
                : null;
    }
}

/// <summary>"task:create:DEAL:KIND", "snooze:KEY:UNTIL": the buttons of suggestions.</summary>
internal sealed class SuggestionActions : IReadsCardActions
{
    public Request? Read(CardAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return SuggestionPayload.Parse(action.Payload);
    }
}
