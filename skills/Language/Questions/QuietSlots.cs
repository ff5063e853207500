using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>What did not happen since a day: no contact, no order, nothing won.</summary>
internal sealed class QuietSlots(QuestionScan scan) : QuestionSlots(scan)
{
    private const int DaysWhenNotSaid = 30;

    public void Read()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Is("flag", "stalled") && Since() is (DateOnly quiet, var said))
            {
                // 一个月没动静: nothing happened since then, rather than stuck by the rule of stages.
                Question.Without = new MetricWithout("interaction", quiet);
                Note("without", Tokens[i]);
                Tokens[i].IsUsed = Tokens[said].IsUsed = true;
                return;
            }

            if (!Tokens[i].Is("negation"))
            {
                continue;
            }

            if (After(i, 3, token => token.Is("status", "open")) is var open && open >= 0 && Tokens.Any(token => token.Is("subject", "Customer")) && OnlyFillersBetween(i, open) && !Tokens[open].Is("status", "expected"))
            {
                Question.Without = new MetricWithout("openDeal", DateOnly.MinValue);
                Note("without", Tokens[open]);
                foreach (var token in Tokens.Where((token, at) => token.Is("sign", "inhand") || at >= i && (at <= open || token.Is("subject", "Opportunity"))))
                {
                    token.IsUsed = true;
                }

                return;
            }

            if (HasNone(i))
            {
                return;
            }

            var act = Tokens[i].Is("bought") ? i : After(i, 4, token => token.Is("contacted") || token.Is("bought") || token.Is("status", "won"));
            act = act < 0 && i + 1 < Tokens.Count && Tokens[i + 1].Is("sign", "attends") && IsLast(i + 1) ? i + 1 : act;
            if (act < 0 || act > i && Tokens[act].Is("negation"))
            {
                continue;
            }

            var isContact = (Tokens[act].Is("contacted") && !Tokens[act].Is("flag")) || Tokens[act].Is("sign", "attends");
            // Deals that are not signed are open ones; only of customers is it asked what they never did.
            if (!isContact && (!Tokens.Any(token => token.Is("subject", "Customer")) || Tokens.Any(token => token.Is("subject", "Opportunity") && token.Span.Start < Tokens[i].Span.Start && token.Text.Length > 1)))
            {
                continue;
            }

            // 还没签下来的单子: deals that are not won, whoever's customers they are of.
            if (!isContact && Tokens[act].Is("status", "won") && After(act, 2, token => token.Is("subject", "Opportunity")) is var deal && deal >= 0 && OnlyFillersBetween(act, deal) && DescribesIt(act, deal))
            {
                continue;
            }

            var (since, marked) = Since();
            if (isContact && since is null && !Tokens.Any(token => token.Is("list") || token.Is("subject", "Customer") || token.Is("subject", "Opportunity")))
            {
                continue;
            }

            var isOrder = Tokens.Any(token => token.Is("subject", "OrderLine")) || Tokens[act].Text.Contains("order", StringComparison.OrdinalIgnoreCase) || Tokens[act].Text.Contains('下', StringComparison.Ordinal);
            var never = Tokens[i].Text.Contains('从', StringComparison.Ordinal) || Tokens[i].Text.Equals("never", StringComparison.OrdinalIgnoreCase);
            var day = since ?? (never || !isContact ? DateOnly.MinValue : Utterance.Today.AddDays(-DaysWhenNotSaid));
            Question.Without = new MetricWithout(isContact ? "interaction" : isOrder ? "order" : "won", day);
            Note("without", Tokens[act]);
            // "一单都没…": the noun belongs to what did not happen.
            for (var k = i - 1; k >= Math.Max(0, i - 4) && !IsClauseEnd(k) && (Tokens[k].Number is not null || Tokens[k].Is("filler")) && !Tokens[k].Is("subject", "Customer"); k--)
            {
                Tokens[k].IsUsed = !isContact;
            }

            for (var k = i; k <= act; k++)
            {
                Tokens[k].IsUsed |= Tokens[k].Date is null;
            }

            if (!isContact && act + 1 < Tokens.Count && Tokens[act + 1].Is("subject", "Opportunity") && !IsClauseEnd(act))
            {
                Tokens[act + 1].IsUsed = true;   // 没签过单
            }

            if (marked >= 0)
            {
                Tokens[marked].IsUsed = true;
            }

            return;
        }
    }

    /// <summary>哪家一个活单都没有, 手上没有商机的…有哪些: customers without an open deal, the noun in front of the negation.</summary>
    private bool HasNone(int negation)
    {
        var deal = Before(negation, 4, token => token.Is("subject", "Opportunity") && !token.Is("dimension"));
        if (deal < 0 || !HasThere(negation) || After(negation, 3, token => !token.Is("filler") || token.Is("subject")) >= 0 || !Tokens.Take(deal).Any(token => token.Is("subject", "Customer") || token.Is("sign", "whichcustomer")))
        {
            return false;
        }

        Question.Without = new MetricWithout("openDeal", DateOnly.MinValue);
        (Question.Subject, Question.IsList) = (MetricSubject.Customer, true);
        Note("without", Tokens[deal]);
        for (var i = Math.Max(0, deal - 3); i <= negation; i++)
        {
            Tokens[i].IsUsed |= i >= deal || Tokens[i].Is("status") || Tokens[i].Number is not null;
        }

        return true;
    }

    // 没签下来的单, unsigned deals; but 没签过单的客户 is of customers.
    private bool DescribesIt(int act, int deal) =>
        Utterance.Text[Tokens[act].Span.End..Tokens[deal].Span.Start] is var between && (between.Contains('的', StringComparison.Ordinal) || (char.IsAsciiLetter(Tokens[act].Text[0]) && between.Trim().Length == 0));

    // 没人跟的, 没人管: the verb ends what is said of them.
    private bool IsLast(int verb) => verb == Tokens.Count - 1 || IsClauseEnd(verb) || Utterance.Text[Tokens[verb].Span.End] is '的' or '过' or '了';

    private bool HasThere(int at) => Tokens[at].Text.Contains('有', StringComparison.Ordinal);

    private (DateOnly? Since, int Token) Since()
    {
        var duration = Tokens.FindIndex(token => token.Duration is { Days: not null });
        if (duration >= 0)
        {
            return (DaysAgo.Of(Utterance.Today, Tokens[duration].Duration!.Days!.Value), duration);   // just found with days
        }

        var date = Tokens.FindIndex(token => token.Date is not null);
        if (date < 0)
        {
            return (null, -1);
        }

        // "not visited in 45 days" is read as a day ahead: it means the days behind.
        var from = Tokens[date].Date!.From;   // just found
        return (from > Utterance.Today ? Utterance.Today.AddDays(Utterance.Today.DayNumber - from.DayNumber) : from, date);
    }
}
