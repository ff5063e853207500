using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Finds the customer of a place among the person's own: by name or address, else by the visit planned for today, else it asks. What is proposed is a visit note like any other.</summary>
public sealed class CheckInSkill(LogInteractionSkill notes) : Skill<CheckIn>
{
    private const int MostCandidates = 5;

    /// <summary>Metres from the check-in before that are worth a warning: a big plant is smaller.</summary>
    private const double Far = 1000;

    protected override async Task<SkillResult> HandleAsync(CheckIn request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var (customer, notice) = await FindAsync(request.Place, context, cancellationToken);
        var local = context.Calendar.ToLocal(request.At);
        var note = new LogInteraction.Note
        {
            Customer = customer,
            Channel = "visit",
            On = DateOnly.FromDateTime(local),
            At = TimeOnly.FromDateTime(local),
            Location = request.Place,
            CheckIn = new LogInteraction.Presence(local, request.Position),
            Subject = context.Say("log-interaction.check_in_subject"),
            Content = context.Say("log-interaction.check_in", ("place", request.Place)),
        };
        var result = await notes.HandleAsync(new LogInteraction([note]), context, cancellationToken);
        List<Block> notices = notice is null ? [] : [new TextBlock(context.Say("log-interaction." + notice), "warning")];
        if (await DistanceAsync(customer?.Id, request.Position, context, cancellationToken) is { } distance)
        {
            notices.Add(distance);
        }

        return notices.Count == 0 ? result : result with { Reply = new Reply([.. notices, .. result.Reply.Blocks]) };
    }

    // No customer's address has coordinates, so a check-in is compared with the one before it at the same customer, whoever made it.
    private static async Task<TextBlock?> DistanceAsync(long? customer, string? position, SkillContext context, CancellationToken cancellationToken)
    {
        if (customer is null || GeoPosition.Parse(position) is not { } here)
        {
            return null;
        }

        var before = await context.Db.Interactions.AsNoTracking().Where(visit => visit.CustomerId == customer && visit.CheckInPosition != null)
            .OrderByDescending(visit => visit.CheckedInAt).Select(visit => new { visit.CheckInPosition, visit.OccurredOn }).FirstOrDefaultAsync(cancellationToken);
        if (before is null || GeoPosition.Parse(before.CheckInPosition) is not { } there)
        {
            return null;
        }

        var metres = here.To(there);
        var distance = metres < 1000 ? context.Say("log-interaction.metres", ("count", Math.Round(metres / 10) * 10)) : context.Say("log-interaction.kilometres", ("count", Math.Round(metres / 1000, 1)));
        return new TextBlock(context.Say("log-interaction.check_in_distance", ("distance", distance), ("date", Formats.Date(before.OccurredOn, context.Today, context.Language))), metres > Far ? "warning" : "muted");
    }

    // Whose place it is, and what has to be said about how sure that is.
    private static async Task<(Named? Customer, string? Notice)> FindAsync(string place, SkillContext context, CancellationToken cancellationToken)
    {
        var own = await context.Db.Customers.AsNoTracking().Where(customer => customer.OwnerId == context.Caller.UserId).OrderBy(customer => customer.Id)
            .Select(customer => new PlaceMatch.Site(customer.Id, customer.Name, customer.ShortName, customer.City, customer.BusinessAddress, customer.RegisteredAddress)).ToListAsync(cancellationToken);
        var match = new PlaceMatch(place);
        if (Named(place, [.. own.Where(match.Fits).Select(site => new RecordRef(RecordKind.Customer, site.Id, site.Name))]) is { } found)
        {
            return (found, null);
        }

        var planned = await (from activity in context.Db.Activities.AsNoTracking()
                             join customer in context.Db.Customers on activity.CustomerId equals (long?)customer.Id
                             where activity.OwnerId == context.Caller.UserId && activity.PlannedOn == context.Today && activity.Type == "visit" && (activity.Status == ActivityStatus.Planned || activity.Status == ActivityStatus.InProgress)
                             orderby activity.PlannedStart
                             select new { customer.Id, customer.Name }).ToListAsync(cancellationToken);
        return Named(place, [.. planned.DistinctBy(one => one.Id).Select(one => new RecordRef(RecordKind.Customer, one.Id, one.Name))]) is { } due ? (due, "check_in_planned") : (null, "check_in_unknown");
    }

    private static Named? Named(string place, IReadOnlyList<RecordRef> found) => found.Count switch
    {
        0 => null,
        1 => Skills.Named.One(found[0]),
        _ => new Named(RecordKind.Customer, null, place, [.. found.Take(MostCandidates)]),
    };
}
