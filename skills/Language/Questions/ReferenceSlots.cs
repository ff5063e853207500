using SalesAssistant.Data;
using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Topics without data, and words that point at what was asked or shown before.</summary>
internal sealed class ReferenceSlots(QuestionScan scan) : QuestionSlots(scan)
{
    private static readonly string[] Biggest = ["最大", "biggest", "largest"];
    private static readonly string[] Places = ["first", "second", "third", "fourth", "fifth"];

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
            if (Shown(token) is { } shown && !Tokens.Any(other => other.Is("dimension") && !other.Is("subject") && other.Span.Start > token.Span.Start))
            {
                Question.Referred = shown;
                token.IsUsed = true;
            }
            else if (IsBiggestOfAll(token))
            {
                (Question.IsList, Question.SortBy, Question.IsDescending, Question.Limit) = (true, "amount", true, Question.Limit ?? 1);
                token.IsUsed = true;
                Note("order", token);
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

    // 最大的那单是哪个 behind one figure of deals: nothing was shown that it could stand in.
    private bool IsBiggestOfAll(QuestionToken token) =>
        token.Is("reference", "top") && Array.Exists(Biggest, word => token.Text.Contains(word, StringComparison.OrdinalIgnoreCase)) && Context.State.LastQuery is { Measure: not "list", Subject: MetricSubject.Opportunity, GroupBy: [] };

    /// <summary>第二个, 最多的那个: the record that stands in that place of what was shown; null when nothing was, or not in that order.</summary>
    private RecordRef? Shown(QuestionToken token)
    {
        var shown = Context.State.LastShown;
        var place = token.Value("reference") is { } word ? Array.IndexOf(Places, word) : -1;
        if (place >= 0)
        {
            return place < shown.Count ? shown[place] : null;
        }

        var isTop = token.Is("reference", "top");
        if (shown.Count == 0 || !(isTop || token.Is("reference", "last")))
        {
            return null;
        }

        // Groups stand by their figure; a list only where it was sorted.
        var isSorted = Context.State.LastQuery is { } last && (last.Measure == "list" ? last.SortBy is "amount" : last.GroupBy.Count > 0 && last.IsDescending);
        return isTop ? (isSorted ? shown[0] : null) : shown[^1];
    }

    private string? PersonBefore() =>
        Context.State is { LastShown: [{ Kind: RecordKind.User } first, ..], LastQuery: { } ranked } && ranked.GroupBy.Contains(Dimension.Owner) ? Id(first.Id) : Context.State.LastQuery?.Filters.FirstOrDefault(filter => filter.Field == "owner")?.Values is [var one] ? one : Context.State.Newest(RecordKind.User) is { } user ? Id(user.Id) : null;
}
