using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Planning;

/// <summary>What to do next (R53, R24, R17, R13): ranked, each with its reason, its evidence and one tap that makes the task.</summary>
public sealed class NextActionsSkill : Skill<NextActions>
{
    private const int Default = 5;
    private static readonly string[] RiskReasons = ["overdue", "close_passed", "closing_no_activity", "long_in_stage", "no_contact", "no_decision_maker"];

    protected override async Task<SkillResult> HandleAsync(NextActions request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var scope = await WorkScope.OfAsync(request, context, cancellationToken);
        if (scope.IsDenied)
        {
            return NextActionsReply.Denied(context);
        }

        if (request.About is { Id: null } unknown && request.Deals.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("next-actions.not_found", ("name", unknown.Name)))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        if (request.Naming is { } naming && await NamedDeals.FindAsync(naming, await AboutAnswer.CustomerOfAsync(request, context, cancellationToken), context, cancellationToken) is { } named)
        {
            request = request with { About = named.Id is null ? null : named, Deals = named.Id is { } id ? [new RecordRef(RecordKind.Opportunity, id, named.Name)] : named.Candidates };
        }

        if (request.About is not null || request.Deals.Count > 0)
        {
            return await AboutAnswer.MakeAsync(request, context, cancellationToken);
        }

        return request.Focus switch
        {
            "planned" => await PlannedAnswer.MakeAsync(request, scope, context, cancellationToken),
            "birthday" => await BirthdayAnswer.MakeAsync(request, scope, context, cancellationToken),
            "prepare" when request.Period is not null => await PlannedAnswer.MakeAsync(request, scope, context, cancellationToken),
            _ => await RankedAsync(request, scope, context, cancellationToken),
        };
    }

    private static async Task<SkillResult> RankedAsync(NextActions request, WorkScope scope, SkillContext context, CancellationToken cancellationToken)
    {
        var query = WorkLoader.Filtered(context.Db.Opportunities, request.Filters);
        if (scope.OwnerIds is { } owners)
        {
            query = query.Where(deal => deal.OwnerId != null && owners.Contains(deal.OwnerId.Value));
        }

        var works = await WorkLoader.DealsAsync(context.Db, query, cancellationToken);
        var snoozed = await SuggestionRanking.SnoozedAsync(context, cancellationToken);
        var chosen = SuggestionRanking.Rank(works.Where(work => Fits(work, request, context)), context)
            .Where(suggestion => IsWorth(suggestion, request) && !snoozed.Contains(suggestion.Key))
            .ToList();
        if (request.Focus == "quiet")
        {
            chosen = [.. chosen.OrderBy(suggestion => suggestion.Work!.LastContactOn ?? DateOnly.MinValue)];   // ranked from works
        }

        var tasks = request.IsOfDeals ? [] : await LooseTasks.LoadAsync(request, scope, works, snoozed, context, cancellationToken);
        var most = request.Limit ?? (IsList(request) ? context.Settings.RowsPerAnswer : Default);
        return await NextActionsReply.MakeAsync(request, [.. chosen.Take(most)], [.. tasks.Take(most)], chosen.Count, context, cancellationToken);
    }

    private static bool IsList(NextActions request) => (request.IsList && request.Focus != "risk") || request.Focus is "overdue" or "due" or "closing" || request.Period is not null && request.Focus != "all";

    private static bool IsWorth(Suggestion suggestion, NextActions request) => suggestion.Reasons.Count > 0 || request.Focus is "due" or "closing" || request.Period is not null;

    internal static bool Fits(DealWork work, NextActions request, SkillContext context)
    {
        var today = context.Today;
        var period = request.Period;
        var due = work.Deal.ActionDueDate;
        return request.Focus switch
        {
            // "到期": what was said, and with "今天" what is overdue too; without a day, today and overdue.
            "due" => period is null ? due <= today : Within(due, period) || (period.Field is null && period.To == today && due < today),
            "overdue" => due < today,
            "closing" => Within(work.Deal.ExpectedCloseDate, period ?? new MetricPeriod(null, today.AddDays(30))),
            "risk" => SuggestionRules.For(work, context).Count(reason => RiskReasons.Contains(reason.Kind)) >= 2,
            "quiet" => today.DayNumber - (work.LastContactOn ?? work.Deal.OpenedOn).DayNumber >= (request.QuietDays ?? context.Settings.StalledWithoutContactDays),
            _ when period is null || (period.From ?? today) <= today && period.To >= today && period.To.Value.DayNumber - today.DayNumber <= 0 => true,
            _ => Within(due, period) || work.Activities.Any(activity => Within(activity.PlannedOn, period)) || ((period.From ?? today) <= today && due < today),
        };
    }

    private static bool Within(DateOnly? date, MetricPeriod period) =>
        date is { } day && (period.From is null || day >= period.From) && (period.To is null || day <= period.To);
}

/// <summary>Registration.</summary>
public static class NextActionsServices
{
    public static IServiceCollection AddNextActions(this IServiceCollection services) => services
        .AddSingleton<ISkill, NextActionsSkill>()
        .AddSingleton<ISkill, CreateSuggestedTasksSkill>()
        .AddSingleton<ISkill, SnoozeSuggestionsSkill>()
        .AddSingleton<ISkillReader, NextActionsReader>();
}
