using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills;

/// <summary>Answers a question about figures: rights first, then one statement, then words. Both skills of figures stand on it.</summary>
public sealed class FigureDesk(MetricEngine engine)
{
    /// <summary>Answers, refuses, or says that there is no such data; a second question of the message behind the first.</summary>
    public async Task<SkillResult> AnswerAsync(FigureQuestion question, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(context);
        var first = await AnswerOneAsync(question, context, cancellationToken);
        if (question.Beside is not { } other || first.Facts.IsDenied)
        {
            return first;
        }

        var second = await AnswerAsync(other, context with { State = first.State ?? context.State }, cancellationToken);
        return second.Facts.IsDenied ? second : Joined(first, second, FigureOutlook.Of(first.Facts.Answer, second.Facts.Answer, context));
    }

    // What is said next goes on with the second question; the figures of the turn are the first's. An outlook says in a sentence what both make together, and the talk goes on with the target.
    private static SkillResult Joined(SkillResult first, SkillResult second, TextBlock? outlook) => first with
    {
        Reply = new Reply([.. first.Reply.Blocks.Where(block => block is not ActionsBlock), .. second.Reply.Blocks.Where(block => outlook is null || block is not ActionsBlock), .. outlook is null ? Array.Empty<Block>() : [outlook]]),
        State = outlook is null ? second.State ?? first.State : first.State,
        Facts = first.Facts with { Mentions = [.. first.Facts.Mentions.Concat(second.Facts.Mentions).Distinct()] },
    };

    private async Task<SkillResult> AnswerOneAsync(FigureQuestion question, SkillContext context, CancellationToken cancellationToken)
    {
        var query = question.Query;
        if (await FigureRights.RefusalAsync(query, context.Caller, context.Db, cancellationToken) is { } refusal)
        {
            return new SkillResult(Reply.Of(context.Say("pipeline-query.denied." + refusal))) { Facts = new TurnFacts { IsDenied = true } };
        }

        if (question.Unavailable is { } topic)
        {
            return new SkillResult(Reply.Of(context.Say("pipeline-query.unavailable." + topic))) { Facts = new TurnFacts { IsUnavailable = true } };
        }

        if (question.UnknownName is { } name)
        {
            return new SkillResult(Reply.Of(context.Say("pipeline-query.notfound", ("name", name)))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        var (basis, standIn) = await StandInAsync(query, context, cancellationToken);
        var words = new FigureWords(context, await FigureNames.LoadAsync(basis, context.Db, cancellationToken));
        if (MetricRules.Problem(basis) is { } problem)
        {
            return Impossible(problem, basis, words);
        }

        var answer = await engine.AnswerAsync(context.Db, basis, context.Today, context.Now, context.Language, Settings(context.Settings), cancellationToken);
        return Result(question, answer, standIn, words, context);
    }

    private static SkillResult Result(FigureQuestion question, MetricAnswer answer, string? standIn, FigureWords words, SkillContext context)
    {
        var reply = new FigureReply(context, words);
        var notes = question.Query.Defaults.Select(name => words.Say("default." + name)).ToList();
        if (standIn is not null)
        {
            notes.Add(words.Say("standin." + standIn));
        }

        if (answer.Query.Measure == "overdue_count")
        {
            notes.Add(words.Say(answer.Query.Subject == MetricSubject.Opportunity ? "default.overdue.deals" : "default.overdue.notes"));
        }

        var made = reply.Make(answer, notes, question.Unread);
        var named = Named(answer.Query, context);
        var state = context.State with { LastQuery = question.Query, FirstQuery = question.IsFollowUp ? context.State.FirstQuery ?? context.State.LastQuery : question.Query, LastQuerySkill = question.Skill, LastShown = [.. reply.Shown] };
        state = words.Colleague(question.Query) is { } colleague ? state.Focused(colleague) : state;
        state = named is null ? state : state.Focused(named);
        return new SkillResult(made)
        {
            State = reply.Shown.Count == 1 ? state.Focused(reply.Shown) : state,   // 它下一步是什么: the one shown, before its customer
            Facts = new TurnFacts { Answer = answer, Query = answer.Query, Mentions = [.. reply.Shown.Concat(reply.Named).Distinct()], About = reply.Shown.Count == 1 ? reply.Shown[0] : named },
        };
    }

    // The customer or person that the question was about stays in focus: "and what did they buy".
    private static RecordRef? Named(MetricQuery query, SkillContext context)
    {
        var filter = query.Filters.FirstOrDefault(candidate => candidate is { Field: "customer", Values.Count: 1 });
        return filter is null ? null : new RecordRef(RecordKind.Customer, long.Parse(filter.Values[0], CultureInfo.InvariantCulture), filter.Words ?? context.Text);
    }

    private static SkillResult Impossible(string problem, MetricQuery query, FigureWords words)
    {
        var at = problem.IndexOf(':', StringComparison.Ordinal);
        var detail = at < 0 ? "" : problem[(at + 1)..];
        var text = problem[..Math.Max(at, 0)] switch
        {
            "group" => words.Say("unavailable.split", ("measure", words.Measure(query, query.Measure)), ("axis", words.Label(Enum.Parse<Dimension>(detail)))),
            "filter" or "value" => words.Say("unavailable.split", ("measure", words.Measure(query, query.Measure)), ("axis", words.Say("filter." + detail))),
            _ => words.Say("unavailable.measure"),
        };
        return new SkillResult(Reply.Of(text)) { Facts = new TurnFacts { IsUnavailable = true } };
    }

    /// <summary>A company that keeps no orders is answered from won deals, one that keeps no deals from orders; the receipt says so.</summary>
    private static async Task<(MetricQuery Query, string? StandIn)> StandInAsync(MetricQuery query, SkillContext context, CancellationToken cancellationToken)
    {
        if (query.Subject == MetricSubject.OrderLine || query.Without?.What == "order")
        {
            if (await CompanyFacts.KeepsOrdersAsync(context.Db, cancellationToken))
            {
                return (query, null);
            }

            return (OrderStandIn.ToDeals(query), "deals");
        }

        var isSales = (query.Subject == MetricSubject.Opportunity && query.Measure is "amount" or "count" or "avg_deal_size" or "growth" or "share" or "list") || query.Without?.What == "won";
        if (isSales && !await CompanyFacts.KeepsDealsAsync(context.Db, cancellationToken) && await CompanyFacts.KeepsOrdersAsync(context.Db, cancellationToken))
        {
            return (OrderStandIn.ToOrders(query), "orders");
        }

        return (query, null);
    }

    private static MetricSettings Settings(SalesSettings settings) => new()
    {
        Currency = settings.Currency,
        ExpectedDaysInStage = settings.ExpectedDaysInStage,
        StalledFactor = settings.StalledFactor,
        StalledWithoutContactDays = settings.StalledWithoutContactDays,
    };
}
