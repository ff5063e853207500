using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Workspace;

/// <summary>Look at the sample company as any of its people; see <see cref="RoleSwitch"/> for when.</summary>
internal sealed class DevSwitchPage(RoleSwitch roles, ICrmContexts contexts) : PageModel, IOpenPage
{
    public IReadOnlyList<Person> People { get; private set; } = [];

    public string Return { get; private set; } = "/";

    public sealed record Person(long Id, string Name, Role Role, string? Team);

    public async Task<IActionResult> OnGetAsync(string? @return, CancellationToken cancellationToken)
    {
        if (!roles.IsOpen(HttpContext))
        {
            return NotFound();
        }

        Return = SignInServices.LocalPath(@return);
        await using var db = contexts.Open(Caller.System);
        var teams = await db.Teams.AsNoTracking().ToDictionaryAsync(team => team.Id, team => team.Name, cancellationToken);
        var users = await db.Users.AsNoTracking().Where(user => !user.IsDisabled).OrderBy(user => user.TeamId).ThenBy(user => user.Number).Take(60).ToListAsync(cancellationToken);
        People = [.. users.Select(user => new Person(user.Id, user.Name, user.Role, user.TeamId is { } team ? teams.GetValueOrDefault(team) : null))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long user, string? @return, CancellationToken cancellationToken)
    {
        if (!roles.IsOpen(HttpContext))
        {
            return NotFound();
        }

        await using var db = contexts.Open(Caller.System);
        if (!await db.Users.AnyAsync(candidate => candidate.Id == user && !candidate.IsDisabled, cancellationToken))
        {
            return NotFound();
        }

        await Session.StartAsync(HttpContext, user);
        return LocalRedirect(SignInServices.LocalPath(@return));
    }
}
