using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Profiles;

/// <summary>One customer on one card (R2), or one aspect of it; one person (R9).</summary>
public sealed class CustomerProfileSkill : Skill<CustomerProfile>
{
    private const int LikeLetters = 3;
    private const int MostNear = 3;

    protected override async Task<SkillResult> HandleAsync(CustomerProfile request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.About is not { Id: { } id })
        {
            return await UnknownAsync(request, context, cancellationToken);
        }

        if (request.About.Kind == RecordKind.Contact)
        {
            var person = await context.Db.Contacts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
            return person is null ? NotFound(request.About.Name, context) : await PersonAsync(person, context, cancellationToken);
        }

        var customerId = request.About.Kind == RecordKind.Opportunity
            ? await context.Db.Opportunities.AsNoTracking().Where(deal => deal.Id == id).Select(deal => deal.CustomerId).FirstOrDefaultAsync(cancellationToken)
            : id;
        var customer = await context.Db.Customers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == customerId, cancellationToken);
        return customer is null ? NotFound(request.About.Name, context) : await CustomerAsync(customer, request.Aspect, context, cancellationToken);
    }

    private static async Task<SkillResult> CustomerAsync(Customer customer, string aspect, SkillContext context, CancellationToken cancellationToken)
    {
        var card = new ProfileCard(customer, context);
        await card.AddAsync(aspect, cancellationToken);
        var record = new RecordRef(RecordKind.Customer, customer.Id, customer.Name);
        return new SkillResult(new Reply(card.Blocks))
        {
            Facts = new TurnFacts { About = record, Mentions = [record, .. card.Mentions] },
            State = context.State.Focused([.. OnlyPerson(card.Mentions), record]) with { LastShown = card.Mentions, Question = null },
        };
    }

    private static async Task<SkillResult> PersonAsync(Contact person, SkillContext context, CancellationToken cancellationToken)
    {
        var customer = await context.Db.Customers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == person.CustomerId, cancellationToken);
        var record = new RecordRef(RecordKind.Contact, person.Id, person.FullName);
        var company = customer is null ? null : new RecordRef(RecordKind.Customer, customer.Id, customer.Name);
        var lines = ContactLines.Of(person, customer, context);
        return new SkillResult(Reply.Of(context.Say("customer-profile.person", ("name", person.FullName), ("customer", customer?.Name ?? ""))).With(new FieldsBlock(null, lines, record)))
        {
            Facts = new TurnFacts { About = company ?? record, Mentions = [.. new[] { record, company }.OfType<RecordRef>()] },
            State = context.State.Focused(new[] { record, company }.OfType<RecordRef>()) with { Question = null },
        };
    }

    // "谁说了算" with one answer: "她邮箱多少" is then about that person.
    private static IEnumerable<RecordRef> OnlyPerson(IReadOnlyList<RecordRef> mentions) =>
        mentions.Where(record => record.Kind == RecordKind.Contact).ToList() is [var person] ? [person] : [];

    private static async Task<SkillResult> UnknownAsync(CustomerProfile request, SkillContext context, CancellationToken cancellationToken)
    {
        var near = request.About.Kind == RecordKind.Contact ? await NearAsync(request.About.Name, context, cancellationToken) : [];
        if (near.Count == 0)
        {
            return NotFound(request.About.Name, context);
        }

        var asked = await ClarifyReply.AskAsync(context, "contact", near, request, context.Say("customer-profile.not_found_near", ("name", request.About.Name)), cancellationToken);
        return asked with { Facts = asked.Facts with { IsNotFound = true } };
    }

    // People of the same surname, whose title another form of address would suit; in English those whose names begin alike.
    private static Task<List<RecordRef>> NearAsync(string name, SkillContext context, CancellationToken cancellationToken)
    {
        var beginning = char.IsAscii(name[0]) ? name.Split(' ')[^1][..Math.Min(LikeLetters, name.Split(' ')[^1].Length)] : name[..1];
        return context.Db.Contacts.AsNoTracking().Where(one => one.FullName.StartsWith(beginning) || one.FullName.Contains(" " + beginning)).OrderBy(one => one.Id).Take(MostNear)
            .Select(one => new RecordRef(RecordKind.Contact, one.Id, one.FullName)).ToListAsync(cancellationToken);
    }

    private static SkillResult NotFound(string name, SkillContext context) =>
        new(Reply.Of(context.Say("customer-profile.not_found", ("name", name)))) { Facts = new TurnFacts { IsNotFound = true } };
}

/// <summary>Registration.</summary>
public static class CustomerProfileServices
{
    public static IServiceCollection AddCustomerProfile(this IServiceCollection services) => services
        .AddSingleton<ISkill, CustomerProfileSkill>()
        .AddSingleton<ISkillReader, CustomerProfileReader>();
}
