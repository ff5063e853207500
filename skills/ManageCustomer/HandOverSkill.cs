using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.People;
using SalesAssistant.Skills.Clarifying;

namespace SalesAssistant.Skills.Customers;

/// <summary>Proposes what changes hands on one card (R8): by a supervisor within the team, by a manager in the company.</summary>
public sealed class HandOverSkill : Skill<HandOver>
{
    /// <summary>More records than these are handed over customer by customer.</summary>
    public const int MostRecords = 100;
    private const int MostNamed = 10;
    private const int MostOffered = 5;

    protected override Task<SkillResult> HandleAsync(HandOver request, SkillContext context, CancellationToken cancellationToken) => ProposeAsync(request, context, cancellationToken);

    internal static async Task<SkillResult> ProposeAsync(HandOver request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var receivers = Receivers(context);
        if (receivers is null || (request.From is { } giver && !await IsLedAsync(giver, context, cancellationToken)))
        {
            return new SkillResult(Reply.Of(context.Say("manage-customer.may_not_hand_over"))) { Facts = new TurnFacts { IsDenied = true } };
        }

        if (request.Customer is { Id: null } customers)
        {
            return await ClarifyReply.AskAsync(context, "customer", customers.Candidates, request, null, cancellationToken);
        }

        if (request.Naming is { } naming)
        {
            request = request with { Naming = null, Opportunity = await NamedDeals.FindAsync(naming, null, context, cancellationToken) ?? new Named(RecordKind.Opportunity, null, naming.Words, []) };
        }

        if (request.Opportunity is { Id: null } deals)
        {
            return await ClarifyReply.AskAsync(context, "opportunity", deals.Candidates, request, null, cancellationToken);
        }

        if (request.To is not { } to)
        {
            return await AskWhomAsync(request, receivers, context, cancellationToken);
        }

        if (!await MayReceiveAsync(to.Id, context, cancellationToken))
        {
            return new SkillResult(Reply.Of(context.Say("manage-customer.may_not_receive", ("name", to.Name)))) { Facts = new TurnFacts { IsDenied = true } };
        }

        return await PlanAsync(request, to.Id, context, cancellationToken) switch
        {
            null => new SkillResult(Reply.Of(context.Say("manage-customer.not_found", ("name", (request.Customer ?? request.Opportunity)?.Name ?? "")))) { Facts = new TurnFacts { IsNotFound = true } },
            { Names.Count: 0 } => new SkillResult(Reply.Of(context.Say("manage-customer.has_no_customers", ("name", request.From?.Name)))) { Facts = new TurnFacts { Action = "update" } },
            { Changes.Count: > MostRecords } => new SkillResult(Reply.Of(context.Say("manage-customer.too_many_to_hand_over", ("limit", MostRecords)))) { Facts = new TurnFacts { Action = "update" } },
            { Changes: [{ Fields: [{ } owner, ..] }, ..] } plan when owner.Old == owner.New => new SkillResult(Reply.Of(context.Say("manage-customer.unchanged", ("name", plan.Names[0].Name)))) { Facts = new TurnFacts { About = plan.Names[0], Mentions = plan.Names } },
            var plan => Proposed(plan, to, context),
        };
    }

    private static SkillResult Proposed(HandOverPlan plan, RecordRef to, SkillContext context)
    {
        var one = plan.Names.Count == 1 ? plan.Names[0] : null;
        var what = one?.Name ?? context.Say("manage-customer.several_customers", ("count", plan.Names.Count));
        var reply = Reply.Of(context.Say("manage-customer.propose_hand_over", ("what", what), ("name", to.Name), ("deals", plan.Deals), ("tasks", plan.Tasks)));
        if (one is null)
        {
            var list = new ListBlock(null, [.. plan.Names.Take(MostNamed).Select(name => new ListItem(name.Name, null, name, []))], IsNumbered: true);
            reply = plan.Names.Count > MostNamed ? reply.With(list).With(new TextBlock(context.Say("manage-customer.more_to_hand_over", ("count", plan.Names.Count - MostNamed)), "muted")) : reply.With(list);
        }

        return new SkillResult(reply)
        {
            Proposals = [new ProposalDraft("manage_customer", context.Say("manage-customer.title_hand_over", ("what", what), ("name", to.Name)), new ChangeSet(plan.Changes), [])],
            Facts = new TurnFacts { Action = "update", About = one, Mentions = [.. plan.Names.Take(MostNamed), to] },
            State = context.State.Focused(plan.Names.Take(1)) with { Question = null },
        };
    }

    private static async Task<HandOverPlan?> PlanAsync(HandOver request, long to, SkillContext context, CancellationToken cancellationToken)
    {
        if (request.Opportunity is { Id: { } dealId })
        {
            return await context.Db.Opportunities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == dealId, cancellationToken) is { } deal ? await HandOverPlan.OfDealAsync(deal, to, context, cancellationToken) : null;
        }

        if (request.From is { Id: var from })
        {
            var theirs = await context.Db.Customers.AsNoTracking().Where(one => one.OwnerId == from).OrderBy(one => one.Id).Take(MostRecords + 1).ToListAsync(cancellationToken);
            return from == to ? new HandOverPlan([], 0, 0, []) : await HandOverPlan.OfCustomersAsync(theirs, to, context, cancellationToken);
        }

        return request.Customer?.Id is { } id && await context.Db.Customers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is { } customer
            ? await HandOverPlan.OfCustomersAsync([customer], to, context, cancellationToken)
            : null;
    }

    private static async Task<SkillResult> AskWhomAsync(HandOver request, IQueryable<User> receivers, SkillContext context, CancellationToken cancellationToken)
    {
        var giver = request.From?.Id;
        var offered = await receivers.Where(user => user.Role == Role.Rep && user.Id != giver).OrderBy(user => user.Id).Take(MostOffered + 1)
            .Select(user => new RecordRef(RecordKind.User, user.Id, user.Name)).ToListAsync(cancellationToken);
        return await ClarifyReply.AskAsync(context, "owner", offered.Count > MostOffered ? [] : offered, request, context.Say("manage-customer.to_whom"), cancellationToken);
    }

    /// <summary>Who may get customers from the caller: those who sell, of the team or of the company; null where the caller may give none away.</summary>
    private static IQueryable<User>? Receivers(SkillContext context)
    {
        var sellers = context.Db.Users.AsNoTracking().Where(user => !user.IsDisabled && user.Role != Role.Admin);
        return context.Caller.Scope switch
        {
            AccessScope.All => sellers,
            AccessScope.Team => sellers.Where(user => user.TeamId == context.Caller.TeamId),
            _ => null,
        };
    }

    internal static async Task<bool> MayReceiveAsync(long person, SkillContext context, CancellationToken cancellationToken) =>
        Receivers(context) is { } receivers && await receivers.AnyAsync(user => user.Id == person, cancellationToken);

    private static async Task<bool> IsLedAsync(RecordRef person, SkillContext context, CancellationToken cancellationToken) =>
        context.Caller.Scope == AccessScope.All || await context.Db.Users.AsNoTracking().AnyAsync(user => user.Id == person.Id && user.TeamId == context.Caller.TeamId, cancellationToken);
}
