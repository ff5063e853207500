using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Tasking;

namespace SalesAssistant.Skills.Digests;

/// <summary>The buttons of pushed work, as the requests that words would make: done at once, with undo, by <see cref="ManageTaskSkill"/>.</summary>
public sealed class TouchWorkSkill(DigestSettings settings) : Skill<TouchWork>
{
    private const int MostColleagues = 5;
    private readonly ManageTaskSkill _tasks = new();

    protected override async Task<SkillResult> HandleAsync(TouchWork request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (await TaskFinder.ByIdAsync(request.Kind, request.Id, context, cancellationToken) is not { } item)
        {
            return new SkillResult(Reply.Of(context.Say("digests.gone"))) { Facts = new TurnFacts { IsNotFound = true } };
        }

        var named = Named.One(item.Record);
        return request.Act switch
        {
            "done" => await _tasks.HandleAsync(new ManageTask("complete") { Item = named }, context, cancellationToken),
            "later" => await _tasks.HandleAsync(new ManageTask("update") { Item = named, Due = Later(item, context) }, context, cancellationToken),
            _ when !item.IsOpen => await _tasks.HandleAsync(new ManageTask("complete") { Item = named }, context, cancellationToken),   // says that it is closed
            _ => await AskWhomAsync(item, context, cancellationToken),
        };
    }

    // What was overdue starts from today: a day after a date that has passed would still be late.
    private DateOnly Later(TaskItem item, SkillContext context) =>
        DigestTimes.NextWorkday(item.On is { } on && on > context.Today ? on : context.Today, settings);

    private static async Task<SkillResult> AskWhomAsync(TaskItem item, SkillContext context, CancellationToken cancellationToken)
    {
        var users = context.Db.Users.AsNoTracking().Where(user => !user.IsDisabled && user.Id != item.OwnerId && user.Role != Data.People.Role.Admin);
        users = context.Caller.Scope switch
        {
            AccessScope.Team => users.Where(user => user.TeamId == context.Caller.TeamId),
            AccessScope.All => users,
            _ => users.Where(user => user.Id == context.Caller.UserId),
        };
        var team = await context.Db.Users.AsNoTracking().Where(user => user.Id == item.OwnerId).Select(user => user.TeamId).FirstOrDefaultAsync(cancellationToken);
        var found = await users.OrderBy(user => user.TeamId == team ? 0 : 1).ThenBy(user => user.Name).Take(MostColleagues)
            .Select(user => new RecordRef(RecordKind.User, user.Id, user.Name)).ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("digests.nobody_to_hand")));
        }

        var asked = await ClarifyReply.AskAsync(context, "owner", found, new ManageTask("update") { Item = Named.One(item.Record) }, context.Say("digests.hand_to", ("title", item.Record.Name)), cancellationToken);
        return asked with { State = asked.State! with { LastTask = item.Record } };   // asking always remembers the question
    }
}
