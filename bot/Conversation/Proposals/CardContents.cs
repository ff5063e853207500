using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Bot.Conversation.Proposals;

/// <summary>Whether an answer says again what its card shows ("行，就22号") or something that the card does not hold.</summary>
internal static class CardContents
{
    /// <summary>True when every value and name of <paramref name="words"/> stands on the card; also when there is none.</summary>
    public static bool Hold(ProposalDraft draft, Utterance words)
    {
        var values = draft.Changes.Changes.SelectMany(change => change.Fields).ToList();
        return words.Durations.Count == 0
            && words.Money.All(money => values.Any(value => Yuan(value) == money.High))
            && words.Dates.All(date => !date.ClockOnly && values.Any(value => Day(value) is { } day && day >= date.From && day <= date.To))
            && words.Percents.All(percent => values.Any(value => value.Field == "WinProbability" && value.New == FieldCodec.Write((int)(percent.Fraction * 100))))
            && words.Numbers.All(number => number is { Value: 1, Unit: not null } || IsPartOfAnother(number, words) || values.Any(value => value.New == FieldCodec.Write(number.Value)))
            && words.Mentions.All(mention => IsNamed(mention, draft, values));
    }

    private static decimal? Yuan(FieldChange value) =>
        value.Field.EndsWith("Fen", StringComparison.Ordinal) && long.TryParse(value.New, out var fen) ? fen / 100m : null;

    private static DateOnly? Day(FieldChange value) =>
        value.New is { Length: 10 } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;

    private static bool IsPartOfAnother(NumberValue number, Utterance words) =>
        words.Dates.Any(date => date.Span.Overlaps(number.Span)) || words.Money.Any(money => money.Span.Overlaps(number.Span)) || words.Percents.Any(percent => percent.Span.Overlaps(number.Span));

    private static bool IsNamed(EntityMention mention, ProposalDraft draft, List<FieldChange> values)
    {
        var record = mention.Best.Record;
        var id = FieldCodec.Write(record.Id);
        return draft.Title.Contains(record.Name, StringComparison.OrdinalIgnoreCase)
            || draft.Changes.Changes.Any(change => change.Kind == record.Kind && change.Id == record.Id)
            || values.Any(value => value.New == id && value.Field.EndsWith("Id", StringComparison.Ordinal) && IsOf(value.Field, record.Kind));
    }

    private static bool IsOf(string field, RecordKind kind) => kind switch
    {
        RecordKind.User => field.Contains("Owner", StringComparison.Ordinal) || field.Contains("User", StringComparison.Ordinal),
        RecordKind.Opportunity or RecordKind.Customer or RecordKind.Contact or RecordKind.Product => field.Contains(kind.ToString(), StringComparison.Ordinal),
        _ => false,
    };
}
