using SalesAssistant.Data;
using SalesAssistant.Skills.Digests;

namespace SalesAssistant.Skills.Planning;

/// <summary>Whose birthday it is in a period (R50): contacts of the people in scope.</summary>
internal static class BirthdayAnswer
{
    private const int DefaultDays = 30;

    public static async Task<SkillResult> MakeAsync(NextActions request, WorkScope scope, SkillContext context, CancellationToken cancellationToken)
    {
        var from = request.Period?.From ?? context.Today;
        var (asked, last) = (request.Period?.To ?? from.AddDays(DefaultDays - 1), from.AddDays(Birthdays.MostDays - 1));
        var to = asked < last ? asked : last;   // more hold no other birthdays
        var found = await Birthdays.LoadAsync(from, to, scope.OwnerIds, context, cancellationToken);
        var days = NextActionsReply.Days(from, to, context);
        if (found.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("next-actions.none_birthday", ("period", days))));
        }

        var shown = found.Take(context.Settings.RowsPerAnswer).ToList();
        var mentions = shown.Select(item => item.Record).OfType<RecordRef>().ToList();
        return new SkillResult(NextActionsReply.List(context.Say("next-actions.head.birthday", ("count", found.Count), ("period", days)), shown, found.Count, context))
        {
            Facts = new TurnFacts { Mentions = mentions },
            State = context.State with { LastShown = mentions, Question = null },
        };
    }
}
