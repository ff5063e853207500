using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>今年下过单的客户有谁, how many accounts signed in Q2: customers by what they did, rather than their deals.</summary>
internal sealed class BuyerSlots(QuestionScan scan) : QuestionSlots(scan)
{
    /// <summary>No customer buys oftener: a greater number is an amount.</summary>
    private const int MostTimes = 1000;

    /// <summary>Turns the status that describes the customers into a condition on them; asked for with money, their deals are split by customer instead.</summary>
    public void Read()
    {
        if (Question.Without is not null || Question.Subject is not (null or MetricSubject.Customer) || Scan.Superlative >= 0 || Question.Limit is not null || Question.CompareTo is not null || Question.DateField is not null || Act() is not { } what || AskedFor() is not { } asked)
        {
            return;
        }

        if (HowOften())
        {
            SplitByCustomer(what, asked);
            return;
        }

        if (Scan.Bounds.Count > 0)
        {
            return;
        }

        if (IsOfMoney() || Question.Filters.Exists(filter => filter.Field is "product" or "competitor" or "stage"))
        {
            SplitByCustomer(what, asked);
            return;
        }

        Question.Without = new MetricWithout(what, Question.Period?.From ?? DateOnly.MinValue) { Until = Question.Period?.To, Happened = true };
        Question.Period = null;
        Question.Subject = MetricSubject.Customer;
        Question.IsList = !IsCounted(asked);
        Question.Statuses.Clear();
        Question.GroupBy.Remove(Dimension.Customer);
        Note("without", asked);
        foreach (var token in Tokens.Where(token => token.Is("status") || token.Is("bought") || token.Is("subject", "Opportunity")))
        {
            token.IsUsed = true;
        }
    }

    /// <summary>买过两次以上的客户, customers who bought more than once: how many deals a customer has is what is limited.</summary>
    private bool HowOften()
    {
        if (Scan.Bounds.Count > 0)
        {
            return Scan.Bounds.TrueForAll(bound => Tokens[bound.At] is { Number.Value: < MostTimes, Money: null, Percent: null });
        }

        if (Tokens.Find(token => token.Is("sign", "repeated")) is not { } often)
        {
            return false;
        }

        Question.Having = new MetricHaving(FilterOperator.GreaterThan, 1);
        Question.Measures.Add("count");
        Note("condition", often);
        return true;
    }

    private void SplitByCustomer(string what, QuestionToken asked)
    {
        Question.IsList = false;
        if (Question.Statuses.Count == 0)
        {
            Question.Statuses.Add(what == "openDeal" ? "open" : what);
        }

        Question.Subject = MetricSubject.Opportunity;
        Question.GroupBy.Remove(Dimension.Owner);   // 有谁 asks for the customers
        Group(Dimension.Customer, asked);
    }

    private string? Act() => Question.Statuses switch
    {
        ["won"] => "won",
        ["lost"] => "lost",
        ["open"] when Scan.Bounds.Count > 0 || !Tokens.Any(token => token.Is("sign", "inhand")) => "openDeal",
        [] when Tokens.Any(token => token.Is("bought") && !token.IsUsed && !token.Is("subject")) => "won",
        _ => null,
    };

    private bool IsOfMoney() => Tokens.Any(token => token.Is("measure", "amount") || token.Is("measure", "sales") || token.Text == "多少" && Tokens.Any(each => each.Is("group", "each")));

    // 几家客户, 多少客户, how many accounts.
    private static bool IsCounted(QuestionToken asked) => asked.Is("sign", "housecount") && !asked.Is("list") && !asked.Is("group", "which") || asked.Is("measure", "count");

    /// <summary>The token that asks for customers: which, who or how many of them; null when something else is asked.</summary>
    private QuestionToken? AskedFor()
    {
        var noun = Tokens.FindIndex(IsCustomers);
        if (noun < 0)
        {
            return null;
        }

        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            var asks = token.Is("measure", "count") || token.Is("list") || token.Is("group", "who") || token.Is("group", "which") || token.Is("sign", "housecount");
            if (!asks || token.Is("subject") && !IsCustomers(token) || token.Is("order") || i > 0 && Tokens[i - 1].Is("sign", "those"))
            {
                continue;
            }

            if (IsCustomers(token) || After(i, 2, IsNoun) is var behind && behind >= 0 && IsCustomers(Tokens[behind]) && OnlyFillersBetween(i, behind) || token.Is("sign", "housecount") && !token.Is("subject", "Opportunity") || IsBehindCustomers(i))
            {
                return token;
            }
        }

        return null;
    }

    // 签过单的客户有哪些, 客户里签过单的有谁: 单 in the clause that describes them is no noun of its own.
    private bool IsBehindCustomers(int at)
    {
        if (char.IsAsciiLetter(Tokens[at].Text[0]) || Tokens[at].Is("measure", "count") && !Tokens[at].Is("sign", "housecount"))
        {
            return false;
        }

        for (var i = at - 1; i >= 0 && !IsClauseEnd(i); i--)
        {
            if (IsCustomers(Tokens[i]))
            {
                return true;
            }

            if (Tokens[i].Is("subject", "Opportunity") && !(i + 1 < at && Tokens[i + 1].Text == "的"))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsNoun(QuestionToken token) => token.Is("subject") && !token.Is("filler") || IsCustomers(token);

    private static bool IsCustomers(QuestionToken token) => token.Is("subject", "Customer") && !token.Is("value.source");
}
