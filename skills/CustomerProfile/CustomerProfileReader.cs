using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Profiles;

/// <summary>Reads questions about one customer or person: "什么情况", "谁能拍板", "电话多少", "last time".</summary>
public sealed class CustomerProfileReader : ISkillReader
{
    private static readonly Lexicon Words = Lexicon.Of("customer-profile");
    private static readonly string[] Aspects = ["decision_maker", "phone", "tags", "history", "contacts", "deals"];

    public string Skill => "customer_profile";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text;
        var subject = SubjectReader.Read(utterance, context);
        var about = subject.Contact is { } person && (Words.Has(text, "phone") || Words.Has(text, "person") || subject.Customer is null) ? person : subject.Customer ?? subject.Contact;
        if (about is null)
        {
            return null;
        }

        var aspect = Aspects.FirstOrDefault(name => Words.Has(text, name)) ?? "all";
        var asks = aspect != "all" || Words.Has(text, "status") || Words.Has(text, "person");
        var profile = new CustomerProfile(about) { Aspect = aspect, Confidence = Confidence(text, asks, subject.IsFromFocus) };
        return about.IsAmbiguous
            ? new Clarify("", about.Candidates, profile) { About = about.Kind == RecordKind.Contact ? "contact" : "customer", Confidence = profile.Confidence }
            : profile;
    }

    private static double Confidence(string text, bool asks, bool isFromFocus)
    {
        var confidence = asks ? 0.6 : 0.15;
        confidence += Words.Has(text, "question") ? 0.15 : 0;
        confidence -= Words.Has(text, "figures") ? 0.35 : 0;
        confidence -= Words.Has(text, "note") ? 0.3 : 0;
        return Math.Clamp(confidence - (isFromFocus ? 0.05 : 0), 0, 0.9);
    }
}
