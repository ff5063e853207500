using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Open, won, lost, created, expected: which deals.</summary>
internal sealed class StatusSlots(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        if ((Tokens.Find(token => token.Is("flag", "lateclose")) ?? PassedClose()) is { } late)
        {
            // 预计成交日都过了还没关的: open, and expected before today.
            SetStatus("open", late);
            (Question.DateField, Question.Period) = ("expectedCloseDate", new MetricPeriod(null, Utterance.Today.AddDays(-1), null, Utterance.Words(late.Span)));
            return;
        }

        if (ReadNoneWon())
        {
            return;
        }

        var found = new List<(string Status, QuestionToken Token)>();
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].IsUsed || Tokens[i].Value("status") is not { } status)
            {
                continue;
            }

            if (i + 1 < Tokens.Count && Tokens[i + 1].Is("probability") && Tokens[i + 1].Span.Start == Tokens[i].Span.End)
            {
                continue;   // 签单概率: of what, not whether
            }

            if (status is "closed" or "won" or "expected" && char.IsAscii(Tokens[i].Text[0]) && Before(i, 2, token => token.Duration is not null) is var length && length >= 0 && (length == i - 1 || OnlyFillersBetween(length, i)))
            {
                continue;   // "that took 90 days to close"
            }

            var negated = Before(i, 2, token => token.Is("negation") && !token.IsUsed) is var no && no >= 0 && (no == i - 1 || OnlyFillersBetween(no, i));
            if (status == "created" && !IsCreation(i))
            {
                if (Tokens.Any(token => token.Is("subject", "Customer")))
                {
                    Scan.IsOfNewCustomers = true;
                }

                continue;
            }

            if (status == "open" && IsOpening(i))
            {
                status = "created";   // "how many deals did she open in May"
            }

            if ((status == "closed" && IsComing(i)) || (status is "won" or "closed" && !negated && IsWished(i)))
            {
                status = "expected";
            }

            found.Add((negated ? status is "won" or "closed" ? "open" : "" : status, Tokens[i]));
        }

        found.RemoveAll(item => item.Status.Length == 0);
        if (found.Exists(item => item.Status is "won" or "lost") || IsOfCustomers())
        {
            found.RemoveAll(item => item.Token.Is("sign", "inhand"));   // 我手里丢了的, 我手里的A级客户: whose they are, not that they are open
        }

        ReadBought(found);
        ReadYield(found);
        if (AnyStatus(found) is { } any)
        {
            Question.IsAnyStatus = true;
            Question.DateField = found.Exists(item => item.Status == "created") ? "openedOn" : Question.DateField;
            Note("status", any);
            return;
        }

        if (found.Any(item => item.Status == "expected") || (found.Count > 0 && IsFuture() && !Tokens.Any(token => token.Is("subject", "NextAction")) && found.TrueForAll(item => item.Status is "won" or "closed" or "open")))
        {
            SetStatus("open", found[0].Token);
            Question.DateField = "expectedCloseDate";
            return;
        }

        foreach (var (status, token) in found.DistinctBy(item => item.Status))
        {
            switch (status)
            {
                case "created":
                    Question.DateField = "openedOn";
                    Note("created", token);
                    break;
                case "closed":
                    if (!found.Exists(item => item.Status is "won" or "lost"))
                    {
                        SetStatus("won", token);
                    }

                    break;
                default:
                    SetStatus(status, token);
                    break;
            }
        }

        // "my open deals today", 今天在谈的: the day says as of when, not when they are to close.
        if (Question is { Statuses: ["open"], DateField: null, Period: { From: { } day, To: { } until } } && day == Utterance.Today && until == day && found.Exists(item => item.Status == "open") && !Has("due"))
        {
            Question.Period = null;
        }

        // An open deal cannot have been won: 在谈的…能签多少 asks about the open ones.
        if (Question.Statuses.Count > 1 && Question.Statuses.Contains("open") && !Tokens.Any(token => token.Is("versus") || token.Is("group", "each")))
        {
            Question.Statuses.RemoveAll(status => status != "open");
        }
    }

    // 预计成交日期拖过了的: the date by name, and that it is behind.
    private QuestionToken? PassedClose()
    {
        var date = Tokens.FindIndex(token => token.Is("column", "expectedCloseDate"));
        var passed = date < 0 ? -1 : After(date, 3, token => token.Is("sign", "gone"));
        return passed >= 0 && Enumerable.Range(date + 1, passed - date - 1).All(i => Tokens[i].Is("filler") || Tokens[i].Is("follow")) && After(passed, 2, token => token.Date is not null || token.Duration is not null || token.Number is not null) < 0 ? Tokens[date] : null;
    }

    /// <summary>这个月谁还没开单, reps who haven't won anything: people at nothing of their target, which is the one list that names also those without a deal.</summary>
    private bool ReadNoneWon()
    {
        var won = Tokens.FindIndex(token => !token.IsUsed && (token.Is("status", "won") || token.Is("status", "closed") || token.Is("bought")));
        var no = won < 0 ? -1 : Before(won, 4, token => token.Is("negation") && !token.IsUsed);
        if (no < 0 || Question.Without is not null || Scan.Superlative >= 0 || Scan.Bounds.Count > 0 || Tokens.Any(token => token.Is("subject", "Customer") || token.Is("measure") && !token.Is("status") && !token.Is("measure", "count") && !(token.Is("measure", "amount") && Tokens.IndexOf(token) == no - 1)))
        {
            return false;   // 一分钱没签: the money is what there is none of
        }

        var who = Tokens.FindIndex(token => token.Is("group", "who"));
        var isWho = Question.GroupBy is [Dimension.Owner] && who >= 0 && (who < no || who > won && Tokens[who - 1].Text.EndsWith('有')) && !(who + 1 < Tokens.Count && Tokens[who + 1].Text == "的") && !Tokens[who].Text.Equals("whose", StringComparison.OrdinalIgnoreCase);   // 谁的单还没签 asks for deals
        var head = After(won, 3, token => token.Is("dimension", "Owner") && !token.Is("subject"));
        var isHead = head >= 0 && OnlyFillersBetween(won, head);
        var isEnglishHead = Utterance.Language == "en" && Before(no, 4, token => token.Is("dimension", "Owner")) >= 0;
        var deal = After(won, 2, token => token.Is("subject", "Opportunity"));
        var isOfDeals = deal >= 0 && Utterance.Text[Tokens[won].Span.End..Tokens[deal].Span.Start].Contains('的', StringComparison.Ordinal);
        if (!(isWho || isHead || isEnglishHead) || isOfDeals)
        {
            return false;
        }

        Question.Measures.Add("attainment");
        if (Question.GroupBy.Count == 0)
        {
            Question.GroupBy.Add(Dimension.Owner);
        }

        Question.Having = new MetricHaving(FilterOperator.AtMost, 0);
        Note("status", Tokens[won]);
        foreach (var token in Tokens.Where((token, i) => i >= no && (i <= won || i == deal) || token.Is("measure")))
        {
            token.IsUsed = true;
        }

        return true;
    }

    /// <summary>The word that asks for deals of every status; null when none does. 赢的、丢的、在谈的都列上 names all three, and not each by itself.</summary>
    private QuestionToken? AnyStatus(List<(string Status, QuestionToken Token)> found)
    {
        if (Tokens.Find(token => token.Is("sign", "anystatus")) is { } said)
        {
            return said;
        }

        var isEach = Tokens.Any(token => token.Is("versus") || token.Is("group", "split") || token.Is("group", "by") || token.Is("group", "each") && token.Text is not ("all" or "all the" or "全部" or "所有")) || Tokens.Any(token => token.Is("measure") && !token.Is("status")) && !Tokens.Any(token => token.Is("part", "combined") || token.Is("list"));
        return !isEach && found.Select(item => item.Status).Intersect(["open", "won", "lost"]).Count() == 3 ? found[0].Token : null;
    }

    /// <summary>我手里有几家客户: what a person holds is counted in customers, and no deal and no money is spoken of.</summary>
    private bool IsOfCustomers()
    {
        var noun = Tokens.FindIndex(token => token.Is("subject", "Customer") || token.Is("sign", "housecount"));
        return noun >= 0 && Scan.Superlative < 0 && Scan.Bounds.TrueForAll(bound => Tokens[bound.At].Money is null && Tokens[bound.At].Percent is null) &&
            !Tokens.Any(token => token.Is("subject", "Opportunity") || token.Is("measure") && !token.Is("measure", "count") && !token.Is("measure", "new_customers") || token.Is("status", "open") && !token.Is("sign", "inhand") || token.Is("value.stage") || token.Is("probability")) &&
            !Question.GroupBy.Exists(axis => axis is Dimension.Stage or Dimension.Product or Dimension.Competitor or Dimension.Month or Dimension.Quarter) && !Question.Filters.Exists(filter => filter.Field is "product" or "competitor" or "customer");
    }

    /// <summary>他们买过什么, what have they bought: the won deals of a customer that was named.</summary>
    private void ReadBought(List<(string Status, QuestionToken Token)> found)
    {
        var at = Tokens.FindIndex(token => token.Is("bought") && !token.IsUsed);
        if (found.Count == 0 && at >= 0 && Question.Without is null && Question.Filters.Any(filter => filter.Field == "customer") && !Tokens.Any(token => token.Is("subject", "OrderLine") || token.Is("measure")))
        {
            found.Add(("won", Tokens[at]));
            Question.IsList = true;
        }
        else if (found.Count == 0 && at >= 0 && Question.Without is null && Scan.Bounds.Exists(bound => Tokens[bound.At].Money is not null) && Tokens.Any(token => token.Is("subject", "Customer")))
        {
            found.Add(("won", Tokens[at]));   // 买过一百万以上的客户: what they bought is what we won
        }
    }

    /// <summary>大客户今年贡献了几单, 三月给我带来多少, what did it bring us: what somebody yields was won, where no other state is said and neither customers nor opportunities by name are what came of it.</summary>
    private void ReadYield(List<(string Status, QuestionToken Token)> found)
    {
        var at = Tokens.FindIndex(token => token.Is("sign", "yields"));
        if (at >= 0 && found.Count == 0 && Question is { Without: null, Subject: null, Unavailable: null } && !Scan.IsOfNewCustomers && !(Question.Period?.From > Utterance.Today) &&
            After(at, 5, token => token.Is("subject", "Customer") || token.Is("measure", "new_customers") || token.Is("subject", "Opportunity") && token.Text.Length > 1 && !token.Is("measure")) < 0 &&
            Tokens.Any(token => token.Is("measure", "count") || token.Is("measure", "amount") || token.Text == "多少" || token.Is("part", "howgoes") || token.Text.Equals("what", StringComparison.OrdinalIgnoreCase)))
        {
            found.Add(("won", Tokens[at]));
        }
    }

    // 能落地的, "should we sign", "will close": a modal word makes of what was won what is hoped for.
    private bool IsWished(int at) =>
        Before(at, 4, token => token.Is("sign", "conditional")) >= 0 ||
        Before(at, 3, token => token.Is("planned") || token.Is("sign", "modal") && token.Text.Length > 1 && !char.IsAscii(token.Text[0])) is var plan && plan >= 0 && Enumerable.Range(plan + 1, at - plan - 1).All(i => Tokens[i].Date is not null || Tokens[i].Is("filler")) ||
        Before(at, Utterance.Language == "en" ? 2 : 1, token => token.Is("sign", "modal")) is var modal && modal >= 0 && (modal == at - 1 || OnlyFillersBetween(modal, at)) && !Tokens.Any(token => token.Is("sign", "past"));

    // "which deals close this month": told as a fact of what is to come.
    private bool IsComing(int at) =>
        Tokens[at].Text.Equals("close", StringComparison.OrdinalIgnoreCase) && Question.Period is { To: { } to } && to >= Utterance.Today &&
        !Tokens.Any(token => token.Is("sign", "past"));

    // The verb behind "did" or "have", at the end of its clause or in front of a date.
    private bool IsOpening(int at) =>
        Tokens[at].Text.Equals("open", StringComparison.OrdinalIgnoreCase) && Before(at, 4, token => token.Is("sign", "past")) is var past && past >= 0 && Tokens[past].Text.EndsWith("did", StringComparison.OrdinalIgnoreCase) && (at == Tokens.Count - 1 || IsClauseEnd(at) || Tokens[at + 1].Date is not null || Tokens[at + 1].Text is "in" or "during" or "over" or "since" or "last" or "this");

    // "new" and 新增 speak of deals only where a deal, or nothing else, follows.
    private bool IsCreation(int at)
    {
        var noun = After(at, 3, token => token.Is("subject"));
        return noun < 0 ? Tokens[at].Text.Length > 3 || Tokens.Any(token => token.Is("subject", "Opportunity")) : Tokens[noun].Is("subject", "Opportunity");
    }

    private bool IsFuture() => Scan.OtherPeriod is null && Question.Period is { From: { } from } && from > Utterance.Today;

    private void SetStatus(string status, QuestionToken token)
    {
        if (!Question.Statuses.Contains(status))
        {
            Question.Statuses.Add(status);
            Note("status", token);
        }
    }
}
