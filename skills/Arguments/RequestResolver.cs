using System.Text.Json;
using System.Text.Json.Nodes;
using SalesAssistant.Data;

namespace SalesAssistant.Skills.Arguments;

/// <summary>Arguments → the same typed request that the built-in reader makes: shape, names, amounts and rights of naming are checked; what a skill does with the request is checked there as for any other.</summary>
public static class RequestResolver
{
    /// <summary>The request.</summary>
    /// <param name="skill">The function's name, such as "log_interaction".</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="context">What they are read against.</param>
    /// <exception cref="ArgumentsRefusedException">They cannot be done; the faults say why.</exception>
    public static Request Read(string skill, JsonNode? arguments, ArgumentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Request given;
        try
        {
            given = RequestJson.Read(skill, arguments);
        }
        catch (JsonException problem)
        {
            throw new ArgumentsRefusedException([problem.Message]);
        }

        var faults = new List<string>();
        var request = Resolve(given, context, new ArgumentNames(context, faults), faults);
        return faults.Count == 0 ? request : throw new ArgumentsRefusedException(faults);
    }

    private static Request Resolve(Request given, ArgumentContext context, ArgumentNames names, List<string> faults) => given switch
    {
        LogInteraction log => new NoteArguments(context, names, faults).Read(log),
        PipelineQuery question => Figures(question, context, names, faults),
        PerformanceReport report => Figures(report, context, names, faults),
        NextActions next => Next(next, context, names, faults),
        CustomerProfile profile => Profile(profile, names),
        DraftMessage draft => Draft(draft, names),
        ManageCustomer customer => Customer(customer, context, names, faults),
        ManageOpportunity deal => Deal(deal, context, names, faults),
        ManageTask task => Task(task, context, names, faults),
        OutOfScope no => no with { IsDenied = no.Reason is "rights" or "transfer" },
        _ => given,
    };

    private static Request Figures(PipelineQuery question, ArgumentContext context, ArgumentNames names, List<string> faults)
    {
        var (query, unknown) = new QueryArguments(context, names, faults).Read(question.Query);
        return question with { Query = query, UnknownName = question.UnknownName ?? unknown };
    }

    private static Request Figures(PerformanceReport report, ArgumentContext context, ArgumentNames names, List<string> faults)
    {
        var (query, unknown) = new QueryArguments(context, names, faults).Read(report.Query);
        return report with { Query = query, UnknownName = report.UnknownName ?? unknown };
    }

    private static Request Next(NextActions next, ArgumentContext context, ArgumentNames names, List<string> faults)
    {
        var team = next.Team is { } said ? names.Record(RecordKind.Team, said.Name, "team") : null;
        var request = next with
        {
            Owner = next.Owner is { } owner ? names.Record(RecordKind.User, owner.Name, "owner") : null,
            MoreOwners = [.. next.MoreOwners.Select(colleague => names.Record(RecordKind.User, colleague.Name, "moreOwners")).OfType<RecordRef>()],
            Team = team,
            IsTeam = next.IsTeam || team is not null,
            Filters = [.. next.Filters.Select(filter => new QueryArguments(context, names, faults).Filter(filter)).OfType<Data.Metrics.MetricFilter>()],
            About = null,
            Deals = [],
        };
        if (next.About is not { } about)
        {
            return request;
        }

        var (found, talk) = names.About(about.Name, RecordKind.Customer, mayBeDeal: true, "about");
        if (found is { IsAmbiguous: true, Kind: RecordKind.Customer or RecordKind.Contact })
        {
            return new Clarify("", found.Candidates, request) { About = found.Kind == RecordKind.Customer ? "customer" : "contact" };
        }

        var deals = found?.Kind == RecordKind.Opportunity ? (found.Id is { } id ? [new RecordRef(RecordKind.Opportunity, id, found.Name)] : found.Candidates) : found?.Kind == RecordKind.Customer ? talk.OpenDeals : [];
        return request with { About = found, Deals = deals };
    }

    private static Request Profile(CustomerProfile profile, ArgumentNames names)
    {
        var (found, _) = names.About(profile.About.Name, profile.Aspect == "phone" ? RecordKind.Contact : RecordKind.Customer, mayBeDeal: false, "about");
        var about = found ?? profile.About;   // a fault says so
        var resolved = profile with { About = about };
        return about.IsAmbiguous ? new Clarify("", about.Candidates, resolved) { About = about.Kind == RecordKind.Contact ? "contact" : "customer" } : resolved;
    }

    private static Request Draft(DraftMessage draft, ArgumentNames names)
    {
        var (found, _) = names.About(draft.To.Name, RecordKind.Contact, mayBeDeal: true, "to");
        var resolved = draft with { To = found ?? draft.To };   // a fault says so
        return resolved.To.IsAmbiguous ? new Clarify("", resolved.To.Candidates, resolved) { About = resolved.To.Kind == RecordKind.Contact ? "contact" : "customer" } : resolved;
    }

    private static ManageCustomer Customer(ManageCustomer given, ArgumentContext context, ArgumentNames names, List<string> faults)
    {
        var changes = new ChangeArguments(context, names, faults).Read(given.Contact is null && given.Action is not ("add_contact" or "update_contact") ? RecordKind.Customer : RecordKind.Contact, given.Changes);
        if (given.Action == "create")
        {
            return given with { Customer = given.Customer is { } name ? names.New(RecordKind.Customer, name.Name, "customer") : null, Changes = changes };
        }

        if (given.Action == "add_contact")
        {
            var (customer, _, _, _) = names.Parties(given.Customer, null, null, "");
            return given with { Customer = customer, Contact = given.Contact is { } person ? names.New(RecordKind.Contact, person.Name, "contact") : null, Changes = changes };
        }

        var parties = names.Parties(given.Customer, given.Contact, null, "");
        return given with { Customer = parties.Customer, Contact = parties.Contact, Changes = changes };
    }

    private static ManageOpportunity Deal(ManageOpportunity given, ArgumentContext context, ArgumentNames names, List<string> faults)
    {
        var parties = names.Parties(given.Customer, null, given.Action == "create" ? null : given.Opportunity, "");
        var deal = parties.Deal ?? parties.Talk.LikelyOpportunity
            ?? (parties.Talk.OpenDeals.Count > 1 ? new Named(RecordKind.Opportunity, null, parties.Customer?.Name ?? "", [.. parties.Talk.OpenDeals.Take(5)]) : null);
        return given with
        {
            Customer = parties.Customer,
            Opportunity = given.Action == "create" ? null : deal,
            Changes = new ChangeArguments(context, names, faults).Read(RecordKind.Opportunity, given.Changes),
        };
    }

    private static ManageTask Task(ManageTask given, ArgumentContext context, ArgumentNames names, List<string> faults)
    {
        var parties = names.Parties(given.Customer, given.Contact, given.Opportunity, "");
        var last = context.Reading.State.LastTask;
        var isLast = given.Item is { } item && last is not null && item.Name == last.Name;
        return given with
        {
            Item = isLast ? Named.One(last!) : null,   // isLast says so
            ItemWords = isLast ? null : given.ItemWords ?? given.Item?.Name,
            Owner = given.Owner is { } owner ? names.Record(RecordKind.User, owner.Name, "owner") : null,
            MoreOwners = [.. given.MoreOwners.Select(colleague => names.Record(RecordKind.User, colleague.Name, "moreOwners")).OfType<RecordRef>()],
            Team = given.Team is { } team ? names.Record(RecordKind.Team, team.Name, "team") : null,
            Customer = parties.Customer,
            Contact = parties.Contact,
            Opportunity = parties.Deal,
        };
    }
}
