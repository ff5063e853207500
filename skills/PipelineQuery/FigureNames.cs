using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Skills;

/// <summary>Names of the records that a question filters by, as the caller may see them.</summary>
internal sealed class FigureNames
{
    private readonly Dictionary<(string Field, string Id), RecordRef> _names = [];

    public static async Task<FigureNames> LoadAsync(MetricQuery query, CrmContext db, CancellationToken cancellationToken)
    {
        var names = new FigureNames();
        foreach (var filter in query.Filters)
        {
            var ids = filter.Values.Select(value => long.TryParse(value, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
            if (filter.Field == "owner" && ids.Count == 1 && ids[0] == db.Caller.UserId)
            {
                names._names[(filter.Field, filter.Values[0])] = new RecordRef(RecordKind.User, ids[0], db.Caller.Name);   // the commonest filter of all needs no query
                continue;
            }

            var (kind, found) = filter.Field switch
            {
                "owner" => (RecordKind.User, db.Users.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name })),
                "team" => (RecordKind.Team, db.Teams.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name })),
                "product" => (RecordKind.Product, db.Products.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name })),
                "customer" => (RecordKind.Customer, db.Customers.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name })),
                "opportunity" => (RecordKind.Opportunity, db.Opportunities.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name })),
                _ => (RecordKind.User, null),
            };
            if (found is null)
            {
                continue;
            }

            foreach (var row in await found.ToListAsync(cancellationToken))
            {
                names._names[(filter.Field, row.Id.ToString(CultureInfo.InvariantCulture))] = new RecordRef(kind, row.Id, row.Name);
            }
        }

        return names;
    }

    /// <summary>The record; null where none of the id was found.</summary>
    public RecordRef? Record(string field, string value) => _names.GetValueOrDefault((field, value));

    public string Of(string field, string value) => _names.TryGetValue((field, value), out var record) ? record.Name : value;
}
