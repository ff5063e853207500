using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot.Workspace;

/// <summary>Any record with its fields in words, as one viewer may see it.</summary>
public sealed class RecordReader(FieldCatalogue fields, FieldWords words)
{
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    /// <summary>A labelled value. Target: the record it names, where the viewer may see it.</summary>
    public sealed record Line(string Field, string Label, string Value, RecordRef? Target, bool IsMissing);

    /// <summary>The record; null when it does not exist or is not the viewer's, without a difference.</summary>
    public static async Task<Record?> FindAsync(CrmContext db, RecordKind kind, long id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return kind switch
        {
            RecordKind.Customer => await db.Customers.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken),
            RecordKind.Contact => await db.Contacts.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken),
            RecordKind.Opportunity => await db.Opportunities.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken),
            RecordKind.Interaction => await db.Interactions.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken),
            RecordKind.Activity => await db.Activities.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken),
            RecordKind.Task => await db.Tasks.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken),
            RecordKind.Order => await db.Orders.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken),
            _ => null,
        };
    }

    /// <summary>What people call it.</summary>
    public static string NameOf(Record record) => record switch
    {
        Data.Customers.Customer customer => customer.Name,
        Data.Contacts.Contact contact => contact.FullName,
        Data.Opportunities.Opportunity deal => deal.Name,
        Data.Interactions.Interaction interaction => interaction.Subject ?? interaction.Number,
        Data.Activities.Activity activity => activity.Name,
        Data.Tasks.SalesTask task => task.Title,
        _ => record?.Number ?? "",
    };

    /// <summary>All fields of the catalogue; empty ones only where they are required.</summary>
    public async Task<IReadOnlyList<Line>> LinesAsync(CrmContext db, RecordKind kind, Record record, string language, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var hidden = record is Data.Contacts.Contact contact && !ContactPrivacy.MayShowPhones(db.Caller, contact, await db.Customers.AsNoTracking().FirstOrDefaultAsync(customer => customer.Id == contact.CustomerId, cancellationToken))
            ? ContactPrivacy.WithheldFields : [];
        var values = fields.Of(kind).Where(field => !hidden.Contains(field.Name)).Select(field => (Field: field, Value: Read(record, field.Name))).ToList();
        var names = await NamesAsync(db, values.Where(pair => pair.Field.Target is not null && pair.Value is not null).Select(pair => (pair.Field.Target!.Value, long.Parse(pair.Value!))), cancellationToken);
        return [.. values.Where(pair => pair.Value is not null || pair.Field is { IsRequired: true, IsAuto: false }).Select(pair =>
        {
            var target = pair.Field.Target is { } other && pair.Value is not null ? (other, long.Parse(pair.Value)) : ((RecordKind, long)?)null;
            var reference = target is { } key && names.TryGetValue(key, out var name) ? new RecordRef(key.Item1, key.Item2, name) : null;
            var value = words.Display(pair.Field, pair.Value, language, today, (kindOf, id) => names.GetValueOrDefault((kindOf, id)));
            return new Line(pair.Field.Name, pair.Field.Target is null ? pair.Field.Label(language) : RecordLinks.NameLabel(pair.Field.Label(language)), value, reference, pair.Value is null);
        })];
    }

    /// <summary>Names of the records that the viewer may see.</summary>
    public static async Task<Dictionary<(RecordKind, long), string>> NamesAsync(CrmContext db, IEnumerable<(RecordKind Kind, long Id)> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var names = new Dictionary<(RecordKind, long), string>();
        foreach (var group in wanted.Distinct().GroupBy(one => one.Kind, one => one.Id))
        {
            var ids = group.ToList();
            var found = group.Key switch
            {
                RecordKind.Customer => db.Customers.Where(record => ids.Contains(record.Id)).Select(record => new { record.Id, record.Name }),
                RecordKind.Contact => db.Contacts.Where(record => ids.Contains(record.Id)).Select(record => new { record.Id, Name = record.FullName }),
                RecordKind.Opportunity => db.Opportunities.Where(record => ids.Contains(record.Id)).Select(record => new { record.Id, record.Name }),
                RecordKind.User => db.Users.Where(record => ids.Contains(record.Id)).Select(record => new { record.Id, record.Name }),
                RecordKind.Team => db.Teams.Where(record => ids.Contains(record.Id)).Select(record => new { record.Id, record.Name }),
                RecordKind.Product => db.Products.Where(record => ids.Contains(record.Id)).Select(record => new { record.Id, record.Name }),
                RecordKind.Interaction => db.Interactions.Where(record => ids.Contains(record.Id)).Select(record => new { record.Id, Name = record.Subject ?? record.Number }),
                _ => null,
            };
            if (found is null)
            {
                continue;
            }

            foreach (var record in await found.ToListAsync(cancellationToken))
            {
                names[(group.Key, record.Id)] = record.Name;
            }
        }

        return names;
    }

    private static string? Read(Record record, string field) =>
        FieldCodec.Write(Properties.GetOrAdd((record.GetType(), field), key => key.Item1.GetProperty(key.Item2))?.GetValue(record)) is { Length: > 0 } text ? text : null;
}
