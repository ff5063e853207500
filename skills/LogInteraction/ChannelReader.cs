using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>How the contact took place: phone, email, meeting, visit, wechat, other; null when nobody said.</summary>
internal static partial class ChannelReader
{
    private const int LongestGoing = 6;
    private const int ShortSite = 5;
    private const int NearColleague = 4;
    private const int ShortCorrection = 6;
    private static readonly string[] Order = ["wechat", "email", "meeting", "phone", "other", "visit"];

    /// <summary>The channel of the whole contact: the first clause that shows one, telling before planning.</summary>
    public static (string Channel, Span Words)? Read(NotePart part) =>
        Corrected(part) ?? Meal(part) ?? part.Clauses.Select(clause => InClause(part, clause)).FirstOrDefault(found => found is not null)
        ?? part.Header.Select(clause => InClause(part, clause)).FirstOrDefault(found => found is not null);

    // 在杭州碰到她，一起吃的晚饭: meeting somebody names no place; the meal does.
    private static (string Channel, Span Words)? Meal(NotePart part)
    {
        var first = part.Clauses.Select(clause => InClause(part, clause)).FirstOrDefault(found => found is not null);
        return first is { Channel: "visit" } met && Met().IsMatch(met.Words.In(part.Text))
            ? part.Clauses.Where(clause => clause.Span.Start > met.Words.Start).Select(clause => InClause(part, clause)).FirstOrDefault(found => found is { Channel: "other" } meal && Eating().IsMatch(meal.Words.In(part.Text)))
            : null;
    }

    [GeneratedRegex(@"[碰遇见]", RegexOptions.CultureInvariant)]
    private static partial Regex Met();

    [GeneratedRegex(@"[吃喝饭茶餐酒]|lunch|dinner|breakfast|coffee", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Eating();

    // 视频，不是，电话: what is said behind the repair.
    private static (string Channel, Span Words)? Corrected(NotePart part)
    {
        foreach (var cue in part.Repairs.Where(part.Has))
        {
            var said = part.Clauses.FirstOrDefault(clause => clause.Span.End > cue.End);
            if (said is not null && said.Span.Length - Math.Max(0, cue.End - said.Span.Start) <= ShortCorrection && InClause(part, said) is { } channel)
            {
                return channel;
            }
        }

        return null;
    }

    /// <summary>The channel that one clause shows.</summary>
    public static (string Channel, Span Words)? InClause(NotePart part, Clause clause)
    {
        if (!part.Channels.TryGetValue(clause, out var found))
        {
            part.Channels[clause] = found = Find(part, clause);
        }

        return found;
    }

    private static (string Channel, Span Words)? Find(NotePart part, Clause clause)
    {
        foreach (var channel in Order)
        {
            foreach (var word in NoteWords.Contact[channel].All(part.Text, clause.Span))
            {
                if (!(IsPlanned(part, clause, word) && !IsSettledBy(part, clause, channel, word)) && !part.MentionsIn(clause).Any(mention => IsName(mention.Best.Record.Kind) && mention.Span.Start <= word.Start && word.End <= mention.Span.End))
                {
                    return (channel, word);
                }
            }
        }

        return AtCustomer(part, clause);
    }

    // 电话敲定, 微信说好: what was settled through it took place.
    private static bool IsSettledBy(NotePart part, Clause clause, string channel, Span word) =>
        channel is "phone" or "wechat" or "email" or "meeting" && NoteWords.Contact["settled_by"].StartsAt(part.Text, word.End, clause.Span.End);

    private static bool IsName(RecordKind kind) => kind is RecordKind.Customer or RecordKind.Contact or RecordKind.User;

    // "约了周五去拜访", "下周打电话": what will be is not what was.
    private static bool IsPlanned(NotePart part, Clause clause, Span word)
    {
        if (NoteWords.Contact["names_event"].StartsAt(part.Text, word.End, clause.Span.End))
        {
            return true;   // 复勘那天, 勘查报告
        }

        // 面谈约在周二, 勘查又推迟: what is arranged or put off right behind the word did not take place.
        // A place (在他们车间定安装位) is where one was, whatever was arranged there.
        if (!"在到去从喺进".Contains(part.Text[word.Start], StringComparison.Ordinal) && NoteWords.FollowUps["arranged"].StartsAt(part.Text, BehindAdverb(part.Text, word.End), clause.Span.End) && !NoteWords.Contact["happened"].StartsAt(part.Text, word.Start, clause.Span.End))
        {
            return true;
        }

        // "pushed our visit to the 29th", "cancelled Thursday's call": it did not take place.
        if (NoteWords.FollowUps["moves"].IsIn(part.Text, Span.Between(clause.Span.Start, word.Start)) && part.DatesIn(clause).Any(date => date.To > part.Message.Today || date.OtherTo > part.Message.Today))
        {
            return true;
        }

        // 我去找财务协调: said of oneself without 了, so still to be done.
        if (part.Text[word.Start] == '去' && Promise.IsPlan(part.Of(clause)) && !part.DatesIn(clause).Any(date => date.From <= part.Message.Today))
        {
            return true;
        }

        if (part.DatesIn(clause).Any(date => (date.Span.Start < word.Start || !NoteWords.Contact["told"].IsIn(part.Text, clause.Span)) && PastDay.Of(part, clause, date) is null))
        {
            return true;
        }

        // 先去A, 再去B送了图: 再 counts the stops of a way that is told.
        var text = part.Text;
        var isNextStop = word.Start > clause.Span.Start && text[word.Start - 1] == '再' && NoteWords.Contact["told"].IsIn(text, clause.Span);
        return !isNextStop && NoteWords.Contact["planned"].EndsAt(text, word.Start, clause.Span.Start);
    }

    private static int BehindAdverb(string text, int at) => at < text.Length && "又再也还被得".Contains(text[at], StringComparison.Ordinal) ? at + 1 : at;

    // 去A, 在A跟…聊, at A: the customer's name behind a word of place; 见了 at A.
    private static (string, Span)? AtCustomer(NotePart part, Clause clause)
    {
        var isHeadline = Headline.Is(part, clause);
        var places = part.MentionsIn(clause).Where(mention => mention.Candidates.Any(candidate => candidate.Record.Kind == RecordKind.Customer || (isHeadline && candidate.Record.Kind == RecordKind.Opportunity)));
        foreach (var place in places)
        {
            if (NoteWords.Contact["site_behind"].StartsAt(part.Text, place.Span.End, clause.Span.End) && place.Span.Start == clause.Span.Start && clause.Span.End - place.Span.End <= ShortSite)
            {
                return ("visit", place.Span);   // 国岳机房: the place alone, as a heading
            }

            var goes = NoteWords.Contact["go_to"].EndsAt(part.Text, place.Span.Start, clause.Span.Start);
            if (goes && !IsPlanned(part, clause, Going(part, clause, place.Span)) && (isHeadline || ShowsPresence(part, clause, place.Span) || NoteWords.Contact["site_behind"].StartsAt(part.Text, place.Span.End, clause.Span.End)))
            {
                return ("visit", place.Span);
            }
        }

        return null;
    }

    // 想去A看看: what is planned stands before the word of going.
    private static Span Going(NotePart part, Clause clause, Span place)
    {
        var from = Math.Max(clause.Span.Start, place.Start - LongestGoing);
        return NoteWords.Contact["go_to"].All(part.Text, Span.Between(from, place.Start)) is [.., var going] && !char.IsAsciiLetter(part.Text[going.Start]) ? Span.Between(going.Start, place.End) : place;
    }

    // "Tom at Northgate paid": 'at' names where he works; presence needs a verb of seeing, going or doing there.
    private static bool ShowsPresence(NotePart part, Clause clause, Span place)
    {
        var before = part.Text[clause.Span.Start..place.Start].TrimEnd();
        if (!before.EndsWith("at", StringComparison.OrdinalIgnoreCase) && !before.EndsWith("from", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return NoteWords.Contact["saw"].IsIn(part.Text, clause.Span) || part.MentionsIn(clause).Any(mention => mention.Span.End <= place.Start && place.Start - mention.Span.End <= NearColleague
            && ColleagueReader.Colleague(part, mention) is not null && NoteWords.Parties["together"].EndsAt(part.Text, mention.Span.Start, clause.Span.Start));   // "with Tony at Northgate"
    }
}
