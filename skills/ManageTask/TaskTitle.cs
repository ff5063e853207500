using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Tasking;

/// <summary>What is to be done, in the person's own words: the message without its date, its "remind me" and its addressee.</summary>
internal static class TaskTitle
{
    private const int Shortest = 2;
    private const int Longest = 120;
    private static readonly char[] Edges = [' ', ',', '，', '。', '.', ':', '：', ';', '；', '!', '！', '、', '-', '—', '\n', '\t', '"', '“', '”'];
    private static readonly string[] Leading = ["一下", "说", "是", "要", "就", "到", "to ", "that ", "about ", "a task ", "by ", "on ", "at ", "for "];
    private static readonly string[] Trailing = ["的任务", "的待办", "的代办", "的提醒", "吧", "哈", "啊", "哦", "谢谢", "一下我", "please", "thanks", " by", " on", " at", " for", " and", "，就行"];

    public static string Of(Utterance utterance, Span? cue, Span? assigned)
    {
        var gone = utterance.Dates.Where(date => !IsOfTheWork(date, utterance)).Select(date => date.Span).Concat(assigned is { } who ? [who] : []).ToList();
        var after = cue is { } said ? Rest(utterance, new Span(said.End, utterance.Text.Length - said.End), gone) : "";
        var before = cue is { } word ? Rest(utterance, new Span(0, word.Start), gone) : "";
        var title = after.Length >= Shortest ? after : before.Length >= Shortest ? before : Rest(utterance, new Span(0, utterance.Text.Length), gone);
        return title.Length > Longest ? title[..Longest] : title;
    }

    // 周五前交下周的计划: beside the day by which, a week or a month belongs to what is to be done.
    private static bool IsOfTheWork(DateValue date, Utterance utterance) =>
        date is { IsDay: false, ClockOnly: false, Deadline: false } && utterance.Dates.Any(other => other != date && (other.IsDay || other.Deadline));

    private static string Rest(Utterance utterance, Span part, List<Span> gone)
    {
        var kept = new System.Text.StringBuilder();
        var at = part.Start;
        foreach (var span in gone.Where(span => span.Overlaps(part)).OrderBy(span => span.Start))
        {
            Append(kept, utterance, at, Math.Max(at, span.Start));
            at = Math.Max(at, span.End);
        }

        Append(kept, utterance, at, Math.Max(at, part.End));
        return Trim(kept.ToString());
    }

    private static void Append(System.Text.StringBuilder kept, Utterance utterance, int from, int to)
    {
        if (to > from)
        {
            kept.Append(utterance.Words(new Span(from, to - from)));
        }
    }

    private static string Trim(string text)
    {
        for (var before = ""; before != text;)
        {
            before = text;
            text = text.Trim(Edges);
            foreach (var word in Leading.Where(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            {
                text = text[word.Length..];
            }

            foreach (var word in Trailing.Where(word => text.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
            {
                text = text[..^word.Length];
            }
        }

        return text.Replace("  ", " ", StringComparison.Ordinal);
    }
}
