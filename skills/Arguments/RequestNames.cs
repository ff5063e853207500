using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Arguments;

/// <summary>Ids and fen of a request as names and yuan.</summary>
internal static class RequestNames
{
    public static Request Said(Request request, Func<RecordKind, long, string?> nameOf) => request switch
    {
        PipelineQuery question => question with { Query = Said(question.Query, nameOf) },
        PerformanceReport report => report with { Query = Said(report.Query, nameOf) },
        NextActions next => next with { Filters = [.. next.Filters.Select(filter => Said(filter, nameOf))] },
        // Which of several deals is meant was not said: there is no name to write.
        ManageOpportunity deal => deal with { Opportunity = deal.Opportunity is { IsAmbiguous: true } ? null : deal.Opportunity, Changes = Said(RecordKind.Opportunity, deal.Changes, nameOf) },
        ManageCustomer customer => customer with { Changes = Said(customer.Contact is null ? RecordKind.Customer : RecordKind.Contact, customer.Changes, nameOf) },
        _ => request,
    };

    private static MetricQuery Said(MetricQuery query, Func<RecordKind, long, string?> nameOf) => query with { Filters = [.. query.Filters.Select(filter => Said(filter, nameOf))] };

    private static MetricFilter Said(MetricFilter filter, Func<RecordKind, long, string?> nameOf) =>
        ArgumentFields.ReferenceOf(filter.Field) is { } kind ? filter with { Values = [.. filter.Values.Select(id => nameOf(kind, long.Parse(id, CultureInfo.InvariantCulture)) ?? id)] }
        : filter.Field == "amount" ? filter with { Values = [.. filter.Values.Select(ArgumentFields.Yuan)] }
        : filter;

    private static Dictionary<string, string?> Said(RecordKind kind, IReadOnlyDictionary<string, string?> changes, Func<RecordKind, long, string?> nameOf)
    {
        var said = new Dictionary<string, string?>();
        foreach (var (name, value) in changes)
        {
            var field = FieldCatalogue.Default.Find(kind, name);
            said[field is null ? name : ArgumentFields.NameOf(field)] = (field, value) switch
            {
                (null, _) or (_, null or "") => value,
                ({ Type: FieldType.Money }, _) => ArgumentFields.Yuan(value),
                ({ Type: FieldType.Reference, Target: { } target }, _) => nameOf(target, long.Parse(value, CultureInfo.InvariantCulture)) ?? value,
                _ => value,
            };
        }

        return said;
    }
}
