using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Guidance;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Planning;

/// <summary>Reads "what should I do", about everything, a person's or team's work, a period, or one customer, contact or deal.</summary>
public sealed class NextActionsReader : ISkillReader
{
    private static readonly Lexicon Words = Lexicon.Of("next-actions");
    private const int LongestElliptic = 9;
    private const int MostEllipticWords = 5;
    private const int MostAsked = 20;
    private const int SoonDays = 7;   // what is about to lapse
    private static readonly string[] AskingLists = ["ask_next", "overdue", "due", "planned", "promised", "closing", "risk", "quiet", "birthday", "prepare", "list", "team", "own", "company", "until", "question", "which", "how_many", "elliptic", "around_asking"];
    private static readonly string[] QuestionLists = ["ask_next", "overdue", "due", "planned", "closing", "risk", "birthday", "list"];

    public string Skill => "next_actions";

    public Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        var text = utterance.Text;
        if (HelpReader.AsksForm(text) is not null)
        {
            return null;   // what do I have to say for a new deal: how this assistant works
        }

        var focus = IsOnItsDay(utterance) ? "due" : FocusOf(text);
        var asks = Words.Has(text, "ask_next") || Words.Has(text, "promised") || Words.Has(text, "tasks");
        var asksAfter = Words.Has(text, "question") && (utterance.Of(RecordKind.Customer).Any() || utterance.Of(RecordKind.Contact).Any() || utterance.Of(RecordKind.Opportunity).Any());
        if (focus == "all" && !asks && !asksAfter && !Words.Has(text, "pool"))
        {
            return new NextActions { Confidence = 0.05, IsOwn = IsOwnWork(text), Period = PeriodOf(utterance) };
        }

        var subject = SubjectReader.Read(utterance, context, useFocus: SubjectReader.PointsBack(text) || IsElliptic(utterance, focus));
        if (focus == "planned" && CustomersOf(utterance) is { Count: > 1 } several)
        {
            return Common(utterance, Subject.None, focus) with { Customers = several, Confidence = Confidence(utterance, focus, asks) };
        }

        var about = subject.Narrowest ?? Unknown(utterance, context, subject);
        if (about is { IsAmbiguous: true, Kind: RecordKind.Customer or RecordKind.Contact })
        {
            return new Clarify("", about.Candidates, Common(utterance, subject, focus)) { About = about.Kind == RecordKind.Customer ? "customer" : "contact", Confidence = Confidence(utterance, focus, asks) };
        }

        return Common(utterance, subject, focus) with { About = about, Deals = DealsOf(subject), Naming = subject.IsFromFocus ? DealNaming.Of(utterance, context, Words, AskingLists) : null, Confidence = Confidence(utterance, focus, asks) };
    }

    private static NextActions Common(Utterance utterance, Subject subject, string focus) => new()
    {
        Owner = subject.Colleagues.Count > 0 ? subject.Colleagues[0] : null,
        MoreOwners = [.. subject.Colleagues.Skip(1)],
        Team = subject.Team,
        IsTeam = subject.Team is not null || Words.Has(utterance.Text, "team"),
        IsCompany = Words.Has(utterance.Text, "company"),
        IsOwn = IsOwnWork(utterance.Text),
        IsList = Words.Has(utterance.Text, "list") && !Words.Has(utterance.Text, "what_first"),
        IsOfDeals = focus == "all" && Words.Has(utterance.Text, "which_deals"),
        Limit = LimitOf(utterance),
        QuietDays = focus == "quiet" && utterance.Durations.Count > 0 ? utterance.Durations[0].Days : null,
        Focus = focus,
        Period = focus == "due" && IsOnItsDay(utterance) ? PeriodOf(utterance)! with { Field = "nextActionDue" } : PeriodOf(utterance) ?? (focus == "due" && Words.Has(utterance.Text, "will_lapse") ? new MetricPeriod(utterance.Today, utterance.Today.AddDays(SoonDays)) : null),   // it has a day
        Filters = [.. FiltersOf(utterance, focus)],
    };

    // 鼎华和白鹭这周都约了什么: each of them, where each is clear.
    private static List<RecordRef> CustomersOf(Utterance utterance) =>
        [.. utterance.Of(RecordKind.Customer).Where(mention => mention.Best.Record.Kind == RecordKind.Customer && mention.IsClear).Select(mention => mention.Best.Record).DistinctBy(record => record.Id)];

    // Two deals asked for together ("那两个单") stay two; one that the words pick stays one.
    private static IReadOnlyList<RecordRef> DealsOf(Subject subject) =>
        subject.Deal is { Id: { } id } deal ? [new RecordRef(RecordKind.Opportunity, id, deal.Name)]
        : subject.Deal is { IsAmbiguous: true } several ? several.Candidates
        : subject.Contact is null && subject.Customer is not null ? subject.OpenDeals : [];

    /// <summary>哪几单的下一步排在周五: deals by the day of their next step, and none from before.</summary>
    private static bool IsOnItsDay(Utterance utterance) =>
        Words.Has(utterance.Text, "step_noun") && Words.Has(utterance.Text, "falls_on") && Words.Has(utterance.Text, "list") && PeriodOf(utterance) is { From: not null };

    private static string FocusOf(string text)
    {
        var isPlanned = Words.Has(text, "planned");
        return Words.Has(text, "birthday") && Words.Has(text, "question") ? "birthday"
            : Words.Has(text, "prepare") ? "prepare"
            : Words.Has(text, "will_lapse") ? "due"
            : Words.Has(text, "overdue") ? (Words.Has(text, "due") && text.Contains("今天", StringComparison.Ordinal) ? "due" : "overdue")
            : Words.Has(text, "due") || Words.Has(text, "tasks") ? "due"
            : Words.Has(text, "quiet") ? "quiet"
            : Words.Has(text, "risk") ? "risk"
            : isPlanned && !Words.Has(text, "ask_next") ? "planned"
            : Words.Has(text, "closing") && (Words.Has(text, "ask_next") || Words.Has(text, "list")) ? "closing"
            : "all";
    }

    // "我去催" behind the question is not whose work it is.
    private static bool IsOwnWork(string text)
    {
        var own = Words.Find(text, "own");
        var asked = QuestionLists.Select(list => Words.Find(text, list)?.Start ?? int.MaxValue).Min();
        return own is { } said && !Words.Has(text, "team") && (said.Start < asked || char.IsAsciiLetter(text[said.Start]));
    }

    // A company that nobody here may see: asked about by name, it is not found rather than answered with everything.
    private static Named? Unknown(Utterance utterance, ReadingContext context, Subject subject) =>
        subject.Colleagues.Count > 0 || subject.Team is not null || subject.IsFromFocus ? null
        : UnknownNames.Find(utterance, context.Names).FirstOrDefault(name => name.Kind == RecordKind.Customer) is { } company ? Named.New(RecordKind.Customer, company.Name) : null;

    // "下一步呢" after talking about somebody: too short to be about everything.
    private static bool IsElliptic(Utterance utterance, string focus) =>
        focus == "all" && utterance.Dates.Count == 0 && !Words.Has(utterance.Text, "own") && !Words.Has(utterance.Text, "team") && !Words.Has(utterance.Text, "list")
        && (utterance.Language == "en" ? utterance.Text.Count(character => character == ' ') < MostEllipticWords : utterance.Text.Length <= LongestElliptic)
        && Words.Has(utterance.Text, "elliptic");

    private static MetricPeriod? PeriodOf(Utterance utterance)
    {
        var dates = utterance.Dates.Where(date => date.Tense != Tense.Past && !date.After).ToList();
        if (dates.Count == 0)
        {
            return null;
        }

        // "today or tomorrow", "下周和月底": from the first to the last day said; up to a deadline ("月底前", but not "due today") is open at its start.
        DateOnly? from = dates.Any(date => date.Deadline && Words.Has(date.Span.In(utterance.Text), "until")) ? null : dates.Min(date => date.From);
        return new MetricPeriod(from, dates.Max(date => date.To), null, utterance.Words(dates[0].Span));
    }

    // "三件事", "前五个", "top 3": small numbers with a counting word, or behind "top".
    private static int? LimitOf(Utterance utterance)
    {
        foreach (var number in utterance.Numbers.Where(number => !number.Ordinal && number.Value is >= 1 and <= MostAsked && number.Value == decimal.Truncate(number.Value)))
        {
            var before = utterance.Text[..number.NumberSpan.Start].TrimEnd();
            if (Words.Find(utterance.Text, "none_left_out", number.NumberSpan.Start) is { } all && all.Start == number.NumberSpan.Start)
            {
                continue;   // 一个不落: all of them
            }

            if (number.Unit is "件" or "个" or "单" or "家" or "条" or "项" || before.EndsWith("top", StringComparison.OrdinalIgnoreCase) || before.EndsWith('前'))
            {
                return decimal.ToInt32(number.Value);
            }
        }

        return null;
    }

    private static IEnumerable<MetricFilter> FiltersOf(Utterance utterance, string focus)
    {
        var stages = StageWords.All(utterance.Text).Select(stage => stage.ToString()).ToList();
        if (stages.Count > 0)
        {
            yield return new MetricFilter("stage", FilterOperator.In, stages);
        }

        foreach (var money in utterance.Money.Where(money => money.Bound is Bound.AtLeast or Bound.AtMost or Bound.Between))
        {
            if (money.Bound is Bound.AtLeast or Bound.Between)
            {
                yield return Amount(FilterOperator.AtLeast, money.Low, utterance.Words(money.Span));
            }

            if (money.Bound is Bound.AtMost or Bound.Between)
            {
                yield return Amount(FilterOperator.AtMost, money.High, utterance.Words(money.Span));
            }
        }

        if (focus == "planned" && ActivityTypeOf(utterance.Text) is { } type)
        {
            yield return new MetricFilter("activityType", FilterOperator.In, [type]);
        }
    }

    private static MetricFilter Amount(FilterOperator compare, decimal yuan, string words) =>
        new("amount", compare, [Saturating.ToFen(yuan).ToString(CultureInfo.InvariantCulture)], words);

    private static string? ActivityTypeOf(string text) =>
        Words.Has(text, "visit_only") ? "visit" : Words.Has(text, "call_only") ? "call" : Words.Has(text, "demo_only") ? "demo" : null;

    // 哪几单轮到办下一步，报个数就行: behind the list, the number is what is wanted.
    private static bool AsksNumber(string text) => Words.Find(text, "how_many") is { } number && (Words.Find(text, "which") is not { } which || (which.End < number.Start && Words.Has(text, "just_number")));

    // 明天到期的下一步有几个: a few to come are named with their number; how many have lapsed is a figure.
    private static bool IsStepToCome(Utterance utterance, string focus) =>
        focus == "due" && Words.Has(utterance.Text, "step_noun") && PeriodOf(utterance)?.To >= utterance.Today;

    private static double Confidence(Utterance utterance, string focus, bool asks)
    {
        var confidence = asks ? 0.6 : 0.35;
        confidence += asks && Words.Has(utterance.Text, "question") ? 0.15 : 0;
        confidence += Words.Has(utterance.Text, "promised") && Words.Has(utterance.Text, "question") ? 0.1 : 0;
        confidence += focus is "overdue" or "prepare" or "planned" ? 0.15 : focus is "risk" or "quiet" or "birthday" ? 0.55 : 0;
        confidence += focus == "planned" && utterance.Dates.Any(date => date.From > utterance.Today) ? 0.2 : utterance.Dates.Any(date => date.Tense != Tense.Past) ? 0.05 : 0;
        confidence += Words.Has(utterance.Text, "own") || Words.Has(utterance.Text, "team") ? 0.05 : 0;
        // 年度指标还欠几成: a figure, though it is owed.
        confidence = Words.Has(utterance.Text, "figures") && !Words.Has(utterance.Text, "ask_next") ? 0.08 : confidence;
        // 还有几条逾期的: a number is asked for, not what they are.
        confidence -= AsksNumber(utterance.Text) && !IsStepToCome(utterance, focus) ? 0.5 : 0;
        // 三周没动静的单: with a length of time it is a condition on figures.
        confidence = focus is "quiet" or "risk" && utterance.Durations.Count > 0 && !asks ? 0.1 : confidence;
        confidence -= Words.Has(utterance.Text, "ranks") && !asks ? 0.4 : 0;
        // 哪几单快要签了: a list by a date, not what to do.
        confidence = focus == "closing" && !asks ? 0.05 : confidence;
        // X那单明天要确认什么: it asks after somebody, in words that are nobody's.
        confidence = focus == "all" && !asks && !Words.Has(utterance.Text, "pool") ? 0.15 : confidence;
        // 猫不吃饭该怎么办: asked what to do, about nothing that is sold here.
        confidence = IsForeign(utterance) ? 0.05 : confidence;
        return Math.Clamp(confidence, 0.05, 0.9);
    }

    /// <summary>No name and no word of the trade in it, and more than a third of it is neither a word of asking nor a day.</summary>
    private static bool IsForeign(Utterance utterance)
    {
        var text = utterance.Text;
        if (utterance.Mentions.Any() || utterance.Money.Count > 0 || Words.Has(text, "trade"))
        {
            return false;
        }

        var known = AskingLists.SelectMany(list => Words.All(text, list)).Concat(utterance.Dates.Select(date => date.Span)).Concat(utterance.Durations.Select(length => length.Span)).Concat(utterance.Numbers.Select(number => number.Span)).ToList();
        var (letters, foreign) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsLetterOrDigit(text[at]))
            {
                letters++;
                foreign += known.Exists(span => span.Start <= at && at < span.End) ? 0 : 1;
            }
        }

        return foreign * 3 > letters;
    }
}
