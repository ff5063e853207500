using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Whose figures, of which customers, deals and products: names, pronouns and listed values.</summary>
internal sealed class NameSlots(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Mention is { } mention && !Tokens[i].IsUsed && !HasOtherSurname(i, mention))
            {
                ReadName(i, mention);
            }
        }

        ReadWhose();
        ReadOpenProfile();
    }

    /// <summary>Behind a customer's profile, a question that names nobody is about that customer.</summary>
    private void ReadOpenProfile()
    {
        if (Context.State is { LastSkill: "customer_profile", Focus: [{ Kind: RecordKind.Customer } customer, ..] } && Question.Whose is null && Question.Referred is null &&
            !Question.Filters.Any(filter => filter.Field is "owner" or "team" or "customer" or "region" or "opportunity") && !Tokens.Any(token => token.Is("subject", "Customer") || token.Is("group", "each") || token.Is("group", "who")))
        {
            Question.Filters.Add(new MetricFilter("customer", FilterOperator.In, [Id(customer.Id)], customer.Name));
        }
    }

    /// <summary>"Peter Zhang" where only another Peter is known.</summary>
    private bool HasOtherSurname(int at, EntityMention mention)
    {
        if (mention.Best.Record.Kind is not (RecordKind.Contact or RecordKind.User) || !char.IsAsciiLetterUpper(Tokens[at].Text[0]) || at + 1 >= Tokens.Count ||
            !Tokens[at + 1].IsUnknown || !char.IsAsciiLetterUpper(Tokens[at + 1].Text[0]) || IsClauseEnd(at) || Tokens[at].Text.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        Scan.OtherPerson = Utterance.Text[Tokens[at].Span.Start..Tokens[at + 1].Span.End];
        Tokens[at].IsUsed = Tokens[at + 1].IsUsed = true;
        return true;
    }

    private void ReadName(int at, EntityMention mention)
    {
        var token = Tokens[at];
        var best = mention.Best;
        switch (best.Record.Kind)
        {
            case RecordKind.User:
                AddFilter("owner", Id(best.Record.Id), token);
                break;
            case RecordKind.Team:
                ReadPlace(at, mention);
                break;
            case RecordKind.Product:
                foreach (var product in mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Product && best.Score - candidate.Score < 0.05))
                {
                    AddFilter("product", Id(product.Record.Id), token);
                }

                break;
            case RecordKind.Customer:
                AddFilter("customer", Id(best.Record.Id), token);
                break;
            case RecordKind.Contact when best.CustomerId is { } customer:
                AddFilter("customer", Id(customer), token);
                break;
            case RecordKind.Opportunity when best.Form is not "part":
                AddFilter("opportunity", Id(best.Record.Id), token);
                break;
            case RecordKind.Opportunity when mention.Candidates.FirstOrDefault(candidate => candidate.Record.Kind == RecordKind.Product) is { } product:
                AddFilter("product", Id(product.Record.Id), token);
                break;
            default:
                return;
        }

        token.IsUsed = true;
    }

    /// <summary>A direction word names a team, except where it says where customers are.</summary>
    private void ReadPlace(int at, EntityMention mention)
    {
        var token = Tokens[at];
        var team = mention.Candidates.FirstOrDefault(candidate => candidate.Form != "region" && candidate.Record.Id != 0);
        var region = mention.Candidates.FirstOrDefault(candidate => candidate.Form == "region");
        var isOfCustomers = After(at, 2, next => next.Is("subject", "Customer")) is var customer && customer >= 0 && OnlyFillersBetween(at, customer);
        var isFullName = team is not null && team.Score >= 0.9;
        if (region is not null && !isFullName && (isOfCustomers || team is null))
        {
            AddFilter("region", region.Record.Name, token);
            return;
        }

        AddFilter("team", Id((team ?? mention.Best).Record.Id), token);
    }

    private void ReadWhose()
    {
        var isNamed = Question.Filters.Any(filter => filter.Field is "owner" or "team");
        foreach (var token in Tokens.Where(token => token.Is("whose")))
        {
            var whose = token.Value("whose");
            if (whose == "us" || (isNamed && whose is "me" or "team"))
            {
                continue;   // 帮我看看李娜的: "me" is not whose figures
            }

            if (whose == "me" && IsAddressing(token))
            {
                continue;
            }

            if (Rank(whose) > Rank(Question.Whose))
            {
                Question.Whose = whose;
                Note("whose", token);
            }
        }

        static int Rank(string? whose) => whose switch { "company" => 3, "team" => 2, "me" => 1, _ => 0 };
    }

    // "give me", "show me", "告诉我" speak to the assistant.
    private bool IsAddressing(QuestionToken token)
    {
        var text = Utterance.Text;
        var before = text[..token.Span.Start].TrimEnd().ToLowerInvariant();
        return token.Text.Equals("me", StringComparison.OrdinalIgnoreCase)
            ? Ends(before, "addressing")
            : token.Text == "我" && (Ends(before, "with") && QuestionLexicon.Default.Text("telling_me").Any(word => text[token.Span.End..].StartsWith(word, StringComparison.Ordinal)) || Ends(before, "addressing") || QuestionLexicon.Default.Text("wishing").Any(word => text[token.Span.End..].TrimStart().StartsWith(word, StringComparison.Ordinal)));

        static bool Ends(string before, string list) => QuestionLexicon.Default.Text(list).Any(word => before.EndsWith(word, StringComparison.Ordinal));
    }

    /// <summary>还没过需求确认, hasn't got beyond discovery: that stage and those before it; 还没到方案, not yet in negotiation: those before it. Empty for a stage as such.</summary>
    private IReadOnlyList<string> StagesUpTo(QuestionToken token, string stage)
    {
        var at = Tokens.IndexOf(token);
        var no = Before(at, 5, other => other.Is("negation"));
        var reach = no < 0 ? -1 : Before(at, 3, other => other.Is("sign", "beyond") || other.Is("sign", "reached"));
        var stages = Enum.GetValues<Data.Opportunities.Stage>().Where(one => one < Data.Opportunities.Stage.Won).Select(one => one.ToString()).ToList();
        var last = stages.IndexOf(stage);
        return reach <= no || last < 0 ? [] : stages[..(Tokens[reach].Is("sign", "beyond") ? last + 1 : last)];
    }

    public void ReadValues()
    {
        foreach (var token in Tokens.Where(token => !token.IsUsed))
        {
            foreach (var sense in token.Senses.Where(sense => sense.Kind.StartsWith("value.", StringComparison.Ordinal)))
            {
                var field = sense.Kind["value.".Length..];
                if (field == "category")
                {
                    // Categories are free text: each company writes them in its own language.
                    Question.Filters.Add(new MetricFilter(field, FilterOperator.Contains, [sense.Value, char.IsAscii(token.Text[0]) ? sense.Value : token.Text[..2]], Utterance.Words(token.Span)));
                    Note(field, token);
                }
                else if (field == "stage" && StagesUpTo(token, sense.Value) is { Count: > 0 } stages)
                {
                    Question.Filters.Add(new MetricFilter(field, FilterOperator.In, stages, Utterance.Words(token.Span)));
                    Note(field, token);
                    break;
                }
                else if (field is "city" or "industry" or "source" or "grade" or "companySize" or "customerStatus" or "stage")
                {
                    AddFilter(field, sense.Value, token);
                }
            }
        }
    }
}
