using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A stage that the words state.</summary>
/// <param name="Reason">Why it was lost, in the person's words; null when not said.</param>
internal sealed record SaidStage(Stage Stage, Span Words, string? Reason);

/// <summary>Reads stage changes that happened: signed or ordered, lost, moved into negotiation. Hopes, plans and conditions are none.</summary>
internal static partial class StageReader
{
    private const int NearName = 8;
    private const int NearDeal = 16;   // "Stamping AOI of Northgate is signed"

    /// <param name="part">The contact.</param>
    /// <param name="deal">Where the deal is named; null when it is not.</param>
    public static SaidStage? Read(NotePart part, Span? deal)
    {
        if ((ChoseAnother(part) ?? DealGone(part) ?? DealWon(part) ?? DealSigned(part, deal)) is { } chosen)
        {
            return chosen;
        }

        foreach (var (name, stage) in ((string, Stage)[])[("lost", Stage.Lost), ("won", Stage.Won), ("negotiation", Stage.Negotiation)])
        {
            foreach (var clause in part.Clauses)
            {
                var words = NoteWords.Stages[name].All(part.Text, clause.Span).FirstOrDefault(word => Happened(part, clause, word, stage));
                if (words.Length > 0 && !(stage == Stage.Won && (IsStillToSign(part) || part.Clauses.Any(other => NoteWords.Stages["unsigned"].IsIn(part.Text, other.Span)))))
                {
                    return new SaidStage(stage, words, stage == Stage.Lost ? Reason(part, clause) : null);
                }
            }
        }

        return null;
    }

    // 会员平台取消了, "the palletizer is cancelled": said of the deal by its name, not of a meeting about it.
    private static SaidStage? DealGone(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            if (NoteWords.Stages["lost_of_deal"].First(part.Text, clause.Span) is { } gone && Happened(part, clause, gone, Stage.Lost)
                && !NoteWords.FollowUps["our_event"].IsIn(part.Text, Span.Between(clause.Span.Start, gone.Start))
                && part.MentionsIn(clause).Any(mention => mention.Span.End <= gone.Start && gone.Start - mention.Span.End <= NearName && mention.Best.Record.Kind is RecordKind.Opportunity or RecordKind.Product))
            {
                return new SaidStage(Stage.Lost, gone, Reason(part, clause));
            }

            // dropped the expansion, 取消了会员平台: given up, by its name.
            if (NoteWords.Stages["gives_up"].First(part.Text, clause.Span) is { } up && Happened(part, clause, up, Stage.Lost)
                && part.MentionsIn(clause).FirstOrDefault(mention => mention.Span.Start >= up.End && mention.Span.Start - up.End <= 2 && mention.Best.Record.Kind is RecordKind.Opportunity or RecordKind.Product) is { } deal
                && !NoteWords.FollowUps["our_event"].IsIn(part.Text, Span.Between(deal.Span.End, clause.Span.End)))
            {
                return new SaidStage(Stage.Lost, up, Reason(part, clause));
            }
        }

        return null;
    }

    // "the palletizer is signed since Monday", 灌装追溯拿下了: said of the deal by its name.
    private static SaidStage? DealWon(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            if (NoteWords.Stages["won_of_deal"].First(part.Text, clause.Span) is { } won && Happened(part, clause, won, Stage.Won) && !IsStillToSign(part) && !part.Clauses.Any(other => NoteWords.Stages["unsigned"].IsIn(part.Text, other.Span))
                && part.MentionsIn(clause).Any(mention => mention.Span.End <= won.Start && won.Start - mention.Span.End <= NearDeal && mention.Best.Record.Kind is RecordKind.Opportunity or RecordKind.Product)
                && !NoteWords.FollowUps["our_event"].IsIn(part.Text, Span.Between(clause.Span.Start, won.Start)))
            {
                return new SaidStage(Stage.Won, won, null);
            }
        }

        return null;
    }

    // "Halcyon signed the palletizer": the deal by its name, or by a word of it.
    private static SaidStage? DealSigned(NotePart part, Span? deal)
    {
        foreach (var clause in part.Clauses)
        {
            if (NoteWords.Stages["signs"].First(part.Text, clause.Span) is { } signed && Happened(part, clause, signed, Stage.Won) && !IsStillToSign(part)
                && part.MentionsIn(clause).Where(mention => mention.Best.Record.Kind is RecordKind.Opportunity or RecordKind.Product).Select(mention => mention.Span)
                    .Concat(deal is { } named && clause.Span.Overlaps(named) ? [named] : []).Any(name => name.Start >= signed.End && name.Start - signed.End <= NearName))
            {
                return new SaidStage(Stage.Won, signed, null);
            }
        }

        return null;
    }

    // 他们选了博硕, 跟博硕签了, Mark went with Vantix: a name that nobody here bears and that is no everyday word.
    private static SaidStage? ChoseAnother(NotePart part)
    {
        foreach (var clause in part.Clauses)
        {
            foreach (var cue in NoteWords.Stages["chose"].All(part.Text, clause.Span))
            {
                if (RivalAt(part, clause, cue.End) is { } rival && Happened(part, clause, cue, Stage.Lost))
                {
                    return new SaidStage(Stage.Lost, Span.Between(cue.Start, rival.End), Reason(part, clause));
                }
            }

            // 盐田WMS goes to Corvid, 会员平台给了博硕: the deal by its name, then who has it now.
            foreach (var cue in NoteWords.Stages["went_to"].All(part.Text, clause.Span))
            {
                if (part.MentionsIn(clause).Any(mention => mention.Span.End <= cue.Start && cue.Start - mention.Span.End <= NearName && mention.Best.Record.Kind is RecordKind.Opportunity or RecordKind.Product)
                    && RivalAt(part, clause, cue.End) is { } rival && Happened(part, clause, cue, Stage.Lost))
                {
                    return new SaidStage(Stage.Lost, Span.Between(cue.Start, rival.End), Reason(part, clause));
                }
            }

            // 维景中标了, Corvid won the tender: somebody else did.
            foreach (var cue in NoteWords.Stages["rival_won"].All(part.Text, clause.Span))
            {
                var name = Winner().Match(part.Text[clause.Span.Start..cue.Start]).Groups["name"];
                var rival = new Span(clause.Span.Start + name.Index, name.Length);
                if (name.Success && DealUpdateReader.IsFree(part, rival) && part.Mentions.Any(mention => mention.Best.Record.Kind != RecordKind.User) && !part.Dates.Any(date => date.Span.Overlaps(rival)) && Happened(part, clause, cue, Stage.Lost))
                {
                    return new SaidStage(Stage.Lost, Span.Between(rival.Start, cue.End), Reason(part, clause));
                }
            }

            foreach (var cue in NoteWords.Stages["chose_with"].All(part.Text, clause.Span))
            {
                if (With().Match(part.Text[cue.End..clause.Span.End]) is { Success: true } with && DealUpdateReader.IsFree(part, new Span(cue.End, with.Groups["name"].Length)) && Happened(part, clause, cue, Stage.Lost))
                {
                    return new SaidStage(Stage.Lost, new Span(cue.Start, cue.Length + with.Length), Reason(part, clause));
                }
            }
        }

        return null;
    }

    private static Span? RivalAt(NotePart part, Clause clause, int at)
    {
        var name = Rival().Match(part.Text[at..clause.Span.End]).Groups["name"];
        var span = new Span(at + name.Index, name.Length);
        return name.Success && DealUpdateReader.IsFree(part, span) && !part.DatesIn(clause).Any(date => date.Span.Overlaps(span)) && !part.Message.Numbers.Any(number => number.Span.Overlaps(span)) ? span : null;
    }

    [GeneratedRegex(@"^\s?(?<name>[A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+)?|[\u4e00-\u9fff]{2,4})(?:的|家|那边|那家)?(?=$|\s|[,.!])", RegexOptions.CultureInvariant)]
    private static partial Regex Rival();

    [GeneratedRegex(@"(?:^|[\s,，:A-Z单目标让被是由给])(?<name>[\u4e00-\u9fff]{2,3}|[A-Z][a-z]{2,})\s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Winner();

    [GeneratedRegex(@"^(?<name>[\u4e00-\u9fff]{2,4}?|[A-Z][A-Za-z]{2,})(?:那边)?(?:已经|都)?(?:签了?(?:约|合同|字)?了|合作了|定了|签约了)", RegexOptions.CultureInvariant)]
    private static partial Regex With();

    private static bool Happened(NotePart part, Clause clause, Span word, Stage stage)
    {
        var before = Span.Between(clause.Span.Start, word.Start);
        if (NoteWords.Stages["conditional"].IsIn(part.Text, clause.Span) || (stage != Stage.Lost && NoteWords.Stages["not_yet"].IsIn(part.Text, before)))
        {
            return false;
        }

        // A quoted 会黄了 or a future date in the clause is a worry, not news; but 没中标 begins with a negation of its own.
        var isFuture = part.DatesIn(clause).Any(date => date.From > part.Message.Today && date.Span.Start < word.Start);
        var isHoped = stage == Stage.Lost && NoteWords.Stages["not_yet"].EndsAt(part.Text, word.Start, clause.Span.Start);
        var isName = part.MentionsIn(clause).Any(mention => mention.Span.Overlaps(word) && mention.Best.Record.Kind != RecordKind.Opportunity && mention.Span.Length >= word.Length);
        // 他同学的厂选了别家: somebody else's deal. 送货单上盖了章: no order.
        var isOthers = NoteWords.Parties["third_party"].IsIn(part.Text, before);
        var isOtherPaper = stage == Stage.Won && NoteWords.Stages["other_paper"].IsIn(part.Text, clause.Span) && !NoteWords.Stages["ordering_paper"].IsIn(part.Text, clause.Span);
        return !isFuture && !isHoped && !isName && !isOthers && !isOtherPaper;
    }

    // 24万成交，下周一盖章: agreed on, but the signing lies ahead.
    private static bool IsStillToSign(NotePart part) => part.Clauses.Any(clause =>
        part.DatesIn(clause).Any(date => date is { OtherFrom: null } && date.From > part.Message.Today && Signing().IsMatch(part.Text[date.Span.End..Math.Max(date.Span.End, clause.Span.End)])));

    [GeneratedRegex(@"^[^了过]{0,8}(?:签(?:字|约|合同|$|掉)|盖章|盖公章)[^了过]{0,4}$|^ ?(?:they |he |she |both )?(?:will )?(?:sign|countersign|seal)s?(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signing();

    private static string? Reason(NotePart part, Clause clause)
    {
        var said = NoteWords.Stages["reason"].First(part.Text, clause.Span);
        var own = said is { } cue ? part.Words(Span.Between(cue.Start, clause.Span.End)) : null;
        return own ?? (part.After(clause) is { } next ? part.Words(next.Span) : part.Words(clause.Span));
    }
}
