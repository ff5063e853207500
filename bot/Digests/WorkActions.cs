using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Digests;

namespace SalesAssistant.Bot.Digests;

/// <summary>"work:done:task:ID", "work:later:…", "work:hand:…": the buttons of pushed work.</summary>
internal sealed class WorkActions : IReadsCardActions
{
    public Request? Read(CardAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return WorkButtons.Parse(action.Payload);
    }
}
