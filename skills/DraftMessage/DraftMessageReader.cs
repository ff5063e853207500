using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Drafts;

/// <summary>Reads "帮我写条跟进微信给俞总", "draft a thank-you email to Nora": a verb of writing, a kind of message, and somebody at a customer. A letter to nobody here is no business of ours.</summary>
public sealed class DraftMessageReader : ISkillReader
{
    internal const double Asked = 0.92;
    private const double Unasked = 0.55;
    private static readonly Lexicon Words = Lexicon.Of("draft-message");
    private static readonly string[] Purposes = ["birthday", "thanks", "greeting", "appointment"];

    public string Skill => "draft_message";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text;
        if (Words.Find(text, "write") is not { } verb || Words.Find(text, "message", verb.Start) is null || Words.Has(text, "no_draft"))
        {
            return null;   // 写了封邮件 tells of one, 提醒我写邮件 puts it off
        }

        var isAsked = Words.Has(text, "for_me") || text.AsSpan(0, verb.Start).Trim().Length == 0;
        var subject = SubjectReader.Read(utterance, context);
        var purpose = PurposeOf(text);
        var person = subject.Contact ?? (subject.IsFromFocus && context.State.Focus.FirstOrDefault(record => record.Kind == RecordKind.Contact) is { } last ? Named.One(last) : null);
        if ((person ?? subject.Customer ?? subject.Deal) is not { } to || subject.IsFromFocus && purpose is null && !Words.Has(text, "follow_up") && !SubjectReader.PointsBack(text) && !Words.Has(text, "pronoun"))
        {
            return null;
        }

        var draft = new DraftMessage(to)
        {
            Purpose = purpose ?? "follow_up",
            Medium = Words.Has(text, "email") ? "email" : "chat",
            Tone = Words.Has(text, "formal") ? "formal" : Words.Has(text, "brief") ? "brief" : "plain",
            Language = Words.Has(text, "in_english") ? "en" : Words.Has(text, "in_chinese") ? "zh" : null,
            On = DayOf(utterance),
            Said = text,
            Confidence = isAsked ? Asked : Unasked,
        };
        return to.IsAmbiguous ? new Clarify("", to.Candidates, draft) { About = to.Kind == RecordKind.Contact ? "contact" : "customer", Confidence = draft.Confidence } : draft;
    }

    private static string? PurposeOf(string text) => Purposes.FirstOrDefault(list => Words.Has(text, list));

    internal static DateOnly? DayOf(Utterance utterance) => utterance.Dates is [{ } date, ..] && date.From >= utterance.Today ? date.From : null;
}
