using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>What is counted: deals, customers, notes, plans, tasks or orders.</summary>
internal sealed class SubjectSlots(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        if (Question.Subject is not null)
        {
            return;
        }

        var nouns = Tokens.Where(token => !token.IsUsed && token.Is("subject")).ToList();
        bool Says(string subject) => nouns.Exists(token => token.Is("subject", subject));
        var channel = Tokens.Find(token => token.Is("value.channel"));
        var isDeal = Question.Statuses.Count > 0 || Question.IsAnyStatus || Question.DateField is not null || Says("Opportunity") || Question.Filters.Any(filter => filter.Field is "stage" or "competitor");
        var overdue = Has("flag", "overdue");
        Question.Subject = true switch
        {
            _ when Says("OrderLine") || Tokens.Any(token => token.Is("measure", "avg_deal_size") && token.Text.Contains("order", StringComparison.OrdinalIgnoreCase)) => MetricSubject.OrderLine,
            _ when Has("measure", "quantity") && !isDeal => MetricSubject.OrderLine,
            _ when Tokens.Any(token => token.Is("flag", "shipped")) && !isDeal => MetricSubject.OrderLine,
            _ when Has("measure", "avg_cycle_days") => MetricSubject.Opportunity,
            _ when Scan.IsOfTheMet || Tokens.Any(token => token.Is("flag", "checkin")) => MetricSubject.Interaction,
            _ when Has("measure", "new_customers") || (Scan.IsOfNewCustomers && !isDeal) => MetricSubject.Customer,
            _ when Question.GroupBy.Contains(Dimension.Country) => MetricSubject.OrderLine,
            _ when Has("measure", "last_date") && (Tokens.Any(token => token.Is("bought")) || Tokens.Any(token => token.Is("measure", "last_date") && token.Text.Contains("order", StringComparison.OrdinalIgnoreCase))) => MetricSubject.OrderLine,
            _ when Has("measure", "activity_completion") => MetricSubject.Activity,
            _ when Says("FollowUp") && overdue && Question.Without is null => MetricSubject.Interaction,
            _ when Says("Task") && !IsQuotaTalk() => MetricSubject.Task,
            _ when Says("NextAction") => MetricSubject.Opportunity,
            _ when Says("FollowUp") && Has("due") && Question.Period is not null => MetricSubject.Interaction,
            _ when Says("Activity") && !Says("Interaction") && !(Tokens.Any(token => token.Is("logged"))) => MetricSubject.Activity,
            _ when channel is not null && Has("planned") && !Tokens.Any(token => token.Is("logged")) => MetricSubject.Activity,
            _ when Says("Interaction") && !isDeal => MetricSubject.Interaction,
            _ when channel is null && !isDeal && nouns.Count == 0 && Question.Period is not null && Tokens.Any(token => token.Is("value.activityType")) && !Tokens.Any(token => token.Is("logged")) => MetricSubject.Activity,
            _ when channel is not null && !isDeal && Question.Without is null => MetricSubject.Interaction,
            _ when Tokens.Any(token => token.Is("logged")) && Says("Interaction") => MetricSubject.Interaction,
            _ when Tokens.Any(token => token.Is("logged")) && !isDeal && nouns.Count == 0 => MetricSubject.Interaction,
            _ when Says("FollowUp") && !isDeal && Question.Without is null => MetricSubject.Interaction,
            _ when !isDeal && Question.Without is null && Tokens.Any(token => token.Is("contacted")) && (Scan.Superlative >= 0 || Tokens.Any(token => token.Is("sign", "times"))) && !HasAmountWord() => MetricSubject.Interaction,
            _ when !isDeal && Tokens.Any(token => token.Is("sign", "diligent")) && !HasAmountWord() => MetricSubject.Interaction,   // 谁最勤快: by what was logged
            _ when isDeal => MetricSubject.Opportunity,
            _ when IsOfTalks() && (Says("Customer") || Question.GroupBy is [Dimension.Customer]) => MetricSubject.Interaction,
            _ when Question.GroupBy.Contains(Dimension.Customer) && Scan.Superlative >= 0 && !HasAmountWord() && !Tokens.Any(token => token.Is("measure", "count")) => MetricSubject.Opportunity,
            _ when Says("Customer") && Tokens.Any(token => token.Is("measure", "count") && token.Text[^1] is '单' or '笔') => MetricSubject.Opportunity,   // A级客户几单
            _ when Says("Customer") && !HasAmountWord() => MetricSubject.Customer,
            _ when Question.Filters.Any(filter => filter.Field == "customerStatus") || Tokens.Any(token => token.Is("sign", "inhand")) && Tokens.Any(token => token.Is("sign", "housecount")) && !HasAmountWord() => MetricSubject.Customer,
            _ when Question.GroupBy.Any(axis => axis is Dimension.Source or Dimension.Grade or Dimension.CompanySize or Dimension.City) && !HasAmountWord() => MetricSubject.Customer,
            _ => null,
        };
        // 下一步要在30号前做掉: a deadline of the next step is its due date, whether or not 到期 is said.
        if ((Has("due") || Says("NextAction") && !Question.Statuses.Exists(status => status is "won" or "lost")) && Question.Period is not null && Question.DateField is null)
        {
            Question.DateField = (Question.Subject, Says("NextAction")) switch
            {
                (MetricSubject.Opportunity, true) => "nextActionDue",
                (MetricSubject.Interaction, _) => "followUpDue",
                _ => null,
            };
        }

        PlaceCustomers();
        if (Question.Subject == MetricSubject.Interaction || Question.Subject == MetricSubject.Activity)
        {
            var kind = Question.Subject == MetricSubject.Interaction ? "value.channel" : "value.activityType";
            foreach (var token in Tokens.Where(token => token.Is(kind) && !token.IsUsed))
            {
                AddFilter(kind["value.".Length..], token.Value(kind)!, token);   // filtered by it
            }

            foreach (var token in Tokens.Where(token => token.Is("value.sentiment")))
            {
                AddFilter("sentiment", token.Value("value.sentiment")!, token);   // filtered by it
            }

            // 录了几次客户拜访: what was planned as a visit was logged as one.
            if (Question.Subject == MetricSubject.Interaction && channel is null && Tokens.Find(token => token.Value("value.activityType") is "visit" or "call") is { } planned)
            {
                AddFilter("channel", planned.Value("value.activityType") == "call" ? "phone" : "visit", planned);
            }

            if (Question.Subject == MetricSubject.Activity && channel is not null && !Question.Filters.Any(filter => filter.Field == "activityType") && channel.Value("value.channel") is "visit" or "phone")
            {
                AddFilter("activityType", channel!.Value("value.channel") == "phone" ? "call" : "visit", channel);   // just matched
            }
        }

        if (Question.Subject == MetricSubject.Interaction && Tokens.FindIndex(token => token.Is("flag", "checkin")) is var checkedIn && checkedIn >= 0)
        {
            var no = Before(checkedIn, 2, token => token.Is("negation"));
            AddFilter("checkedIn", no >= 0 ? "false" : "true", Tokens[checkedIn]);
            if (no >= 0 && channel is null)
            {
                AddFilter("channel", "visit", Tokens[checkedIn]);   // a call needs no check-in
            }
        }

        if (Question.Subject == MetricSubject.OrderLine && Tokens.FindIndex(token => token.Is("flag", "shipped")) is var shipped && shipped >= 0)
        {
            var no = Before(shipped, 2, token => token.Is("negation"));
            AddFilter("shipped", no >= 0 ? "false" : "true", Tokens[shipped]);
        }

        foreach (var noun in nouns.Where(noun => Question.Subject is { } subject && noun.Is("subject", subject.ToString())))
        {
            Note("subject", noun);
        }
    }

    // 这周联系了哪些客户: the contacts of that time say which.
    private bool IsOfTalks() => Question is { Period: not null, Without: null, Measures.Count: 0 } && Tokens.Any(token => token.Is("contacted")) && !Tokens.Any(token => token.Is("negation"));

    /// <summary>Customers are where they are; only a team by its full name is a team of theirs.</summary>
    private void PlaceCustomers()
    {
        if (Question.Subject != MetricSubject.Customer)
        {
            return;
        }

        foreach (var token in Tokens.Where(token => token.Mention?.Best.Record.Kind == RecordKind.Team))
        {
            var region = token.Mention!.Candidates.FirstOrDefault(candidate => candidate.Form == "region");   // filtered to mentions
            var at = Question.Filters.FindIndex(filter => filter.Field == "team" && filter.Words == Utterance.Words(token.Span));
            if (region is not null && at >= 0 && token.Mention.Candidates.All(candidate => candidate.Form == "region" || candidate.Score < 0.9))
            {
                Question.Filters[at] = new MetricFilter("region", FilterOperator.In, [region.Record.Name], Question.Filters[at].Words);
            }
        }
    }

    private bool HasAmountWord() => Tokens.Any(token => token.Is("measure") && !token.Is("measure", "count") && !token.Is("measure", "new_customers") && !token.Is("measure", "last_date"));
}
