using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;

namespace SalesAssistant.Data.Access;

/// <summary>Ways to reach a person at a pool customer are withheld until somebody claims the customer.</summary>
public static class ContactPrivacy
{
    /// <summary>Whether phones, e-mail and WeChat of a visible contact may be shown to <paramref name="caller"/>.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="customer">Its customer; null when it has none.</param>
    public static bool MayShowPhones(Caller caller, Contact contact, Customer? customer)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(contact);
        return caller.Scope == AccessScope.All || customer is null || customer.OwnerId is not null || contact.OwnerId == caller.UserId;
    }

    /// <summary>Fields of a contact that are withheld.</summary>
    public static IReadOnlyList<string> WithheldFields { get; } = [nameof(Contact.OfficePhone), nameof(Contact.MobilePhone), nameof(Contact.Email), nameof(Contact.WeChatId)];
}
