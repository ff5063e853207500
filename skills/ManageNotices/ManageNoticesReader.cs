using SalesAssistant.Data;
using SalesAssistant.Data.Notices;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Digests;

/// <summary>Reads "别再发早报", "早报改到八点半", "stop the morning digest", "发一份周报": a word for what is sent, and what to do with it.</summary>
public sealed class ManageNoticesReader : ISkillReader
{
    private const double Sure = 0.95;
    private static readonly Lexicon Words = Lexicon.Of("manage-notices");
    private static readonly (string List, NoticeKind Kind)[] Kinds = [("morning", NoticeKind.Morning), ("birthday", NoticeKind.Birthday), ("weekly", NoticeKind.Weekly), ("reminder", NoticeKind.Reminder)];

    public string Skill => "manage_notices";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var text = utterance.Text;

        // "提醒我周五写周报" is a task of one's own, and a customer in the sentence is what it is about.
        if (Words.Has(text, "own_work") || utterance.Mentions.Any(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Contact or RecordKind.Opportunity))
        {
            return null;
        }

        var kinds = Kinds.Where(kind => Words.Has(text, kind.List)).Select(kind => (NoticeKind?)kind.Kind).ToList();
        if (kinds.Count == 0 && !Words.Has(text, "all"))
        {
            return null;
        }

        var kind = kinds.Count > 0 ? kinds[0] : null;
        var at = utterance.Dates.Select(date => date.Clock).FirstOrDefault(clock => clock is not null);
        return Action(text, at is not null) is not { } action ? null
            : action is "read" or "time" && kind is null ? null   // there is no one message called "notifications"
            : new ManageNotices(action) { Kind = kind, At = action is "time" or "start" ? at : null, Confidence = kind is null && action != "show" ? 0.8 : Sure };
    }

    // A time wins over a verb ("早报还是八点发给我吧"), not wanting over wanting ("不要再发给我").
    private static string? Action(string text, bool hasClock) =>
        Words.Has(text, "ask") ? "show"
        : Words.Has(text, "stop") && !hasClock ? "stop"
        : hasClock || Words.Has(text, "move") ? "time"
        : Words.Has(text, "start") ? "start"
        : Words.Has(text, "read") ? "read"
        : null;
}
