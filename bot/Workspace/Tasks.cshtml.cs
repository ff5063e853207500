using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot.Workspace;

/// <summary>What the visitor has to do: open tasks and planned activities, by urgency.</summary>
public sealed class TasksPage(ICrmContexts contexts, CurrentCaller current, Ui ui) : PageModel
{
    private const int Shown = 200;

    /// <summary>"overdue", "today", "week", "later", "undated".</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>Things of one urgency.</summary>
    public sealed record Group(string Key, IReadOnlyList<Todo> Tasks);

    /// <summary>One thing to do.</summary>
    public sealed record Todo(string Title, string When, string? Customer, string Link, DateOnly? Due);

    /// <summary>The page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = current.Known.UserId;
        await using var db = contexts.Open(current.Known);
        var tasks = await db.Tasks.AsNoTracking().Where(task => task.OwnerId == me && (task.Status == WorkStatus.NotStarted || task.Status == WorkStatus.InProgress))
            .OrderBy(task => task.DueDate).ThenBy(task => task.DueTime).ThenBy(task => task.Priority).Take(Shown)
            .Select(task => new { task.Id, task.Title, task.DueDate, task.DueTime, Customer = db.Customers.Where(customer => customer.Id == task.CustomerId).Select(customer => customer.ShortName ?? customer.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var planned = await db.Activities.AsNoTracking().Where(activity => activity.OwnerId == me && (activity.Status == ActivityStatus.Planned || activity.Status == ActivityStatus.InProgress))
            .OrderBy(activity => activity.PlannedStart).Take(Shown)
            .Select(activity => new { activity.Id, activity.Name, activity.PlannedStart, activity.PlannedOn, Customer = db.Customers.Where(customer => customer.Id == activity.CustomerId).Select(customer => customer.ShortName ?? customer.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var all = tasks.Select(task => new Todo(task.Title, task.DueDate is { } due ? Formats.Date(due, ui.Today, ui.Language) + (task.DueTime is { } time ? $" {time:HH\\:mm}" : "") : ui.Say("tasks.no_date"), task.Customer, $"/tasks/{task.Id}", task.DueDate))
            .Concat(planned.Select(activity => new Todo(activity.Name, Formats.Moment(ui.Calendar.ToLocal(activity.PlannedStart), ui.Today, ui.Language), activity.Customer, $"/activities/{activity.Id}", activity.PlannedOn)))
            .OrderBy(todo => todo.Due).ToLookup(todo => Urgency(todo.Due));
        Groups = [.. ((string[])["overdue", "today", "week", "later", "undated"]).Select(key => new Group(key, [.. all[key]]))];
    }

    private string Urgency(DateOnly? due) => due switch
    {
        null => "undated",
        { } date when date < ui.Today => "overdue",
        { } date when date == ui.Today => "today",
        { } date when date <= ui.Today.AddDays(7) => "week",
        _ => "later",
    };
}
