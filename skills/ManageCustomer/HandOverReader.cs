using SalesAssistant.Data;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Language;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.Customers;

/// <summary>把岷山食品交给白雪跟, 小王的客户都转给小李, "hand Falcon over to someone else": what goes, and to whom. Nothing else may stand in the message: a thing to be done for a customer is a task.</summary>
internal static class HandOverReader
{
    private const double Read = 0.95;
    private static readonly Lexicon Words = CustomerValues.Words;
    private static readonly Lexicon Talk = Lexicon.Of("clarify");
    private static readonly string[] Small = ["owner", "to_whom", "all_customers", "around_a_hand_over", "left"];
    private static readonly string[] Pointing = ["deal_noun", "point_back"];

    public static HandOver? Find(Utterance utterance, ReadingContext context)
    {
        var text = utterance.Text;
        if (Words.Find(text, "owner") is not { } cue || Words.Has(text, "question"))
        {
            return null;
        }

        var people = utterance.Of(RecordKind.User).ToList();
        var to = people.LastOrDefault(person => person.Span.Start >= cue.Start);   // "hand…to" ends before the name, "let…take over" behind it
        if (to is null && !Words.Has(text, "to_whom"))
        {
            return null;
        }

        var request = new HandOver { To = to is null ? null : Person(to), Confidence = Read };
        if (Words.Find(text, "all_customers") is { } all && !utterance.Of(RecordKind.Customer).Concat(utterance.Of(RecordKind.Opportunity)).Any())   // 田雨桐的客户华星 is one of them
        {
            var from = people.LastOrDefault(person => person != to && person.Span.Start < all.End);
            return IsNothingBut(utterance, null) && (from is not null || Words.Has(text, "my_own")) ? request with { From = from is null ? Me(context) : Person(from) } : null;
        }

        var subject = SubjectReader.Read(utterance, context);
        var naming = subject.IsFromFocus || (subject.Customer is null && subject.Deal is null) ? DealNaming.Of(utterance, context, Words, Small) : null;
        naming = naming is { IsPointed: true } ? naming : null;
        if (!IsNothingBut(utterance, naming) || (subject.IsFromFocus && naming is null && !SubjectReader.PointsBack(text)))
        {
            return null;
        }

        var isDeal = naming is not null || subject.Deal is { Id: not null } && (Talk.Has(text, "deal_noun") || utterance.Of(RecordKind.Opportunity).Any());
        return isDeal ? request with { Opportunity = naming is null ? subject.Deal : null, Naming = naming }
            : subject.Customer is not null ? request with { Customer = subject.Customer } : null;
    }

    private static bool IsNothingBut(Utterance utterance, DealNaming? naming)
    {
        var text = utterance.Text;
        var known = Small.SelectMany(list => Words.All(text, list)).Concat(Pointing.SelectMany(list => Talk.All(text, list))).Concat(utterance.Mentions.Select(mention => mention.Span)).ToList();
        known.AddRange((naming?.Words.Split(' ') ?? []).Where(word => word.Length > 0 && text.Contains(word, StringComparison.Ordinal)).Select(word => new Span(text.IndexOf(word, StringComparison.Ordinal), word.Length)));
        return !text.Where((letter, at) => char.IsLetterOrDigit(letter) && !known.Exists(span => span.Start <= at && at < span.End)).Any();
    }

    private static RecordRef Person(EntityMention mention) => mention.Candidates.First(candidate => candidate.Record.Kind == RecordKind.User).Record;

    private static RecordRef Me(ReadingContext context) => new(RecordKind.User, context.Caller.UserId, context.Caller.Name);
}
