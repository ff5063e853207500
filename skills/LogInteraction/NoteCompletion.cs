using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>After a question back: the picked customer brings the contact that the words named, the picked contact brings its customer.</summary>
internal static class NoteCompletion
{
    public static async Task<LogInteraction.Note> CompleteAsync(LogInteraction.Note note, SkillContext context, CancellationToken cancellationToken)
    {
        if (note is { Customer: null or { IsAmbiguous: true }, Contact.Id: { } contactId })
        {
            var home = await (from person in context.Db.Contacts
                              join customer in context.Db.Customers on person.CustomerId equals (long?)customer.Id
                              where person.Id == contactId
                              select new { customer.Id, customer.Name }).FirstOrDefaultAsync(cancellationToken);
            return home is null ? note : note with { Customer = Named.One(new RecordRef(RecordKind.Customer, home.Id, home.Name)) };
        }

        if (!note.WasOpen || note is not { Customer.Id: { } customerId, Contact: null } || !note.Words.TryGetValue("contact", out var words))
        {
            return note;
        }

        var people = await context.Db.Contacts.Where(person => person.CustomerId == customerId).Select(person => new { person.Id, person.FullName, person.JobTitle }).ToListAsync(cancellationToken);
        var fitting = people.Where(person => Fits(person.FullName, words)).ToList();
        var titled = fitting.Where(person => person.JobTitle?.Contains(words[^1], StringComparison.Ordinal) == true).ToList();
        var found = fitting.Count == 1 ? fitting[0] : titled.Count == 1 ? titled[0] : null;
        return found is null ? note : note with { Contact = Named.One(new RecordRef(RecordKind.Contact, found.Id, found.FullName)) };
    }

    // The words were read as a person of one of the candidates: a full name, a surname with a form of address, a given name.
    private static bool Fits(string name, string words) =>
        name.Contains(words, StringComparison.OrdinalIgnoreCase) || words.Contains(name, StringComparison.OrdinalIgnoreCase)
        || (words[0] is >= '\u3400' and <= '\u9fff' && name[0] == words[0]);
}
