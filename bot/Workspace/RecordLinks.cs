using SalesAssistant.Data;

namespace SalesAssistant.Bot.Workspace;

/// <summary>Where the page of a record is.</summary>
public static class RecordLinks
{
    private static readonly Dictionary<RecordKind, string> Folders = new()
    {
        [RecordKind.Customer] = "customers",
        [RecordKind.Contact] = "contacts",
        [RecordKind.Opportunity] = "deals",
        [RecordKind.Interaction] = "interactions",
        [RecordKind.Activity] = "activities",
        [RecordKind.Task] = "tasks",
        [RecordKind.Order] = "orders",
    };

    /// <summary>Its path; null for kinds without a page.</summary>
    public static string? To(RecordRef? record) => record is null ? null : To(record.Kind, record.Id);

    /// <summary>Its path; null for kinds without a page.</summary>
    public static string? To(RecordKind kind, long id) => Folders.TryGetValue(kind, out var folder) ? $"/{folder}/{id}" : null;

    /// <summary>The kind that a folder of the address means; null when none.</summary>
    public static RecordKind? KindOf(string folder) => Folders.Where(pair => pair.Value == folder).Select(pair => (RecordKind?)pair.Key).FirstOrDefault();

    /// <summary>What a field that holds a record is called where its name is shown: 客户编号 → 客户.</summary>
    public static string NameLabel(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.Length > 2 && label.EndsWith("编号", StringComparison.Ordinal) ? label[..^2] : label;
    }

    /// <summary>A path that a reply may lead to: inside this site, never elsewhere.</summary>
    public static string? Inside(string? path) => path is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]) ? path : null;
}
