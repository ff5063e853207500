using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Intents;

/// <summary>The names and values of an utterance as tags: 孙总 → "contact", 下周三 → "date-future".</summary>
internal static class UtteranceMarks
{
    /// <summary>Sorted, without overlap; names before values, longer before shorter.</summary>
    public static List<TextMark> Of(Utterance utterance)
    {
        var marks = new List<TextMark>();
        var taken = new bool[utterance.Text.Length];
        foreach (var mention in utterance.Mentions)
        {
            if (TagOf(mention) is { } tag)
            {
                Place(marks, taken, new TextMark(mention.Span.Start, mention.Span.Length, tag, IsName: true));
            }
        }

        foreach (var date in utterance.Dates)
        {
            var tag = date.From > utterance.Today ? "date-future" : date.To < utterance.Today ? "date-past" : date.IsDay ? "date-today" : "date-now";
            Place(marks, taken, new TextMark(date.Span.Start, date.Span.Length, tag, IsName: false));
        }

        foreach (var money in utterance.Money)
        {
            Place(marks, taken, new TextMark(money.Span.Start, money.Span.Length, "money", IsName: false));
        }

        foreach (var percent in utterance.Percents)
        {
            Place(marks, taken, new TextMark(percent.Span.Start, percent.Span.Length, "percent", IsName: false));
        }

        foreach (var number in utterance.Numbers)
        {
            Place(marks, taken, new TextMark(number.Span.Start, number.Span.Length, "number", IsName: false));
        }

        marks.Sort((left, right) => left.Start.CompareTo(right.Start));
        return marks;
    }

    private static string? TagOf(EntityMention mention) => mention.Candidates.Count == 0 ? null : mention.Best switch
    {
        { Form: "region" } => "region",
        { Form: "team" } => "team",
        { Record.Kind: RecordKind.Customer } => "customer",
        { Record.Kind: RecordKind.Contact } => "contact",
        { Record.Kind: RecordKind.Opportunity } => "deal",
        { Record.Kind: RecordKind.User } => "colleague",
        { Record.Kind: RecordKind.Team } => "team",
        { Record.Kind: RecordKind.Product } => "product",
        _ => null,
    };

    private static void Place(List<TextMark> marks, bool[] taken, TextMark mark)
    {
        var place = taken.AsSpan(mark.Start, mark.Length);
        if (mark.Length > 0 && !place.Contains(true))
        {
            place.Fill(true);
            marks.Add(mark);
        }
    }
}
