using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Topics without data, and words that point at what was asked or shown before.</summary>
internal sealed class ReferenceSlots(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        ReadTopicsWithoutData();
        ReadReferences();
        new DroppedSlots(Scan).Read();
    }

    private void ReadTopicsWithoutData()
    {
        var at = Find("unavailable");
        if (at >= 0)
        {
            Question.Unavailable = Tokens[at].Value("unavailable");
            Note("topic", Tokens[at]);
        }
    }

    private void ReadReferences()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            if (token.Is("reference", "first") && Context.State.LastShown is [var first, ..] && !Tokens.Any(other => other.Is("dimension") && other.Span.Start > token.Span.Start))
            {
                Question.Referred = first;
                token.IsUsed = true;
            }
            else if (token.Is("reference", "them") && Context.State.Newest(RecordKind.Customer) is { } customer && !Tokens.Any(other => other.Mention is { } mention && mention.Best.Record.Kind == RecordKind.Customer))
            {
                AddFilter("customer", Id(customer.Id), token);
            }
            else if (token.Is("reference", "person") && PersonBefore() is { } person)
            {
                AddFilter("owner", person, token);
            }
        }
    }


    private string? PersonBefore() =>
        Context.State is { LastShown: [{ Kind: RecordKind.User } first, ..], LastQuery: { } ranked } && ranked.GroupBy.Contains(Dimension.Owner) ? Id(first.Id) : Context.State.LastQuery?.Filters.FirstOrDefault(filter => filter.Field == "owner")?.Values is [var one] ? one : Context.State.Newest(RecordKind.User) is { } user ? Id(user.Id) : null;
}
