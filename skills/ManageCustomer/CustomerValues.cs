using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Customers;

/// <summary>Words → field values of customers and contacts, in canonical text by property name.</summary>
internal static partial class CustomerValues
{
    private const int LargeFrom = 1000;
    private const int SmallBelow = 100;
    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create(",，。;；、:：\n(（");
    internal static readonly Lexicon Words = Lexicon.Of("manage-customer");

    /// <summary>Industry, size, source, grade and need, as far as said.</summary>
    public static Dictionary<string, string?> Customer(Utterance utterance)
    {
        var values = new Dictionary<string, string?>();
        var text = utterance.Text;
        AddChoice(values, "Industry", "industry", text);
        AddChoice(values, "Source", "source", text);
        if (Grade(text) is { } grade)
        {
            values["Grade"] = grade.ToString();
        }

        if (Employees(utterance) is { } people)
        {
            values["CompanySize"] = SizeOf(people).ToString();
        }

        return values;
    }

    /// <summary>Phone, mail, WeChat, title and role of a person, as far as said.</summary>
    public static Dictionary<string, string?> Contact(Utterance utterance)
    {
        var values = new Dictionary<string, string?>();
        if (ContactValueReader.Phones(utterance.Text) is [var phone, ..])
        {
            values["MobilePhone"] = phone.Span.In(utterance.Text);
        }

        if (ContactValueReader.Emails(utterance.Text) is [var email, ..])
        {
            values["Email"] = email.Span.In(utterance.Text);
        }

        if (Role(utterance.Text) is { } role)
        {
            values["BuyingRole"] = role.ToString();
        }

        if (Words.Find(utterance.Text, "wechat") is { } wechat && WeChatId().Match(utterance.Text, wechat.End) is { Success: true } id && !values.ContainsKey("Email"))
        {
            values["WeChatId"] = id.Value;
        }

        return values;
    }

    /// <summary>What stands right behind a cue, up to the next break: the name of something new.</summary>
    public static string? NameBehind(string text, Span cue)
    {
        var rest = text[cue.End..].TrimStart(' ', ',', '，', ':', '：', '叫');
        var end = rest.AsSpan().IndexOfAny(Breaks);
        var name = (end < 0 ? rest : rest[..end]).Trim();
        name = name.StartsWith("called ", StringComparison.OrdinalIgnoreCase) ? name[7..] : name;
        return name.Length is >= 2 and <= 60 ? name : null;
    }

    /// <summary>杭州的, 在成都: a part of the sentence that is a place; null when none is.</summary>
    public static string? City(string text, Language.Entities.NameScope names) =>
        text.Split(',', '，', '。', ';', '；', ' ').Select(part => PlaceWords().Replace(part.Trim(), "")).FirstOrDefault(part => names.Lexicon?.Places.Contains(part) == true);

    /// <summary>The rest of the text from <paramref name="start"/> without the companies named in it: 长汀饮料的采购经理 is a 采购经理.</summary>
    public static string WithoutCompanies(Utterance utterance, int start)
    {
        var rest = utterance.Text[start..];
        foreach (var company in utterance.Of(RecordKind.Customer).Where(mention => mention.Span.Start >= start).OrderByDescending(mention => mention.Span.Start))
        {
            rest = rest.Remove(company.Span.Start - start, company.Span.Length);
        }

        return rest;
    }

    /// <summary>These values, and of <paramref name="more"/> what they do not hold.</summary>
    public static Dictionary<string, string?> With(this Dictionary<string, string?> values, IReadOnlyDictionary<string, string?> more)
    {
        foreach (var (field, value) in more)
        {
            values.TryAdd(field, value);
        }

        return values;
    }

    public static CustomerGrade? Grade(string text) => GradeWord().Match(text) is { Success: true } match ? Enum.Parse<CustomerGrade>((match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value).ToUpperInvariant()) : null;

    public static CustomerStatus? Status(string text) => Enum.GetValues<CustomerStatus>().Select(status => (CustomerStatus?)status).FirstOrDefault(status => Words.Has(text, $"status_{status}"));

    public static BuyingRole? Role(string text) => new BuyingRole?[] { BuyingRole.DecisionMaker, BuyingRole.Influencer, BuyingRole.TechnicalEvaluator, BuyingRole.User }.FirstOrDefault(role => Words.Has(text, $"role_{role}"));

    public static CompanySize SizeOf(decimal people) => people > LargeFrom ? CompanySize.Large : people < SmallBelow ? CompanySize.Small : CompanySize.Medium;

    private static decimal? Employees(Utterance utterance)
    {
        foreach (var number in utterance.Numbers.Where(number => !number.Ordinal))
        {
            var behind = utterance.Text[number.NumberSpan.End..];
            if (number.Unit is "人" or "名" or "people" or "employees" or "staff" || (behind.Length > 0 && Words.Find(behind, "size_people") is { Start: <= 1 }))
            {
                return number.Value;
            }
        }

        return null;
    }

    private static void AddChoice(Dictionary<string, string?> values, string field, string set, string text)
    {
        var found = FieldCatalogue.Default.Choices(set)
            .SelectMany(choice => choice.Synonyms.Append(choice.Zh).Append(choice.En).Append(choice.Code).Select(word => (choice.Code, Word: word)))
            .Where(pair => pair.Word.Length >= 2 && text.Contains(pair.Word, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.Word.Length)
            .FirstOrDefault();
        if (found.Code is not null)
        {
            values[field] = found.Code;
        }
    }

    [GeneratedRegex("([A-Da-d])\\s*[级类]|(?:grade|tier)\\s+(?:to\\s+)?([A-Da-d])\\b|\\b([A-Da-d])[- ](?:grade|tier)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex GradeWord();

    [GeneratedRegex("^(?:公司|总部|人|厂子?|地址)?(?:在|位于|是)|(?:市|那边|这边|本地)?(?:的|人)?(?:公司|企业)?$")]
    private static partial Regex PlaceWords();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_-]{5,19}")]
    private static partial Regex WeChatId();
}
