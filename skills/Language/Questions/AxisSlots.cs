using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Replies;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>The axes along which figures are split.</summary>
internal sealed class AxisSlots(QuestionScan scan) : QuestionSlots(scan)
{
    private static readonly string[] AttributesOfCustomers = ["Region", "Industry", "City", "Source", "Grade", "CompanySize"];

    private readonly WhoWords _who = new(scan);
    private readonly AxisTrigger _trigger = new(scan);

    public void Read()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Is("group", "dropgroup"))
            {
                Question.DropsGroups = true;
            }

            if (Tokens[i].Is("group", "who") && (_who.AreCustomers(i) || _who.AreCheckIns()))
            {
                Question.IsList = true;
            }
            else if (Tokens[i].Is("group", "who") && _who.AreMet(i))
            {
                (Question.IsList, Scan.IsOfTheMet) = (true, true);
            }
            else if (Tokens[i].Is("group", "who"))
            {
                Group(_who.Axis(i), Tokens[i]);
                Scan.IsWhich = true;
            }

            if (Tokens[i].Is("group", "which") && WhoWords.WhichPerson(Tokens[i]) is { } person && !Tokens[Math.Min(i + 1, Tokens.Count - 1)].Is("dimension"))
            {
                if (Scan.Superlative >= 0 || Question.Limit is not null)
                {
                    Group(person, Tokens[i]);
                    Scan.IsWhich = true;
                }
            }

            // 产品里哪个…, 客户当中哪家…: the noun whose kinds one is picked from.
            if (Tokens[i].Is("group", "which") && Scan.Superlative >= 0 && Question.GroupBy.Count == 0 && PickedFrom(i) is var noun && noun >= 0)
            {
                Group(Enum.Parse<Dimension>(Best(Tokens[noun])), Tokens[noun]);
                Scan.IsWhich = true;
            }

            // which of my deals, 哪些…: rows are asked for.
            if (Tokens[i].Is("group", "which") && Scan.Superlative < 0 && Question.Limit is null && After(i, 3, token => token.Is("subject", "Opportunity")) is var deal && deal >= 0 && OnlyFillersBetween(i, deal) && !Tokens.Any(token => token.Is("measure")) && !Tokens[deal].Is("dimension"))
            {
                Question.IsList = true;
            }

            if (!Tokens[i].IsUsed && Tokens[i].Is("dimension") && !IsOfAxisBefore(i) && !IsOfAxisBehind(i) && !IsWhole(i))
            {
                ReadAxis(i);
            }
        }

        if (Question.GroupBy.Count == 0 && Tokens.Find(token => token.Text is "每家" or "每一家" or "各家") is { } house && Tokens.Any(token => token.Is("subject", "Customer") && token != house))
        {
            Group(Dimension.Customer, house);   // 下了单的客户，每家多少钱
        }

        // 为什么丢了那么多单: the reasons that were written down.
        if (Question.GroupBy.Count == 0 && Tokens.Find(token => token.Is("sign", "why")) is { } why && (Tokens.Any(token => token.Is("status", "lost")) || IsAboutLost()) && !Tokens.Any(token => token.Is("measure", "win_rate")))
        {
            Group(Dimension.LostReason, why);
        }

        if (Question.GroupBy.Count == 0 && Tokens.Find(token => token.Is("sign", "whence")) is { } whence && Tokens.Any(token => token.Is("sign", "camefrom")) && Tokens.Any(token => token.Is("subject", "Customer") || token.Is("measure", "new_customers")))
        {
            Group(Dimension.Source, whence);   // "where do our customers come from"
        }

        if (Question.GroupBy.Count == 0 && Tokens.Find(token => token.Is("sign", "everyone") || token.Is("sign", "others")) is { } people)
        {
            ReadPeople(people);
        }

        GroupRanked();
        if (Question.GroupBy.Count == 0 && Tokens.Any(token => token.Is("group", "split") && token.Value("group") == "split" && token.Is("sign", "ranking")))
        {
            Group(Dimension.Owner, Tokens.First(token => token.Is("group", "split")));
        }
    }

    /// <summary>组里其他人呢, everyone else: each of the team but the one whose figures were told.</summary>
    private void ReadPeople(QuestionToken people)
    {
        Group(Dimension.Owner, people);
        Question.Whose ??= "team";
        if (people.Is("sign", "others") && Context.State.LastQuery?.Filters.FirstOrDefault(filter => filter is { Field: "owner", Operator: FilterOperator.In }) is { } told)
        {
            Question.Filters.Add(told with { Operator = FilterOperator.NotIn, Words = people.Text });
        }
    }

    private int PickedFrom(int which)
    {
        var noun = Before(which, 3, token => token.Is("dimension") && !token.IsUsed && !token.Is("subject", "Opportunity") && !token.Is("sign", "bareaxis"));
        return noun >= 0 && OnlyFillersBetween(noun, which) && Utterance.Text[Tokens[noun].Span.End..Tokens[which].Span.Start].AsSpan().ContainsAny('里', '中') && After(which, 1, token => token.Is("dimension")) < 0 ? noun : -1;
    }

    // 原因分别是什么 behind a question about lost deals.
    private bool IsAboutLost() => !Tokens.Any(token => token.Is("status")) && Context.State.LastQuery?.Filters.FirstOrDefault(filter => filter.Field == "status")?.Values is ["lost"];

    // 按对手归类，每家几单: the bare noun counts what the axis before it names.
    private bool IsOfAxisBefore(int at) => Tokens[at].Is("sign", "bareaxis") && Question.GroupBy.Exists(axis => axis is Dimension.Competitor or Dimension.Customer or Dimension.Owner or Dimension.Team or Dimension.Product or Dimension.Source or Dimension.Industry);

    // by customer region: the customer's attribute is the axis, not the customer.
    private bool IsOfAxisBehind(int at) =>
        Tokens[at].Is("dimension", "Customer") && at + 1 < Tokens.Count && !IsClauseEnd(at) && Tokens[at + 1] is var next && AttributesOfCustomers.Any(axis => next.Is("dimension", axis)) && Utterance.Text.AsSpan(Tokens[at].Span.End, next.Span.Start - Tokens[at].Span.End).Trim().Length == 0;

    // 所有客户按来源分, 各个行业的客户: all of them are what is split, where an axis of theirs is named.
    private bool IsWhole(int at) => Tokens[at].Is("dimension", "Customer") && (IsAllOfThem(at) || IsOfEachAttribute(at));

    private bool IsOfEachAttribute(int at) =>
        Before(at, 2, token => AttributesOfCustomers.Any(axis => token.Is("dimension", axis))) is var attribute && attribute >= 0 && OnlyFillersBetween(attribute, at) && _trigger.Of(attribute) == "each" && Utterance.Language == "zh";

    private bool IsAllOfThem(int at) =>
        Before(at, 2, token => token.Is("sign", "allofthem") || token.Text is "所有" or "全部" or "all" or "all the") >= 0 && Enumerable.Range(0, Tokens.Count).Any(i => i != at && !IsOfAxisBehind(i) && AttributesOfCustomers.Any(axis => Tokens[i].Is("dimension", axis)) && _trigger.Of(i) is not null);

    /// <summary>前三名的销售, top 5 customers: the noun beside the rank is what is ranked.</summary>
    private void GroupRanked()
    {
        if (Question.Limit is null || Question.GroupBy.Count > 0 || Scan.Superlative >= 0 || Scan.Rank is not { } rank)
        {
            return;
        }

        var noun = Tokens.FindIndex(token => token.Span.Start >= rank.Start && token.Is("dimension") && !token.Is("subject", "Opportunity") && !token.IsUsed);
        noun = noun >= 0 ? noun : Tokens.FindLastIndex(token => token.Span.End <= rank.Start && token.Is("dimension") && !token.Is("subject", "Opportunity") && !token.IsUsed && token.Text.Length > 1);
        if (noun >= 0)
        {
            Group(Enum.Parse<Dimension>(Best(Tokens[noun])), Tokens[noun]);
        }
        else if (Question.Whose == "team" && !Tokens.Any(token => token.Is("subject")))
        {
            Question.GroupBy.Add(Dimension.Owner);   // the top two in my team
        }
    }

    private void ReadAxis(int at)
    {
        var token = Tokens[at];
        var axis = Enum.Parse<Dimension>(Best(token));
        var trigger = _trigger.Of(at) ?? (Context.ReplyAct == ReplyActs.Refine && !token.Is("subject", "Opportunity") ? "by" : null);   // 拆到产品上: all that is new in it is the axis
        if (axis == Dimension.LostReason)
        {
            Group(axis, token);   // 丢单原因 is nothing but an axis
            return;
        }

        if (trigger is null)
        {
            return;
        }

        if (axis is Dimension.Source or Dimension.Channel && token.Senses.Count(sense => sense.Kind == "dimension") > 1)
        {
            axis = Tokens.Any(other => other.Is("subject", "Interaction") || other.Is("value.channel") || other.Is("logged")) ? Dimension.Channel : Dimension.Source;
        }

        if (trigger == "which")
        {
            // 哪些客户, which deals: a list of them, unless they are ranked or measured.
            var isMeasured = Scan.Superlative >= 0 || Question.Limit is not null || Scan.Bounds.Count > 0 || Tokens.Any(other => other.Is("measure") && !other.Is("measure", "count") && !other.Is("measure", "new_customers"));
            if (axis is Dimension.Customer && !isMeasured)
            {
                Question.IsList = true;
                Question.Subject = Question is { Period: not null, Without: null } && Tokens.Any(other => other.Is("contacted")) && !Tokens.Any(other => other.Is("negation")) ? MetricSubject.Interaction : MetricSubject.Customer;
                return;
            }

            Scan.IsWhich |= !IsPlural(token.Text);
        }
        else if (axis == Dimension.Customer && trigger == "each" && Tokens.Any(other => other.Is("status", "created")) && Tokens[at].Text == "客户")
        {
            return;
        }

        if (trigger == "each")
        {
            Scan.Each = axis;
        }

        Group(axis, token);
    }

    /// <summary>A和B各多少: two values of one field, each with its own figure.</summary>
    public void GroupByRepeatedValue()
    {
        var isEach = (Scan.Superlative >= 0 && Question.GroupBy.Count == 0) || Tokens.Any(token => token.Is("group", "each") && token.Text is not ("all" or "all the" or "所有" or "全部")) || Tokens.Any(token => token.Is("versus", "vs") || token.Is("group", "split"));
        foreach (var filter in Question.Filters.Where(filter => filter.Values.Count > 1 && filter.Operator == FilterOperator.In))
        {
            if ((isEach || filter.Field is "owner" or "team") && AxisFields.Of(filter.Field) is { } axis && !Question.GroupBy.Contains(axis))
            {
                Question.GroupBy.Add(axis);
            }
        }

        // 组员们各自的: a team said as its people, each for himself.
        if (Question is { GroupBy.Count: 0, Whose: "team", Statuses.Count: < 2 } && Tokens.Any(token => token.Is("sign", "eachperson")) && !Question.Filters.Exists(filter => filter.Values.Count > 1))
        {
            Question.GroupBy.Add(Dimension.Owner);
        }
    }
}
