using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Who is asked for: a colleague, a team, a rival, or the customers themselves.</summary>
internal sealed class WhoWords(QuestionScan scan) : QuestionSlots(scan)
{
    // 南京的客户都有谁, …客户里半年没下单的有谁: the customers themselves are asked for.
    public bool AreCustomers(int at)
    {
        if (Scan.Superlative < 0 && Question.Limit is null && IsOneOfCustomers(at))
        {
            return true;
        }

        if (Scan.Superlative >= 0 || Question.Limit is not null || After(at, 4, token => !token.Is("filler")) >= 0)
        {
            return false;
        }

        var noun = Before(at, 3, token => token.Is("subject", "Customer"));
        return noun >= 0 && OnlyFillersBetween(noun, at)
            ? Question.Without is not null || Enumerable.Range(noun + 1, at - noun - 1).Any(HasThere)
            : at > 0 && HasThere(at - 1) && Tokens.Take(at).Any(token => token.Is("subject", "Customer")) && (Question.Without is not null || AreHeld());
    }

    // 我的客户里，今年没下过单的是谁; "my customers: who are they": one of those.
    private bool IsOneOfCustomers(int at)
    {
        var noun = Tokens.FindIndex(token => token.Is("subject", "Customer"));
        if (noun < 0 || noun > at)
        {
            return false;
        }

        var isAmong = noun + 1 < Tokens.Count && Tokens[noun + 1].Span.Start == Tokens[noun].Span.End && Tokens[noun + 1].Text[0] is '里' or '中';
        return isAmong || Utterance.Language == "en" && at + 2 == Tokens.Count - 1 && Tokens[at + 2].Text.Equals("they", StringComparison.OrdinalIgnoreCase);
    }

    // A级的客户我手底下有谁: nothing was done to them, they are only held.
    private bool AreHeld() => !Tokens.Any(token => token.Is("status") && !token.Is("sign", "inhand") || token.Is("measure") || token.Is("bought") || token.Is("contacted") || token.Is("subject", "Opportunity") || token.Is("flag"));

    // 今天谁签到了: each check-in with its person, moment and place; 谁签到最多 still counts.
    public bool AreCheckIns() => Tokens.Any(token => token.Is("flag", "checkin")) && Scan.Superlative < 0 && !Tokens.Any(token => token.Is("measure", "count"));

    /// <summary>上周我拜访了谁, who did I visit: the one met is asked for, not the one who met; each talk tells.</summary>
    public bool AreMet(int at)
    {
        if (Question is { Period: null } or { Without: not null } || Scan.Superlative >= 0 || Question.Limit is not null || Tokens.Any(token => token.Is("negation") || token.Is("measure") || token.Is("status")))
        {
            return false;
        }

        if (Utterance.Language == "en")
        {
            var me = After(at, 2, token => token.Is("whose") || token.Mention?.Best.Record.Kind == RecordKind.User);
            return me > at + 1 && After(me, 2, IsMeeting) >= 0;   // who did I meet; "who met Ms Lin" asks for a colleague
        }

        var verb = Before(at, 2, IsMeeting);
        return verb >= 0 && OnlyFillersBetween(verb, at) && After(at, 3, token => !token.Is("filler")) < 0;
    }

    private static bool IsMeeting(QuestionToken token) => token.Is("contacted") || token.Is("value.channel");

    private bool HasThere(int at) => Tokens[at].Text.Contains('有', StringComparison.Ordinal);

    /// <summary>输给谁: the rival. 三个组里谁: the team. Elsewhere a colleague.</summary>
    public Dimension Axis(int at)
    {
        var isRival = Before(at, 2, token => token.Is("against") && token.Is("status", "lost")) >= 0 || Before(at, 3, token => token.Text.Equals("lose", StringComparison.OrdinalIgnoreCase)) >= 0 || After(at, 8, token => token.Is("against") && token.Is("status", "lost")) is var lost && lost >= 0 && After(lost, 3, token => token.Mention is not null || token.IsUnknown) < 0;
        if (Question.Filters.Exists(filter => filter is { Field: "team", Values.Count: > 1 }) && !Question.Filters.Exists(filter => filter.Field == "owner"))
        {
            return Dimension.Team;   // 华南组和华北组谁…: one of those that were named
        }

        if (OfValues() is { } ofValues)
        {
            return ofValues;   // 网关和LIMS比，谁…: one of those that were named
        }

        if (Scan.Superlative >= 0 && After(Scan.Superlative, 4, token => token.Is("dimension") && !token.Is("sign", "bareaxis")) is var head && head >= 0 && head < at && Tokens[head].Is("dimension", "Customer") && Tokens[head].Text.Length > 1)
        {
            return Dimension.Customer;   // 最大的客户是谁
        }

        var inside = Before(at, 1, token => token.Text == "组里");
        if (inside > 0 && (Tokens[inside - 1].Number is not null || Tokens[inside - 1].Text is "个" or "几个" or "各"))
        {
            return Dimension.Team;   // 三个组里谁…
        }

        var team = Before(at, 3, token => token.Is("dimension", "Team"));
        return isRival ? Dimension.Competitor : team >= 0 && OnlyFillersBetween(team, at) && IsOneOfSeveral(team) && Utterance.Text[Tokens[team].Span.End..Tokens[at].Span.Start].AsSpan().ContainsAny('里', '中') ? Dimension.Team : Dimension.Owner;
    }

    /// <summary>The axis of a field of which several values, and no colleague, are named.</summary>
    private Dimension? OfValues()
    {
        if (Question.Filters.Exists(filter => filter.Field is "owner" or "team"))
        {
            return null;
        }

        var named = Question.Filters.Find(filter => filter is { Operator: FilterOperator.In, Values.Count: > 1, Field: "product" or "customer" or "region" })?.Field;
        named ??= Array.Find(["industry", "source", "grade", "companySize"], field => Tokens.Count(token => !token.IsUsed && token.Is("value." + field)) > 1);
        return named is null ? null : AxisFields.Of(named);
    }

    // 三个团队里谁 asks for one of the teams, 团队里谁 for one of its people.
    private bool IsOneOfSeveral(int team) => team > 0 && (Tokens[team - 1].Number is not null || Tokens[team - 1].Text is "个" or "几个" or "各" or "支" || Tokens[team - 1].Is("group", "each"));

    /// <summary>哪位 and 哪家 say by themselves what is asked for.</summary>
    public static Dimension? WhichPerson(QuestionToken token) => token.Is("sign", "whichperson") ? Dimension.Owner : token.Is("sign", "whichcustomer") ? Dimension.Customer : null;
}
