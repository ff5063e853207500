using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Guidance;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.VisitNotes;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Customers;

/// <summary>Reads new customers and contacts, and changes of grade, status, tags and contact data (actions: create, update, add_contact, update_contact, tag), and customers that change hands.</summary>
public sealed class ManageCustomerReader : ISkillReader
{
    private const int ShortStatement = 24;
    private static readonly Lexicon Words = CustomerValues.Words;
    private static readonly char[] TagBreaks = [' ', ',', '，', '、', ';', '；', '和', '。', '"', '“', '”', '\'', ':', '：'];

    public string Skill => "manage_customer";

    /// <inheritdoc />
    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);

        // An order to the system beside what somebody tells is data: it changes nothing.
        return ((Request?)HandOverReader.Find(utterance, context) ?? Found(utterance, context)) is { } request && !InstructionSpans.StandBesideTalk(utterance.Text) ? request : null;
    }

    private static ManageCustomer? Found(Utterance utterance, ReadingContext context)
    {
        var text = utterance.Text;
        if (HelpReader.AsksForm(text) is not null && utterance.Mentions.Count == 0 && utterance.Money.Count == 0)
        {
            return null;   // what a new one has to say is asked, none is made
        }

        if (Words.Find(text, "create") is { } create)
        {
            var noChoice = new List<string>();
            return CustomerValues.NameBehind(text, create) is { } name
                ? new ManageCustomer("create") { Customer = Named.New(RecordKind.Customer, name), Changes = NewCustomer(utterance, context, noChoice), NoChoice = noChoice, Confidence = 0.9 }
                : null;
        }

        var subject = SubjectReader.Read(utterance, context);
        if (Words.Find(text, "add_contact") is { } add)
        {
            return AddContact(utterance, add, subject);
        }

        return subject.Customer is null && subject.Contact is null ? null : Change(utterance, subject);
    }

    private static Dictionary<string, string?> NewCustomer(Utterance utterance, ReadingContext context, List<string> noChoice)
    {
        var values = CustomerValues.Customer(utterance).With(NamedFields.Read(utterance, RecordKind.Customer, isNew: true, noChoice));
        if (!values.ContainsKey("City") && CustomerValues.City(utterance.Text, context.Names) is { } city)
        {
            values["City"] = city;
        }

        return values;
    }

    private static ManageCustomer? AddContact(Utterance utterance, Span cue, Subject subject)
    {
        var name = CustomerValues.NameBehind(utterance.Text, cue);
        if (name is null)
        {
            return null;
        }

        var values = CustomerValues.Contact(utterance).With(NamedFields.Read(utterance, RecordKind.Contact, isNew: true));
        if (TitleBehind(utterance, name) is { } title)
        {
            values["JobTitle"] = title;
        }

        return new ManageCustomer("add_contact") { Customer = subject.Customer, Contact = Named.New(RecordKind.Contact, name), Changes = values, Confidence = 0.9 };
    }

    // "张伟，采购总监，拍板的": the part right behind the name that holds neither a number nor a role word.
    private static string? TitleBehind(Utterance utterance, string name)
    {
        var at = utterance.Text.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return CustomerValues.WithoutCompanies(utterance, at).Split(',', '，', '、', '。', ';', '；')
            .Select(part => part.Trim(' ', '的'))
            .FirstOrDefault(part => part.Length is >= 2 and <= 20 && !part.Any(char.IsAsciiDigit) && !part.Contains('@', StringComparison.Ordinal) && !Words.Has(part, "role") && !Words.Has(part, "phone"));
    }

    private static ManageCustomer? Change(Utterance utterance, Subject subject)
    {
        var text = utterance.Text;
        var penalty = Words.Has(text, "question") ? 0.4 : 0;
        var (added, removed) = Tags(text);
        if (added.Count + removed.Count > 0)
        {
            return new ManageCustomer("tag") { Customer = subject.Customer, AddTags = added, RemoveTags = removed, Confidence = 0.85 - penalty };
        }

        if (IsPlain(text) && subject.Contact is not null && NamedFields.Read(utterance, RecordKind.Contact, isNew: false) is { Count: > 0 } ofPerson)
        {
            return new ManageCustomer("update_contact") { Customer = subject.Customer, Contact = subject.Contact, Changes = ofPerson.With(ContactChanges(utterance)), Confidence = 0.8 - penalty };
        }

        if (IsPlain(text) && subject.Customer is not null && NamedFields.Read(utterance, RecordKind.Customer, isNew: false) is { Count: > 0 } ofCompany)
        {
            return new ManageCustomer("update") { Customer = subject.Customer, Changes = ofCompany.With(CustomerChanges(text)), Confidence = 0.8 - penalty };
        }

        if (!Words.Has(text, "change"))
        {
            return null;
        }

        if (subject.Contact is not null && ContactChanges(utterance) is { Count: > 0 } person)
        {
            return new ManageCustomer("update_contact") { Customer = subject.Customer, Contact = subject.Contact, Changes = person, Confidence = 0.75 - penalty };
        }

        var changes = CustomerChanges(text);
        return changes.Count == 0 || subject.Customer is null ? null : new ManageCustomer("update") { Customer = subject.Customer, Changes = changes, Confidence = 0.75 - penalty };
    }

    // 年营业额3亿 is told in notes as well: an order to change it is plain, and what holds nothing else.
    private static bool IsPlain(string text) => text.Length <= ShortStatement || Words.Has(text, "sets");

    private static Dictionary<string, string?> CustomerChanges(string text)
    {
        var changes = new Dictionary<string, string?>();
        if (CustomerValues.Grade(text) is { } grade)
        {
            changes["Grade"] = grade.ToString();
        }

        if (Words.Has(text, "status") && CustomerValues.Status(text) is { } status)
        {
            changes["Status"] = status.ToString();
        }

        return changes;
    }

    private static Dictionary<string, string?> ContactChanges(Utterance utterance)
    {
        var values = CustomerValues.Contact(utterance);
        if (Words.Find(utterance.Text, "job") is { } job)
        {
            var title = utterance.Text[job.End..].TrimStart('改', '成', '为', '是', '了', ':', '：', ' ').Trim(' ', '。', '，', '.', '了');
            title = title.StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? title[3..] : title;
            if (title.Length is >= 2 and <= 30)
            {
                values["JobTitle"] = title;
            }
        }

        return values;
    }

    private static (List<string> Added, List<string> Removed) Tags(string text)
    {
        if (Words.Find(text, "untag") is { } off)
        {
            return ([], Split(text[off.End..]));
        }

        return Words.Find(text, "tag") is { } on ? (Split(text[on.End..]), []) : ([], []);
    }

    private static List<string> Split(string text) =>
        [.. text.Split(TagBreaks, StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Trim()).Where(tag => tag.Length is >= 2 and <= 20 && !Words.Has(tag, "question")).Distinct()];
}
