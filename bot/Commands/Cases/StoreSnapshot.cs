using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>All CRM rows at one moment, by kind and id, as canonical text: what a case changed is found by comparing tables, not from what the bot believes.</summary>
internal sealed class StoreSnapshot
{
    private static readonly (RecordKind Kind, Type Type)[] Kinds =
    [
        (RecordKind.Customer, typeof(Data.Customers.Customer)), (RecordKind.Contact, typeof(Data.Contacts.Contact)), (RecordKind.Opportunity, typeof(Data.Opportunities.Opportunity)),
        (RecordKind.Interaction, typeof(Data.Interactions.Interaction)), (RecordKind.Activity, typeof(Data.Activities.Activity)), (RecordKind.Task, typeof(Data.Tasks.SalesTask)),
        (RecordKind.User, typeof(Data.People.User)), (RecordKind.Target, typeof(Data.Targets.Target)), (RecordKind.Product, typeof(Data.Products.Product)),
    ];

    private readonly Dictionary<(RecordKind Kind, long Id), Dictionary<string, string?>> _rows = [];

    public static async Task<StoreSnapshot> TakeAsync(ICrmContexts contexts, CancellationToken cancellationToken)
    {
        var snapshot = new StoreSnapshot();
        await using var db = contexts.Open(Caller.System);
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!;   // public API of EF Core
        foreach (var (kind, type) in Kinds)
        {
            var properties = type.GetProperties().Where(property => property.CanWrite).ToList();
            foreach (var row in await ((IQueryable<Record>)set.MakeGenericMethod(type).Invoke(db, null)!).AsNoTracking().ToListAsync(cancellationToken))
            {
                snapshot._rows[(kind, row.Id)] = properties.ToDictionary(property => property.Name, property => FieldCodec.Write(property.GetValue(row)));
            }
        }

        return snapshot;
    }

    /// <summary>One row's fields; null when there is no such row.</summary>
    public IReadOnlyDictionary<string, string?>? Row(RecordKind kind, long? id) => id is { } key && _rows.TryGetValue((kind, key), out var row) ? row : null;

    /// <summary>The id a row had in the imported data; null for rows made since.</summary>
    public string? SourceId(RecordKind kind, long? id) => Row(kind, id)?.GetValueOrDefault("SourceId");

    /// <summary>The same for an id in canonical text.</summary>
    public string? SourceId(RecordKind kind, string? id) => long.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out var key) ? SourceId(kind, key) : null;

    /// <summary>Rows that <paramref name="before"/> did not have.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string?>> NewRows(StoreSnapshot before, RecordKind kind) =>
        _rows.Where(row => row.Key.Kind == kind && !before._rows.ContainsKey(row.Key)).OrderBy(row => row.Key.Id).Select(row => row.Value);

    /// <summary>Rows of <paramref name="before"/> that are gone, and those with other values, with the fields that differ.</summary>
    public IEnumerable<(string? SourceId, IReadOnlyDictionary<string, string?>? Now, IReadOnlyList<string> Changed)> Differences(StoreSnapshot before, RecordKind kind)
    {
        foreach (var (key, old) in before._rows.Where(row => row.Key.Kind == kind))
        {
            if (!_rows.TryGetValue(key, out var now))
            {
                yield return (old["SourceId"], null, []);
                continue;
            }

            var changed = now.Keys.Where(field => field is not ("Version" or "UpdatedAt") && now[field] != old[field]).ToList();
            if (changed.Count > 0)
            {
                yield return (old["SourceId"], now, changed);
            }
        }
    }

    /// <summary>Every value of every row, for the check that nothing forbidden was stored.</summary>
    public IEnumerable<string> NewText(StoreSnapshot before) =>
        _rows.Where(row => !before._rows.TryGetValue(row.Key, out var old) || old["Version"] != row.Value["Version"]).SelectMany(row => row.Value.Values).OfType<string>();
}
