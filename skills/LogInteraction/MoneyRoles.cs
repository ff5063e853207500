using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>An amount and what the words say it is.</summary>
/// <param name="Role">budget, quote, agreed, counter, competitor, payment, other; "" when nothing tells.</param>
internal sealed record SaidAmount(decimal Low, decimal High, Span Span, string Role);

/// <summary>Tells the customer's budget from our price, a rival's, a payment and other sums, by the words nearest in front.</summary>
internal static partial class MoneyRoles
{
    // On equal distance the earlier role wins: what must never become an amount comes first.
    private static readonly string[] Roles = ["former", "payment", "competitor", "counter", "budget", "other", "agreed", "quote"];

    private const int LongestMove = 24;

    public static IReadOnlyList<SaidAmount> Read(NotePart part)
    {
        var amounts = new List<SaidAmount>();
        foreach (var money in part.Money.Where(money => money.Currency == "CNY"))
        {
            var low = money.Low != money.High && IsMoved(part, money.Span) ? money.High : money.Low;
            amounts.Add(new SaidAmount(low, money.High, money.Span, RoleOf(part, money.Span)));
        }

        // "预算就二十五个": among sales people 个 is ten thousand yuan, but only where a budget or a price is the talk.
        foreach (var number in part.Message.Numbers.Where(number => number.Unit == "个" && part.Has(number.Span) && !amounts.Any(amount => amount.Span.Overlaps(number.Span))))
        {
            var clause = part.ClauseOf(number.Span);
            var role = Nearest(part, clause.Span, number.Span) ?? "";
            var behind = part.Text[Math.Min(number.Span.End, clause.Span.End)..clause.Span.End].TrimStart();
            var isLast = BudgetBehind().IsMatch(behind) || !behind.Any(char.IsLetter);
            if (isLast && (role == "budget" || (role is "quote" or "agreed" && SpeaksOfPrice().IsMatch(part.Of(clause)))))
            {
                amounts.Add(new SaidAmount((number.Low ?? number.Value) * 10_000, number.Value * 10_000, number.Span, role));
            }
        }

        return amounts;
    }

    // 六十个的盘子, 三十个预算, 二十个做温控
    [GeneratedRegex(@"^的?(?:预算|盘子|额度|底线)|^(?:来|去)?(?:做|上|买|搞|装)(?!了|过)", RegexOptions.CultureInvariant)]
    private static partial Regex BudgetBehind();

    // "down from 720 to 680 thousand": no range, the second sum is what it is now.
    private static bool IsMoved(NotePart part, Span range)
    {
        var clause = part.ClauseOf(range).Span;
        var from = Math.Max(clause.Start, range.Start - LongestMove);
        return range.Start > from && Moved().IsMatch(part.Text[from..Math.Min(range.End, range.Start + 5)]);
    }

    [GeneratedRegex(@"(?<![A-Za-z])(?:down|up|cut|reduced|raised|dropped|slashed|trimmed|went|gone|moved|increased|shrunk|shrank|lowered)(?: [a-z]+){0,2} from(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Moved();

    private static string RoleOf(NotePart part, Span amount)
    {
        var clause = part.ClauseOf(amount);
        if (PerUnit().IsMatch(part.Text[Math.Min(amount.End, clause.Span.End)..clause.Span.End]) || UnitBefore().IsMatch(part.Text[clause.Span.Start..Math.Max(clause.Span.Start, amount.Start)]))
        {
            return "unit";
        }

        if (IsLeft(part, clause.Span, amount))
        {
            return "former";
        }

        // 隔壁部门批了90万, 他哥的厂花了30万: another's money.
        var before = Span.Between(clause.Span.Start, Math.Max(clause.Span.Start, amount.Start));
        if (NoteWords.Money["elsewhere"].IsIn(part.Text, before) || NoteWords.Parties["third_party"].IsIn(part.Text, before))
        {
            return "other";
        }

        // 我们从48万让到46万5: our own price, wherever it went.
        if (Ours().IsMatch(part.Of(clause)) && part.Message.Money.Any(money => money.Span.End <= amount.Start && clause.Span.Overlaps(money.Span) && IsLeft(part, clause.Span, money.Span)))
        {
            return "quote";
        }

        if (Nearest(part, clause.Span, amount) is { } own)
        {
            return own;
        }

        // 预算100万封顶，我们105万: the second sum is ours, whatever the first was.
        if (Ours().IsMatch(part.Text[clause.Span.Start..Math.Max(clause.Span.Start, amount.Start)]))
        {
            return "";
        }

        // A bare amount behind its subject: "运费结清了 三千二", "框架协议双方签字了 22万".
        var isBare = clause.Span.Length - amount.Length <= 6 || amount.Start - clause.Span.Start <= 3;
        var isNear = amount.Start - clause.Span.Start <= 14 && part.Before(clause)?.Sentence == clause.Sentence;
        return (isBare || isNear) && Subject(part, clause) is { } subject && Nearest(part, subject.Span, new Span(subject.Span.End, 0)) is { } inherited ? inherited : "";
    }

    private static string? Nearest(NotePart part, Span clause, Span amount)
    {
        // "预算定了，40万", "budget signed off at 300k": behind its word it is the budget, unless what stands between speaks of another sum.
        var close = Span.Between(clause.Start, Math.Max(clause.Start, Math.Min(amount.Start, clause.End)));
        if (Budgets(part.Text, close, Math.Min(Math.Max(amount.End, close.End), clause.End)) is { } budget && IsBudgetStill(part, Span.Between(budget.End, close.End)))
        {
            return "budget";
        }

        var best = (Role: (string?)null, Distance: 60.0);
        foreach (var role in Roles)
        {
            foreach (var cue in NoteWords.Money[role].All(part.Text, clause))
            {
                var distance = cue.Overlaps(amount) ? 0 : cue.End <= amount.Start ? amount.Start - cue.End : (cue.Start - amount.End) * 1.5 + 3;
                if (distance < best.Distance)
                {
                    best = (role, distance);
                }
            }
        }

        // 报价从128万降到126万: our own price, moved by us.
        var clauseBefore = Span.Between(clause.Start, Math.Max(clause.Start, Math.Min(amount.Start, clause.End)));
        if (best.Role == "counter" && part.Message.Money.Any(money => clauseBefore.Overlaps(money.Span) && IsLeft(part, clause, money.Span)) && NoteWords.Money["quote"].IsIn(part.Text, clauseBefore))
        {
            return "quote";
        }

        // A budget that is cut or capped is still the budget: "budget cut 到65万", 预算最多30万.
        var isBudget = best.Role == "counter" && NoteWords.Money["budget"].IsIn(part.Text, Span.Between(clause.Start, Math.Max(clause.Start, Math.Min(amount.Start, clause.End))));
        var isRivals = best.Role is "quote" or "agreed" && (DealUpdateReader.RivalBefore(part, part.ClauseOf(clause)) is not null || NoteWords.Money["competitor"].IsIn(part.Text, Span.Between(clause.Start, Math.Max(clause.Start, Math.Min(amount.Start, clause.End)))));
        return isBudget ? "budget" : isRivals ? "competitor" : best.Role;
    }

    // The last word of a budget before the amount; some look at the amount to know themselves (批了 + a number).
    private static Span? Budgets(string text, Span before, int end) =>
        NoteWords.Money["budget"].All(text, Span.Between(before.Start, end)).Where(found => found.End <= before.End).Select(found => (Span?)found).LastOrDefault();

    // The clause before; 说错了 in between is no subject.
    private static Clause? Subject(NotePart part, Clause clause)
    {
        var before = part.Before(clause);
        return before is { } near && ClauseSplitter.Repairs(part.Text).Any(cue => cue.Start <= near.Span.Start && cue.End >= near.Span.End) ? part.Before(near) : before;
    }

    // 从128万降到126万, from 1.7M to 1.6M: the sum that was left.
    private static bool IsLeft(NotePart part, Span clause, Span amount) =>
        From().IsMatch(part.Text[clause.Start..Math.Max(clause.Start, amount.Start)]) && To().IsMatch(part.Text[Math.Min(amount.End, clause.End)..clause.End]);

    [GeneratedRegex(@"(?:从|由|(?<![A-Za-z])from)\s?(?:原来|原先|之前)?(?:的)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s?(?:元|块|CNY)?\s?(?:降|减|调|改|涨|提|压|砍|升|变|加|让|缩|削|裁|落|收|抬|追|扩|增|(?:up |down )?to(?![A-Za-z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex To();

    [GeneratedRegex(@"^(?:咱们?|我们|我方|(?<![A-Za-z])we(?:'re| are| stand)?(?![A-Za-z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ours();

    // 温区改成10个 counts, 报价改成10个 is money.
    [GeneratedRegex(@"价|预算|金额|总额|合同额|成交", RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfPrice();

    // 6,800 each, 26万一台: the price of one. A year's price is a price of ours.
    [GeneratedRegex(@"^\s?(?:元|块)?\s?(?:each|apiece|a (?:piece|seat|unit)|per (?!year|annum|month)[a-z]+|(?:/|每|一)(?:台|套|个|间|点|人|户|座|件|把|只|平|米))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerUnit();

    [GeneratedRegex(@"(?:单价|每(?:台|套|个|间|点|人|户|座|件|把|只|平|米)|unit price(?: of| is)?)\D{0,4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitBefore();

    private static bool IsBudgetStill(NotePart part, Span between)
    {
        var isOther = ((string[])["payment", "former", "competitor", "other", "quote"]).Any(role => NoteWords.Money[role].IsIn(part.Text, between));
        return !isOther && !part.Message.Money.Any(money => between.Overlaps(money.Span) && !IsLeft(part, part.ClauseOf(money.Span).Span, money.Span)) && between.Length <= 30;
    }

    /// <summary>The customer's own budget: the last one said (a correction comes later).</summary>
    public static SaidAmount? Budget(IReadOnlyList<SaidAmount> amounts) => amounts.LastOrDefault(amount => amount.Role == "budget");

    /// <summary>Our price or the agreed one: agreed before quoted.</summary>
    /// <param name="part">The contact.</param>
    /// <param name="amounts">All sums of the contact.</param>
    /// <param name="isWon">The order is said to be here: then a lone sum without a word of its own is what it is worth.</param>
    public static SaidAmount? DealAmount(NotePart part, IReadOnlyList<SaidAmount> amounts, bool isWon) =>
        Settled(part, amounts) ?? (isWon && amounts.Where(amount => amount.Role is not ("payment" or "unit")).ToList() is [{ Role: "" } only] && only.Low == only.High ? only : null) ?? Accepted(part, amounts);

    // "470k was their last word, we took it": what they offered is the price when we take it.
    private static SaidAmount? Accepted(NotePart part, IReadOnlyList<SaidAmount> amounts) =>
        amounts.Where(amount => amount.Role is "" or "counter").ToList() is [var offered] && offered.Low == offered.High
        && part.Clauses.Any(clause => clause.Span.Start >= offered.Span.End && NoteWords.Money["we_accept"].IsIn(part.Text, clause.Span))
            ? offered
            : null;

    private static SaidAmount? Settled(NotePart part, IReadOnlyList<SaidAmount> amounts) =>
        amounts.LastOrDefault(amount => amount.Role == "agreed" && !IsOpenQuestion(part, amount)) ?? amounts.LastOrDefault(amount => amount.Role == "quote" && !IsOpenQuestion(part, amount));

    private static bool IsOpenQuestion(NotePart part, SaidAmount amount)
    {
        var clause = part.ClauseOf(amount.Span);
        var near = part.Before(clause) is { } before && before.Sentence == clause.Sentence ? Span.Between(before.Span.Start, clause.Span.End) : clause.Span;
        return NoteWords.Stages["conditional"].IsIn(part.Text, clause.Span) || NoteWords.Money["unsettled"].IsIn(part.Text, near) || amount.Low != amount.High;
    }
}
