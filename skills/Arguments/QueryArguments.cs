using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Arguments;

/// <summary>A given question about figures → one that can be answered: ids for names, fen for yuan, and the caller's own scope where none was said. Figures themselves come from the store alone.</summary>
internal sealed class QueryArguments(ArgumentContext context, ArgumentNames names, List<string> faults)
{
    private static readonly string[] Pointed = ["owner", "team", "scope", "customer", "opportunity", "contact", "region"];
    private string? _unknown;

    /// <summary>The question, and the first name in it that nobody visible has.</summary>
    public (MetricQuery Query, string? Unknown) Read(MetricQuery given)
    {
        var filters = given.Filters.Select(Filter).OfType<MetricFilter>().ToList();
        var defaults = new List<string>();
        if (_unknown is null && !filters.Exists(filter => Pointed.Contains(filter.Field)))
        {
            filters.AddRange(Whose(defaults));
        }

        var query = given with { Filters = filters, Defaults = defaults };
        if (faults.Count == 0 && MetricRules.Problem(query) is { } problem)
        {
            faults.Add($"query: cannot be answered because of {problem}.");
        }

        return (query, _unknown);
    }

    /// <summary>One condition; null, and a fault, when it cannot be one.</summary>
    public MetricFilter? Filter(MetricFilter given)
    {
        var place = "filters." + given.Field;
        var values = given.Values.Select(value => Value(given.Field, value, place)).OfType<string>().ToList();
        return values.Count == 0 ? null : given with { Values = values };
    }

    private string? Value(string field, string value, string place)
    {
        if (ArgumentFields.ReferenceOf(field) is { } kind)
        {
            return Reference(kind, value, place);
        }

        if (ArgumentFields.ChoicesOf(field) is { } set)
        {
            return FieldCatalogue.Default.FindChoice(set, value)?.Code ?? Fault($"{place}: '{value}' is not one of {string.Join(", ", FieldCatalogue.Default.Choices(set).Select(choice => choice.Code))}.");
        }

        return field switch
        {
            "amount" => ArgumentText.Amount(value) is { } yuan ? ArgumentFields.Fen(yuan) : Fault($"{place}: '{value}' is no amount."),
            "region" => context.Names.Regions.FirstOrDefault(region => region.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? names.Talk(value).Region ?? value,
            "status" => value is "open" or "won" or "lost" ? value : Fault($"{place}: '{value}' is not one of open, won, lost."),
            _ => value,
        };
    }

    private string? Reference(RecordKind kind, string value, string place)
    {
        if (kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity)
        {
            var talk = names.Talk(value);
            var found = kind switch { RecordKind.Customer => talk.Customer, RecordKind.Contact => talk.Contact, _ => talk.Opportunity ?? talk.LikelyOpportunity };
            if (found is { Id: { } id })
            {
                return id.ToString(CultureInfo.InvariantCulture);
            }

            if (found is { IsAmbiguous: true })
            {
                return Fault($"{place}: '{value}' may mean several.");
            }
        }
        else if (names.IsKnown(kind, value))
        {
            return names.Record(kind, value, place)?.Id.ToString(CultureInfo.InvariantCulture);
        }

        if (!names.IsSaid(value))
        {
            return Fault($"{place}: '{value}' does not stand in the message.");
        }

        _unknown ??= value;
        return null;
    }

    // As the built-in reader: what was not said is the widest that the caller may see, and the answer says so.
    private IEnumerable<MetricFilter> Whose(List<string> defaults)
    {
        var caller = context.Reading.Caller;
        switch (caller.Scope)
        {
            case AccessScope.Own:
                defaults.Add("scope.own");
                yield return new MetricFilter("owner", FilterOperator.In, [caller.UserId.ToString(CultureInfo.InvariantCulture)]);
                break;
            case AccessScope.Team:
                defaults.Add("scope.team");
                yield return new MetricFilter("team", FilterOperator.In, [caller.TeamId!.Value.ToString(CultureInfo.InvariantCulture)]);   // the team scope needs a team
                break;
            case AccessScope.All:
                defaults.Add("scope.company");
                break;
        }
    }

    private string? Fault(string text)
    {
        faults.Add(text);
        return null;
    }
}
