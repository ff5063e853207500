using System.Collections.Frozen;

namespace SalesAssistant.Data.Changes;

/// <summary>Which fields point at which kind of record; the schema's own foreign keys cover only the indexed ones.</summary>
internal static class RecordLinks
{
    private static readonly FrozenDictionary<string, RecordKind> ByField = new Dictionary<string, RecordKind>
    {
        ["CustomerId"] = RecordKind.Customer,
        ["ContactId"] = RecordKind.Contact,
        ["PrimaryContactId"] = RecordKind.Contact,
        ["KeyDecisionMakerId"] = RecordKind.Contact,
        ["OpportunityId"] = RecordKind.Opportunity,
        ["InteractionId"] = RecordKind.Interaction,
        ["ProductId"] = RecordKind.Product,
        ["OrderId"] = RecordKind.Order,
        ["TeamId"] = RecordKind.Team,
        ["ClosedTeamId"] = RecordKind.Team,
        ["OwnerId"] = RecordKind.User,
        ["ActionOwnerId"] = RecordKind.User,
        ["FollowUpOwnerId"] = RecordKind.User,
        ["CreatedById"] = RecordKind.User,
        ["ManagerId"] = RecordKind.User,
    }.ToFrozenDictionary();

    /// <summary>What <paramref name="field"/> points at; null for other fields.</summary>
    public static RecordKind? Target(string field) => ByField.TryGetValue(field, out var kind) ? kind : null;

    /// <summary>Every column that points at records of <paramref name="kind"/>.</summary>
    public static IReadOnlyList<(RecordTable Table, RecordColumn Column)> To(RecordKind kind) =>
        [.. RecordTable.All.SelectMany(table => table.Columns.Where(column => Target(column.Name) == kind).Select(column => (table, column)))];
}
