using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot.Digests;

/// <summary>Approvals that wait: channel accounts that asked to be linked to a person, in the administrators' morning message.</summary>
internal sealed class LinkApprovals(SalesStore store)
{
    private const int Shown = 5;

    /// <summary>The message with what waits for this person behind it; null when both are empty.</summary>
    public async Task<Reply?> AddToAsync(Reply? reply, SkillContext context, CancellationToken cancellationToken)
    {
        if (context.Caller.Role != Role.Admin || await LinkRequests.OpenAsync(store, cancellationToken) is not { Count: > 0 } waiting)
        {
            return reply;
        }

        var items = waiting.Take(Shown).Select(request => new ListItem(
            context.Say("digests.approval", ("code", request.Code), ("channel", request.Channel), ("date", Formats.Date(context.Calendar.DateOf(request.CreatedAt), context.Today, context.Language))), null, null, []));
        return (reply ?? new Reply([])).With(new TextBlock(context.Say("digests.approvals", ("count", waiting.Count)), "title"), new ListBlock(null, [.. items]));
    }
}
