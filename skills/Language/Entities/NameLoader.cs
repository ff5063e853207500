using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Reads from the store what the index keeps of each record.</summary>
internal sealed class NameLoader(CrmContext db)
{
    private readonly Dictionary<string, string> _pool = [];

    /// <summary>All records; <paramref name="ids"/> narrows to some of one kind.</summary>
    public async Task<List<NameEntry>> LoadAsync(RecordKind kind, IReadOnlyCollection<long>? ids, CancellationToken cancellationToken) => kind switch
    {
        RecordKind.User => await UsersAsync(ids, cancellationToken),
        RecordKind.Team => await TeamsAsync(ids, cancellationToken),
        RecordKind.Product => await ProductsAsync(ids, cancellationToken),
        RecordKind.Customer => await CustomersAsync(ids, cancellationToken),
        RecordKind.Contact => await ContactsAsync(ids, cancellationToken),
        RecordKind.Opportunity => await DealsAsync(ids, cancellationToken),
        RecordKind.Activity => await ActivitiesAsync(ids, cancellationToken),
        _ => [],
    };

    private async Task<List<NameEntry>> UsersAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var rows = Some(db.Users, ids).Select(x => new { x.Id, x.Name, x.NameEn, x.Role, x.TeamId, x.Region, x.IsDisabled });
        return await EntriesAsync(rows, x => new NamedParty(Names(x.Name, x.NameEn), x.Region, x.TeamId ?? 0)
        {
            Kind = RecordKind.User,
            Id = x.Id,
            Name = x.Name,
            IsOpen = !x.IsDisabled,
            Title = x.Role switch { Role.Manager => "销售总监 总经理 manager", Role.Supervisor => "销售主管 经理 组长 supervisor", _ => "销售代表" },
        }, cancellationToken);
    }

    private async Task<List<NameEntry>> TeamsAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var rows = Some(db.Teams, ids).Select(x => new { x.Id, x.Name, x.NameEn, x.Region });
        return await EntriesAsync(rows, x => new NamedParty(Names(x.Name, x.NameEn), Pooled(x.Region)) { Kind = RecordKind.Team, Id = x.Id, Name = x.Name }, cancellationToken);
    }

    private async Task<List<NameEntry>> ProductsAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var rows = Some(db.Products, ids).Select(x => new { x.Id, x.Name, x.NameEn });
        return await EntriesAsync(rows, x => new NamedParty(Names(x.Name, x.NameEn)) { Kind = RecordKind.Product, Id = x.Id, Name = x.Name }, cancellationToken);
    }

    private async Task<List<NameEntry>> CustomersAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var touched = await (ids is null ? db.Interactions : db.Interactions.Where(x => ids.Contains(x.CustomerId!.Value)))
            .Where(x => x.CustomerId != null).GroupBy(x => x.CustomerId!.Value).Select(group => new { group.Key, On = group.Max(x => x.OccurredOn) })
            .ToDictionaryAsync(x => x.Key, x => x.On.DayNumber, cancellationToken);
        var rows = Some(db.Customers, ids).Select(x => new { x.Id, x.Name, x.ShortName, x.NameEn, x.FormerNames, x.City, x.Region, x.OwnerId });
        return await EntriesAsync(rows, x => new NamedParty(Names(x.Name, [x.ShortName, x.NameEn, .. Former(x.FormerNames)]), Pooled(x.Region))
        {
            Kind = RecordKind.Customer,
            Id = x.Id,
            CustomerId = x.Id,
            Name = x.Name,
            Title = Pooled(x.City),
            OwnerId = x.OwnerId ?? 0,
            LastTouched = touched.GetValueOrDefault(x.Id),
        }, cancellationToken);
    }

    private async Task<List<NameEntry>> ContactsAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var rows = Some(db.Contacts, ids).Select(x => new { x.Id, x.FullName, x.JobTitle, x.CustomerId, x.OwnerId, x.Gender });
        return await EntriesAsync(rows, x => new NamedPerson(Pooled(x.Gender))
        {
            Kind = RecordKind.Contact,
            Id = x.Id,
            Name = x.FullName,
            Title = Pooled(x.JobTitle),
            CustomerId = x.CustomerId ?? 0,
            OwnerId = x.OwnerId ?? 0,
        }, cancellationToken);
    }

    private async Task<List<NameEntry>> DealsAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var touched = await (ids is null ? db.Interactions : db.Interactions.Where(x => ids.Contains(x.OpportunityId!.Value)))
            .Where(x => x.OpportunityId != null).GroupBy(x => x.OpportunityId!.Value).Select(group => new { group.Key, On = group.Max(x => x.OccurredOn) })
            .ToDictionaryAsync(x => x.Key, x => x.On.DayNumber, cancellationToken);
        var rows = Some(db.Opportunities, ids)
            .Select(x => new { x.Id, x.Name, x.ProductOrService, x.ProductId, x.CustomerId, x.PrimaryContactId, x.OwnerId, x.Stage, x.Competitors });
        return await EntriesAsync(rows, x => new NamedDeal(x.ProductId ?? 0, x.PrimaryContactId ?? 0, Pooled(x.Competitors))
        {
            Kind = RecordKind.Opportunity,
            Id = x.Id,
            Name = x.Name,
            Title = Pooled(x.ProductOrService),
            CustomerId = x.CustomerId ?? 0,
            OwnerId = x.OwnerId ?? 0,
            IsOpen = x.Stage < Stage.Won,
            LastTouched = touched.GetValueOrDefault(x.Id),
        }, cancellationToken);
    }

    private async Task<List<NameEntry>> ActivitiesAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        var rows = Some(db.Activities, ids).Where(x => x.Status == ActivityStatus.Planned || x.Status == ActivityStatus.InProgress)
            .Select(x => new { x.Id, x.Name, x.CustomerId, x.ContactId, x.OwnerId, x.PlannedOn, x.OpportunityId });
        return await EntriesAsync(rows, x => new NamedDeal(0, x.ContactId ?? 0)
        {
            Kind = RecordKind.Activity,
            Id = x.Id,
            Name = x.Name,
            CustomerId = x.CustomerId ?? 0,
            OwnerId = x.OwnerId ?? 0,
            LastTouched = x.PlannedOn.DayNumber,
        }, cancellationToken);
    }

    // Row by row: a list of a million rows beside the list of what is made of them would double the peak.
    private static async Task<List<NameEntry>> EntriesAsync<T>(IQueryable<T> rows, Func<T, NameEntry> make, CancellationToken cancellationToken)
    {
        var entries = new List<NameEntry>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            entries.Add(make(row));
        }

        return entries;
    }

    private static IQueryable<T> Some<T>(IQueryable<T> rows, IReadOnlyCollection<long>? ids)
        where T : Record => (ids is null ? rows : rows.Where(x => ids.Contains(x.Id))).AsNoTracking();

    private static string[] Names(string name, params IEnumerable<string?> others) =>
        [.. others.Where(other => !string.IsNullOrWhiteSpace(other)).Select(other => other!.Trim()).Where(other => other != name).Distinct()];

    /// <summary>Comma separated; "Acme Co., Ltd." stays one name.</summary>
    private static List<string> Former(string? names)
    {
        var parts = (names ?? "").Split([',', '，', ';', '；', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var i = parts.Count - 1; i > 0; i--)
        {
            if (parts[i].TrimEnd('.').ToLowerInvariant() is "ltd" or "inc" or "llc" or "limited" or "corp")
            {
                parts[i - 1] += ", " + parts[i];
                parts.RemoveAt(i);
            }
        }

        return parts;
    }

    private string? Pooled(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return _pool.TryGetValue(text, out var known) ? known : _pool[text] = text;
    }
}
