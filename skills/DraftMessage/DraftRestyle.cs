using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Drafts;

/// <summary>Right behind a draft: 再正式一点, 短些, 改成邮件, "in English please", 约周四: the same message, written otherwise. A message counts only when nothing else stands in it.</summary>
public static class DraftRestyle
{
    private static readonly Lexicon Words = Lexicon.Of("draft-message");
    private static readonly string[] Wishes = ["formal", "plain", "brief", "as_email", "as_chat", "in_english", "in_chinese"];
    private static readonly string[] Lists = [.. Wishes, "around_a_style"];

    /// <summary>Null when there is no draft to write otherwise, or something else is said.</summary>
    public static DraftMessage? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text;
        if (context.State is not { LastSkill: "draft_message", LastDraft: { } stored } || PendingRequests.Read(stored) is not DraftMessage last || !IsOnly(utterance))
        {
            return null;
        }

        var next = last with
        {
            Tone = Words.Has(text, "formal") ? "formal" : Words.Has(text, "brief") ? "brief" : Words.Has(text, "plain") ? "plain" : last.Tone,
            Medium = Words.Has(text, "as_email") ? "email" : Words.Has(text, "as_chat") ? "chat" : last.Medium,
            Language = Words.Has(text, "in_english") ? "en" : Words.Has(text, "in_chinese") ? "zh" : last.Language,
            On = DraftMessageReader.DayOf(utterance) ?? last.On,
        };
        return next with { Said = $"{last.Said}; {text}", Confidence = DraftMessageReader.Asked };
    }

    // Every letter belongs to a wish, a day or a small word between, and there is a wish or a day.
    private static bool IsOnly(Utterance utterance)
    {
        if (!Array.Exists(Wishes, list => Words.Has(utterance.Text, list)) && DraftMessageReader.DayOf(utterance) is null)
        {
            return false;
        }

        var known = Lists.SelectMany(list => Words.All(utterance.Text, list)).Concat(utterance.Dates.Select(date => date.Span)).ToList();
        return !utterance.Text.Where((letter, at) => char.IsLetter(letter) && !known.Exists(span => span.Start <= at && at < span.End)).Any();
    }
}
