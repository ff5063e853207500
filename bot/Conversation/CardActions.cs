using SalesAssistant.Bot.Channels;
using SalesAssistant.Skills;

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

/// <summary>"task:create:DEAL:KIND", "snooze:KEY:UNTIL": the buttons of suggestions.</summary>
internal sealed class SuggestionActions : IReadsCardActions
{
    public Request? Read(CardAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return SuggestionPayload.Parse(action.Payload);
    }
}
