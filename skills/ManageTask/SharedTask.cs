using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.People;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Tasking;

/// <summary>One task each for several people: proposed on one card, made on the person's yes.</summary>
internal static class SharedTask
{
    /// <summary>As many as a card shows well; of more the person is asked to go team by team.</summary>
    public const int MostPeople = 20;

    public static bool Is(ManageTask request) => request.Action == "create" && (request.IsForEverybody || request.MoreOwners.Count > 0);

    public static async Task<SkillResult> ProposeAsync(ManageTask request, long? customerId, SkillContext context, CancellationToken cancellationToken)
    {
        if (context.Caller.Scope == AccessScope.Own)
        {
            return Denied(context.Say("manage-task.only_own"));
        }

        var people = request.IsForEverybody ? await EverybodyAsync(request.Team, context, cancellationToken) : [request.Owner!, .. request.MoreOwners];   // more owners follow a first
        foreach (var person in people)
        {
            if (!await TaskRights.MayAssignAsync(person, context, cancellationToken))
            {
                return Denied(context.Say("manage-task.may_not_assign", ("name", person.Name)));
            }
        }

        if (people.Count is 0 or > MostPeople)
        {
            return new SkillResult(Reply.Of(context.Say(people.Count == 0 ? "manage-task.nobody_there" : "manage-task.too_many_people", ("limit", MostPeople)))) { Facts = new TurnFacts { Action = "create" } };
        }

        var each = request with { IsForEverybody = false, MoreOwners = [] };
        var made = people.Select(person => TaskChanges.Create(each, person.Id, customerId, context)).ToList();
        var title = made[0].Record.Name;
        var names = string.Join(context.Language == "en" ? ", " : "、", people.Select(person => person.Name));
        var due = request.Due is { } day ? Formats.Date(day, context.Today, context.Language) : context.Say("manage-task.no_day");
        return new SkillResult(Reply.Of(context.Say("manage-task.propose_shared", ("title", title), ("count", people.Count), ("names", names), ("when", due))))
        {
            Proposals = [new ProposalDraft("manage_task", context.Say("manage-task.title_shared", ("title", title), ("count", people.Count)), new ChangeSet([.. made.Select(one => one.Change)]), [])],
            Facts = new TurnFacts { Action = "create", Mentions = [.. people.Take(3)] },
            State = context.State,
        };
    }

    // Those who sell: of the named team, of one's own, or of the company.
    private static async Task<List<RecordRef>> EverybodyAsync(RecordRef? team, SkillContext context, CancellationToken cancellationToken)
    {
        var teamId = team?.Id ?? (context.Caller.Scope == AccessScope.Team ? context.Caller.TeamId : null);
        return await context.Db.Users.AsNoTracking()
            .Where(user => user.Role == Role.Rep && !user.IsDisabled && user.Id != context.Caller.UserId && (teamId == null || user.TeamId == teamId))
            .OrderBy(user => user.Id).Take(MostPeople + 1)
            .Select(user => new RecordRef(RecordKind.User, user.Id, user.Name)).ToListAsync(cancellationToken);
    }

    private static SkillResult Denied(string why) => new(Reply.Of(why)) { Facts = new TurnFacts { IsDenied = true } };
}
