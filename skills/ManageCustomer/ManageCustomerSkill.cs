using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Customers;

/// <summary>Proposes customers, contacts, grades and tags (R1, R4, R9).</summary>
public sealed class ManageCustomerSkill : Skill<ManageCustomer>
{
    private const int MostQuestions = 3;
    private static readonly string[] RequiredOfCustomer = ["Industry", "Source", "Grade", "MainNeeds"];
    private static readonly string[] RequiredOfContact = ["JobTitle", "BuyingRole"];
    private static readonly Dictionary<string, PropertyInfo> CustomerFields = typeof(Customer).GetProperties().ToDictionary(property => property.Name);
    private static readonly Dictionary<string, PropertyInfo> ContactFields = typeof(Contact).GetProperties().ToDictionary(property => property.Name);

    protected override async Task<SkillResult> HandleAsync(ManageCustomer request, SkillContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.Action == "create")
        {
            return await CreateAsync(request, context, cancellationToken);
        }

        if (request.Contact is { IsAmbiguous: true } several)
        {
            return await ClarifyReply.AskAsync(context, "contact", several.Candidates, request, null, cancellationToken);
        }

        if (request.Action == "update_contact" && request.Contact is { Id: { } contactId })
        {
            return await UpdateContactAsync(contactId, request, context, cancellationToken);
        }

        if (request.Customer is not { Id: { } id })
        {
            return await ClarifyReply.AskAsync(context, "customer", request.Customer?.Candidates ?? [], request, null, cancellationToken);
        }

        if (request.Changes.TryGetValue("OwnerId", out var owner) && owner is not null && request.Changes.Count == 1)
        {
            return await ToOwnerAsync(request.Customer, long.Parse(owner, CultureInfo.InvariantCulture), context, cancellationToken);
        }

        var customer = await context.Db.Customers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        return customer is null ? new SkillResult(Reply.Of(context.Say("manage-customer.not_found", ("name", request.Customer.Name)))) { Facts = new TurnFacts { IsNotFound = true } }
            : request.Action == "add_contact" ? AddContact(customer, request, context)
            : Update(customer, request, context);
    }

    private static async Task<SkillResult> CreateAsync(ManageCustomer request, SkillContext context, CancellationToken cancellationToken)
    {
        var name = request.Customer!.Name;   // the reader names the new customer
        if (await context.Db.Customers.AsNoTracking().FirstOrDefaultAsync(one => one.Name == name || one.ShortName == name, cancellationToken) is { } known)
        {
            var there = new RecordRef(RecordKind.Customer, known.Id, known.Name);
            return new SkillResult(Reply.Of(context.Say("manage-customer.exists", ("name", known.Name)))) { Facts = new TurnFacts { About = there, Mentions = [there] } };
        }

        var values = new Dictionary<string, string?>(request.Changes)
        {
            ["Name"] = name,
            ["OwnerId"] = FieldCodec.Write(context.Caller.UserId),
            ["Status"] = nameof(CustomerStatus.Active),
            ["FirstContactDate"] = FieldCodec.Write(context.Today),
        };
        var record = new RecordRef(RecordKind.Customer, context.Ids.Next(), name);
        return Propose(request, record, ChangeOperation.Create, 0, [.. values.Where(value => value.Value is not null).Select(value => new FieldChange(value.Key, null, value.Value))], "create", Questions(RequiredOfCustomer, values, context), context);
    }

    private static SkillResult AddContact(Customer customer, ManageCustomer request, SkillContext context)
    {
        var values = new Dictionary<string, string?>(request.Changes) { ["FullName"] = request.Contact!.Name, ["CustomerId"] = FieldCodec.Write(customer.Id) };   // the reader names the new contact
        var record = new RecordRef(RecordKind.Contact, context.Ids.Next(), request.Contact.Name);
        return Propose(request, record, ChangeOperation.Create, 0, [.. values.Where(value => value.Value is not null).Select(value => new FieldChange(value.Key, null, value.Value))], "add_contact", Questions(RequiredOfContact, values, context), context);
    }

    private static async Task<SkillResult> UpdateContactAsync(long id, ManageCustomer request, SkillContext context, CancellationToken cancellationToken)
    {
        var contact = await context.Db.Contacts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        return contact is null
            ? new SkillResult(Reply.Of(context.Say("manage-customer.not_found", ("name", request.Contact!.Name)))) { Facts = new TurnFacts { IsNotFound = true } }   // asked for by id
            : Propose(request, new RecordRef(RecordKind.Contact, contact.Id, contact.FullName), ChangeOperation.Update, contact.Version, Differences(contact, ContactFields, request.Changes), "update", [], context);
    }

    private static SkillResult Update(Customer customer, ManageCustomer request, SkillContext context)
    {
        var record = new RecordRef(RecordKind.Customer, customer.Id, customer.Name);
        var changes = new Dictionary<string, string?>(request.Changes);
        if (changes.ContainsKey("OwnerId"))
        {
            return new SkillResult(Reply.Of(context.Say("manage-customer.owner_by_itself", ("name", customer.Name)))) { Facts = new TurnFacts { About = record, Mentions = [record] } };
        }

        if (request.AddTags.Count + request.RemoveTags.Count > 0)
        {
            var tags = (customer.Tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Except(request.RemoveTags).Union(request.AddTags).ToList();
            changes["Tags"] = tags.Count == 0 ? null : string.Join(',', tags);
        }

        return Propose(request, record, ChangeOperation.Update, customer.Version, Differences(customer, CustomerFields, changes), "update", [], context);
    }

    // Said by a function call, or by a model: the same as in words.
    private static async Task<SkillResult> ToOwnerAsync(Named customer, long ownerId, SkillContext context, CancellationToken cancellationToken)
    {
        var name = await context.Db.Users.AsNoTracking().Where(user => user.Id == ownerId).Select(user => user.Name).FirstOrDefaultAsync(cancellationToken);
        return await HandOverSkill.ProposeAsync(new HandOver { Customer = customer, To = new RecordRef(RecordKind.User, ownerId, name ?? "") }, context, cancellationToken);
    }

    private static SkillResult Propose(ManageCustomer request, RecordRef record, ChangeOperation operation, int version, IReadOnlyList<FieldChange> fields, string key, IReadOnlyList<string> questions, SkillContext context)
    {
        if (fields.Count == 0)
        {
            return new SkillResult(Reply.Of(context.Say("manage-customer.unchanged", ("name", record.Name)))) { Facts = new TurnFacts { About = record, Mentions = [record] } };
        }

        var isNew = operation == ChangeOperation.Create;
        var intro = Reply.Of(context.Say($"manage-customer.propose_{key}", ("name", record.Name)));
        return new SkillResult(request.NoChoice.Count == 0 ? intro : intro.With(new TextBlock(context.Say("manage-customer.no_choice", ("words", string.Join(context.Language == "en" ? ", " : "、", request.NoChoice))), "warning")))
        {
            Proposals = [new ProposalDraft("manage_customer", context.Say($"manage-customer.title_{key}", ("name", record.Name)), new ChangeSet([new RecordChange(record.Kind, record.Id, operation, version, fields)]), questions)],
            Facts = new TurnFacts { Action = isNew ? "create" : "update", About = record, Mentions = isNew ? [] : [record] },
            State = isNew ? context.State with { Question = null } : context.State.Focused(record) with { Question = null },
        };
    }

    private static IReadOnlyList<FieldChange> Differences(object record, Dictionary<string, PropertyInfo> properties, IReadOnlyDictionary<string, string?> asked) =>
        [.. asked.Where(change => properties.ContainsKey(change.Key))
            .Select(change => new FieldChange(change.Key, FieldCodec.Write(properties[change.Key].GetValue(record)), change.Value))
            .Where(change => change.Old != change.New)];

    private static List<string> Questions(string[] required, Dictionary<string, string?> values, SkillContext context) =>
        [.. required.Where(field => values.GetValueOrDefault(field) is null).Take(MostQuestions).Select(field => context.Say($"manage-customer.ask.{field}"))];
}

/// <summary>Registration.</summary>
public static class ManageCustomerServices
{
    public static IServiceCollection AddManageCustomer(this IServiceCollection services) => services
        .AddSingleton<ISkill, ManageCustomerSkill>()
        .AddSingleton<ISkill, HandOverSkill>()
        .AddSingleton<ICorrectsProposals, HandOverCorrection>()
        .AddSingleton<ISkillReader, ManageCustomerReader>();
}
