using SalesAssistant.Data;
using SalesAssistant.Skills.Digests;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Planning;

/// <summary>Whose birthday it is in a period (R50): contacts of the people in scope.</summary>
internal static class BirthdayAnswer
{
    private const int DefaultDays = 30;

    public static async Task<SkillResult> MakeAsync(NextActions request, WorkScope scope, SkillContext context, CancellationToken cancellationToken)
    {
        var from = request.Period?.From ?? context.Today;
        var to = request.Period?.To ?? from.AddDays(DefaultDays - 1);
        var found = await Birthdays.LoadAsync(from, to, scope.OwnerIds, context, cancellationToken);
        var days = from == to ? Formats.Date(from, context.Today, context.Language) : context.Say("next-actions.from_to", ("from", Formats.Date(from, context.Today, context.Language)), ("to", Formats.Date(to, context.Today, context.Language)));
        if (found.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("next-actions.none_birthday", ("period", days))));
        }

        var shown = found.Take(context.Settings.RowsPerAnswer).ToList();
        var reply = Reply.Of(context.Say("next-actions.head.birthday", ("count", found.Count), ("period", days))).With(new ListBlock(null, shown, IsNumbered: true));
        var mentions = shown.Select(item => item.Record).OfType<RecordRef>().ToList();
        return new SkillResult(found.Count > shown.Count ? reply.With(new TextBlock(context.Say("digests.more", ("count", found.Count - shown.Count)), "muted")) : reply)
        {
            Facts = new TurnFacts { Mentions = mentions },
            State = context.State with { LastShown = mentions, Question = null },
        };
    }
}
