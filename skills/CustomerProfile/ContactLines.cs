using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Profiles;

/// <summary>A person as labelled values. Numbers of a customer in the public pool are shown only after it was claimed (R13).</summary>
internal static class ContactLines
{
    public static IReadOnlyList<FieldLine> Of(Contact person, Customer? customer, SkillContext context)
    {
        var isPool = customer is not null && customer.OwnerId is null;
        string? hidden = isPool ? context.Say("customer-profile.in_pool") : null;
        (string Field, string? Value)[] values =
        [
            ("JobTitle", person.JobTitle),
            ("Department", person.Department),
            ("BuyingRole", Role(person, context)),
            ("MobilePhone", person.MobilePhone is null ? null : hidden ?? person.MobilePhone),
            ("OfficePhone", person.OfficePhone is null ? null : hidden ?? person.OfficePhone),
            ("Email", person.Email is null ? null : hidden ?? person.Email),
            ("WeChatId", person.WeChatId is null ? null : hidden ?? person.WeChatId),
            ("Birthday", person.Birthday is { } day ? Formats.Date(day, context.Today, context.Language) : null),
            ("Hobbies", person.Hobbies),
            ("Remarks", person.Remarks),
        ];
        return [.. values.Where(value => !string.IsNullOrWhiteSpace(value.Value)).Select(value => new FieldLine(Label(value.Field, context), value.Value!))];   // filtered
    }

    public static string? Role(Contact person, SkillContext context) =>
        person.BuyingRole is { } role ? context.Fields.FindChoice("buying-role", role.ToString())?.Label(context.Language) ?? role.ToString() : null;

    private static string Label(string field, SkillContext context) =>
        context.Fields.Find(Data.RecordKind.Contact, field)?.Label(context.Language) ?? field;
}
