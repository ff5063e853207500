using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Skills.Arguments;

/// <summary>Field names and filter fields as arguments spell them.</summary>
public static class ArgumentFields
{
    private static readonly Dictionary<string, RecordKind> References = new()
    {
        ["owner"] = RecordKind.User,
        ["followUpOwner"] = RecordKind.User,
        ["team"] = RecordKind.Team,
        ["customer"] = RecordKind.Customer,
        ["contact"] = RecordKind.Contact,
        ["product"] = RecordKind.Product,
        ["opportunity"] = RecordKind.Opportunity,
    };

    private static readonly Dictionary<string, string> Choices = new()
    {
        ["stage"] = "stage",
        ["industry"] = "industry",
        ["source"] = "source",
        ["grade"] = "grade",
        ["companySize"] = "company-size",
        ["customerStatus"] = "customer-status",
        ["channel"] = "channel",
        ["sentiment"] = "sentiment",
        ["activityType"] = "activity-type",
        ["activityStatus"] = "activity-status",
        ["followUpStatus"] = "work-status",
        ["taskStatus"] = "work-status",
        ["buyingRole"] = "buying-role",
        ["category"] = "product-category",
    };

    /// <summary>What a filter's values name; null for values that are no records.</summary>
    public static RecordKind? ReferenceOf(string filterField) => References.TryGetValue(filterField, out var kind) ? kind : null;

    /// <summary>The choice set of a filter's values; null for other values.</summary>
    public static string? ChoicesOf(string filterField) => Choices.GetValueOrDefault(filterField);

    /// <summary>Fields that a change may set, with their names among arguments: "expectedAmount" (yuan) for ExpectedAmountFen, "primaryContact" (a name) for PrimaryContactId.</summary>
    public static IEnumerable<(string Name, FieldDefinition Field)> Of(RecordKind kind) =>
        FieldCatalogue.Default.Of(kind).Where(field => !field.IsAuto && field.Type is not FieldType.Moment).Select(field => (NameOf(field), field));

    /// <summary>One of <see cref="Of"/>; null when there is none of that name.</summary>
    public static FieldDefinition? Find(RecordKind kind, string name) =>
        Of(kind).FirstOrDefault(field => field.Name == name || field.Field.Name == name).Field;

    /// <summary>A field's name among arguments.</summary>
    public static string NameOf(FieldDefinition field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var name = field.Type switch
        {
            FieldType.Money when field.Name.EndsWith("Fen", StringComparison.Ordinal) => field.Name[..^3],
            FieldType.Reference when field.Name.EndsWith("Id", StringComparison.Ordinal) => field.Name[..^2],
            _ => field.Name,
        };
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    internal static string Fen(decimal yuan) => decimal.ToInt64(yuan * 100).ToString(CultureInfo.InvariantCulture);

    internal static string Yuan(string fen) => (long.Parse(fen, CultureInfo.InvariantCulture) / 100m).ToString(CultureInfo.InvariantCulture);
}
