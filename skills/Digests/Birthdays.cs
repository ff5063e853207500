using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Skills.Digests;

/// <summary>Birthdays of the caller's own contacts (R50): today's, and those before the next working day is over, each with a draft of what to write.</summary>
internal static class Birthdays
{
    private const int Leap = 229;

    public static async Task<List<ListItem>> LoadAsync(SkillContext context, DigestSettings settings, CancellationToken cancellationToken)
    {
        var last = DigestTimes.NextWorkday(context.Today, settings);
        var days = Enumerable.Range(0, last.DayNumber - context.Today.DayNumber + 1).Select(context.Today.AddDays).ToList();
        var wanted = days.SelectMany(Numbers).ToList();
        var me = context.Caller.UserId;
        var found = await context.Db.Contacts.AsNoTracking()
            .Where(contact => contact.Birthday != null && wanted.Contains((contact.Birthday.Value.Month * 100) + contact.Birthday.Value.Day))
            .Where(contact => contact.OwnerId == me || (contact.OwnerId == null && context.Db.Customers.Any(customer => customer.Id == contact.CustomerId && customer.OwnerId == me)))
            .OrderBy(contact => contact.Id).Take(context.Settings.RowsPerAnswer)
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
