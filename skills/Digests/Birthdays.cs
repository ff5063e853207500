using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Digests;

/// <summary>Birthdays of contacts (R50), each with a draft of what to write and one tap that makes a reminder.</summary>
internal static class Birthdays
{
    /// <summary>More days than a year has hold every birthday twice.</summary>
    public const int MostDays = 366;

    private const int Leap = 229;

    /// <summary>Those from <paramref name="from"/> to <paramref name="to"/>, at most <see cref="MostDays"/>, the first day first.</summary>
    /// <param name="ownerIds">Whose contacts; null = all that the caller may see. A contact without an owner is its customer's owner's.</param>
    public static async Task<List<ListItem>> LoadAsync(DateOnly from, DateOnly to, IReadOnlyList<long>? ownerIds, SkillContext context, CancellationToken cancellationToken)
    {
        var days = Enumerable.Range(0, Math.Max(to.DayNumber - from.DayNumber + 1, 0)).Select(from.AddDays).ToList();
        var wanted = days.SelectMany(Numbers).ToList();
        var contacts = context.Db.Contacts.AsNoTracking().Where(contact => contact.Birthday != null && wanted.Contains((contact.Birthday.Value.Month * 100) + contact.Birthday.Value.Day));
        if (ownerIds is not null)
        {
            contacts = contacts.Where(contact => contact.OwnerId != null ? ownerIds.Contains(contact.OwnerId.Value) : context.Db.Customers.Any(customer => customer.Id == contact.CustomerId && customer.OwnerId != null && ownerIds.Contains(customer.OwnerId.Value)));
        }

        var found = await contacts.OrderBy(contact => contact.Id)
            .Select(contact => new { contact.Id, contact.FullName, contact.JobTitle, contact.Birthday, Customer = context.Db.Customers.Where(customer => customer.Id == contact.CustomerId).Select(customer => customer.ShortName ?? customer.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return
        [
            .. found.Select(contact => (contact, On: days.First(day => Numbers(day).Contains(Number(contact.Birthday!.Value)))))   // asked for just above
                .OrderBy(one => one.On)
                .Select(one =>
                {
                    var who = string.Join(" · ", new[] { one.contact.FullName, one.contact.Customer, one.contact.JobTitle }.Where(part => !string.IsNullOrEmpty(part)));
                    var when = one.On == context.Today ? context.Say("digests.today") : one.On == context.Today.AddDays(1) ? context.Say("digests.tomorrow") : Formats.Date(one.On, context.Today, context.Language);
                    return new ListItem(
                        context.Say("digests.birthday", ("who", who), ("when", when)),
                        context.Say("digests.birthday_draft", ("name", one.contact.FullName), ("me", context.Caller.Name)),
                        new RecordRef(RecordKind.Contact, one.contact.Id, one.contact.FullName),
                        [new ReplyAction(context.Say("digests.birthday_task"), "say", context.Say("digests.birthday_say", ("name", one.contact.FullName), ("day", one.On.Day), ("month", context.Language == "en" ? one.On.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture) : one.On.Month)))]);
                }),
        ];
    }

    private static int Number(DateOnly day) => (day.Month * 100) + day.Day;

    // Who was born on 29 February celebrates on the 28th in other years.
    private static int[] Numbers(DateOnly day) => Number(day) == Leap - 1 && !DateTime.IsLeapYear(day.Year) ? [Number(day), Leap] : [Number(day)];
}
