using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.VisitNotes;

namespace SalesAssistant.Skills.Profiles;

/// <summary>Reads questions about one customer or person: "什么情况", "谁能拍板", "电话多少", "last time".</summary>
public sealed partial class CustomerProfileReader : ISkillReader
{
    private const double Certain = 0.95;
    internal static readonly Lexicon Words = Lexicon.Of("customer-profile");
    private static readonly string[] AskLists = ["status", "phone", "contacts", "decision_maker", "history"];
    private static readonly string[] Aspects = ["decision_maker", "phone", "tags", "history", "contacts", "deals"];

    public string Skill => "customer_profile";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text;
        if (NoteWords.Contact["missed"].IsIn(text) && !Words.Has(text, "question"))
        {
            return null;   // a call that did not come about asks for no number
        }

        var subject = SubjectReader.Read(utterance, context);
        var about = subject.Contact is { } person && (Words.Has(text, "phone") || Words.Has(text, "person") || subject.Customer is null) ? person : subject.Customer ?? subject.Contact;
        if (subject.IsFromFocus && Words.Has(text, "pronoun") && context.State.Focus is [{ Kind: RecordKind.Contact } last, ..])
        {
            about = Named.One(last);
        }

        if ((about is null || subject.IsFromFocus) && OfStranger(utterance, context) is { } stranger)
        {
            return stranger;   // whoever is named beats who was talked about before
        }

        if (about is null)
        {
            return Unknown(utterance);
        }

        var aspect = Aspects.FirstOrDefault(name => Words.Has(text, name)) ?? "all";
        var asks = (aspect != "all" && (aspect != "phone" || Words.Has(text, "question") || EndsWithCue(text))) || Words.Has(text, "status") || Words.Has(text, "person");
        var profile = new CustomerProfile(about) { Aspect = aspect, Confidence = Confidence(text, asks, subject.IsFromFocus) };
        return about.IsAmbiguous
            ? new Clarify("", about.Candidates, profile) { About = about.Kind == RecordKind.Contact ? "contact" : "customer", Confidence = profile.Confidence }
            : profile;
    }

    private static CustomerProfile? OfStranger(Utterance utterance, ReadingContext context) =>
        (Words.Has(utterance.Text, "opinion") || AskLists.Any(list => Words.Has(utterance.Text, list))) && !Words.Has(utterance.Text, "figures") && StrangerReader.Find(utterance, context) is { } name
            ? new CustomerProfile(Named.New(RecordKind.Contact, name)) { Confidence = Certain }
            : null;

    // "万盛钢构什么情况": a name that nobody here has, right before what is asked about it. Honestly not found.
    private static CustomerProfile? Unknown(Utterance utterance)
    {
        var text = utterance.Text;
        if (Words.Has(text, "figures") || Words.Has(text, "note"))
        {
            return null;
        }

        if (utterance.Language == "en")
        {
            var isPerson = Words.Has(text, "phone") || Words.Has(text, "person");
            return (isPerson || Words.Has(text, "status") || Words.Has(text, "contacts") || Words.Has(text, "decision_maker")) && CapitalName().Match(text) is { Success: true } name
                ? new CustomerProfile(Named.New(isPerson ? RecordKind.Contact : RecordKind.Customer, name.Value)) { Confidence = 0.55 }
                : null;
        }

        var cue = AskLists.Select(list => Words.Find(text, list)).OfType<Language.Values.Span>().OrderBy(span => span.Start).FirstOrDefault();
        var before = cue.Length == 0 ? "" : text[..cue.Start].Trim(' ', ',', '，', '的').Replace("查一下", "", StringComparison.Ordinal).Replace("帮我", "", StringComparison.Ordinal).Replace("看看", "", StringComparison.Ordinal);
        before = Words.Find(before, "after_name") is { Start: > 1 } tail ? before[..tail.Start] : before;
        return before.Length is >= 2 and <= 14 && !Words.Has(before, "no_name")
            ? new CustomerProfile(Named.New(Words.Has(text, "phone") ? RecordKind.Contact : RecordKind.Customer, before)) { Confidence = 0.45 }
            : null;
    }

    [GeneratedRegex(@"(?<!^)(?<![.!?] )(?<![A-Za-z])[A-Z][\p{L}&-]+(?: [A-Z][\p{L}&-]+)*")]
    private static partial Regex CapitalName();

    // "张总电话" asks for the number; "张总电话没接" tells of a call.
    private static bool EndsWithCue(string text) =>
        Words.All(text, "phone").LastOrDefault() is { Length: > 0 } cue && text[cue.End..].Trim(' ', '。', '.', '!', '！').Length == 0;

    private static double Confidence(string text, bool asks, bool isFromFocus)
    {
        var confidence = asks ? 0.6 : 0.05;
        confidence += asks && Words.Has(text, "question") ? 0.15 : 0;
        confidence -= Words.Has(text, "figures") ? 0.35 : 0;
        confidence -= Words.Has(text, "note") ? 0.3 : 0;
        return Math.Clamp(confidence - (isFromFocus ? 0.05 : 0), 0, 0.9);
    }
}
