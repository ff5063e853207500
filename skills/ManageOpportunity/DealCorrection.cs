using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Replies;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Deals;

/// <summary>Corrections of a proposed deal in words: named fields, or by the kind of value ("写错了 79万" is the amount). Also answers to what the card asked.</summary>
internal static partial class DealCorrection
{
    // A correction is short; a longer message is something else.
    private const int Longest = 60;

    // M, 万, k, 元: what a bare number may be counted in.
    private static readonly decimal[] Units = [1_000_000, 10_000, 1_000, 1];

    public static async Task<ProposalDraft?> CorrectAsync(ProposalDraft draft, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        if (draft.Changes.Changes.Count != 1 || draft.Changes.Changes[0] is not { Kind: RecordKind.Opportunity } change || change.Operation == ChangeOperation.Delete || words.Text.Length > Longest * (words.Language == "en" ? 2 : 1))
        {
            return null;
        }

        if (context.ReplyAct is null && IsQuestion(words))
        {
            return null;
        }

        var isNew = change.Operation == ChangeOperation.Create;
        var customerId = isNew && change.NewValue("CustomerId") is { } text ? long.Parse(text, CultureInfo.InvariantCulture)
            : await context.Db.Opportunities.AsNoTracking().Where(deal => deal.Id == change.Id).Select(deal => deal.CustomerId).FirstOrDefaultAsync(cancellationToken);
        if (await DealSwitch.ReadAsync(draft, change, words, customerId, context, cancellationToken) is { } switched)
        {
            return switched;
        }

        var values = Values(change, words, customerId, isNew, context.ReplyAct is not null);
        if (values.Count == 0)
        {
            return null;
        }

        var corrected = await ApplyAsync(change, values, words, context, cancellationToken);
        return draft with { Changes = new ChangeSet([corrected]), Questions = isNew ? [.. draft.Questions.Where((_, at) => !Answered(draft, at, corrected, context))] : draft.Questions };
    }

    private static Dictionary<string, string?> Values(RecordChange change, Utterance words, long? customerId, bool isNew, bool isReply)
    {
        var values = DealValues.ForChange(words, customerId);
        var isCorrection = DealValues.Words.Has(words.Text, "correct") || isNew || isReply;
        if (words.Money.Count > 0 && (isCorrection || change.NewValue("ExpectedAmountFen") is not null))
        {
            values["ExpectedAmountFen"] = DealValues.Amount(words);
        }

        if (DealValues.LastDay(words) is { } day && !values.Keys.Any(key => key.EndsWith("Date", StringComparison.Ordinal)))
        {
            // A bare date corrects the date that the proposal changes.
            var field = change.Fields.LastOrDefault(one => one.Field is "ExpectedCloseDate" or "ActionDueDate")?.Field ?? (isNew ? "ExpectedCloseDate" : null);
            if (field is not null)
            {
                values[field] = FieldCodec.Write(InMonthOf(change.NewValue(field), day, words));
            }
        }

        if (DayShift.Read(words) is { } days && change.Fields.LastOrDefault(one => one.Field is "ExpectedCloseDate" or "ActionDueDate") is { } moved && FieldCodec.Read(moved.New, typeof(DateOnly)) is DateOnly shown)
        {
            values[moved.Field] = FieldCodec.Write(shown.AddDays(days));
        }

        // "65%吧": the card shows a probability, and nothing else is a percentage.
        if (words.Percents.Count > 0 && change.NewValue("WinProbability") is not null)
        {
            values["WinProbability"] = decimal.ToInt32(words.Percents[^1].Fraction * 100).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (field, value) in Moved(change, words))
        {
            values[field] = value;
        }

        if (values.Count == 0 && BareNumber(change, words) is { } bare)
        {
            values[bare.Field] = bare.Value;
        }

        if (isCorrection && DealValues.Contact(words, customerId) is { } contact)
        {
            values["PrimaryContactId"] = FieldCodec.Write(contact.Id);
        }

        if (isCorrection && words.Of(RecordKind.Product).FirstOrDefault() is { } product)
        {
            var record = product.Candidates.First(candidate => candidate.Record.Kind == RecordKind.Product).Record;
            values["ProductId"] = FieldCodec.Write(record.Id);
            values["ProductOrService"] = record.Name;
        }

        return values;
    }

    // 加3万就行 where the card adds five: by so much from where the deal stands; 再加3万: from what the card shows.
    private static IEnumerable<(string Field, string Value)> Moved(RecordChange change, Utterance words)
    {
        foreach (var move in DealMoveReader.Read(words).Where(move => move.Unit is DealMoveUnit.Fen or DealMoveUnit.Fraction or DealMoveUnit.Points))
        {
            if (change.Fields.FirstOrDefault(field => field.Field == move.Field && field.New is not null) is { } shown
                && move.From(shown.Old is null || DealValues.Words.Has(words.Text, "on_top") ? shown.New : shown.Old) is { } value)
            {
                yield return (move.Field, value);
            }
        }
    }

    /// <summary>"45吧" where the card changes a probability, "79, sorry" where it changes an amount: a number and no word that could mean anything else is said in the unit of what the card shows.</summary>
    private static (string Field, string? Value)? BareNumber(RecordChange change, Utterance words)
    {
        if (words.Numbers is not [{ Ordinal: false, Unit: null } number] || words.Dates.Count > 0 || words.Mentions.Any()
            || words.Text.Where((letter, at) => char.IsLetterOrDigit(letter) && !number.Span.Overlaps(new Span(at, 1)) && !DealValues.Words.All(words.Text, "around_a_number").Any(word => word.Start <= at && at < word.End)).Any())
        {
            return null;
        }

        if (change.NewValue("WinProbability") is not null && number.Value is >= 0 and <= 100 && number.Value == decimal.Truncate(number.Value))
        {
            return ("WinProbability", decimal.ToInt32(number.Value).ToString(CultureInfo.InvariantCulture));
        }

        if (change.NewValue("ExpectedAmountFen") is not { } fen)
        {
            return null;
        }

        var shown = long.Parse(fen, CultureInfo.InvariantCulture) / 100m;
        var unit = Units.FirstOrDefault(unit => Math.Abs(number.Value * unit - shown) <= shown / 2);
        return unit == 0 ? null : ("ExpectedAmountFen", FieldCodec.Write(Saturating.ToFen(number.Value * unit)));
    }

    /// <summary>"make that the 25th", 25号吧: a day without its month is of the month that the card shows.</summary>
    private static DateOnly InMonthOf(string? shown, DateOnly day, Utterance words)
    {
        var said = words.Dates.Last(date => !date.ClockOnly).Span.In(words.Text);   // the day was read from it
        return BareDay().IsMatch(said.Trim()) && FieldCodec.Read(shown, typeof(DateOnly)) is DateOnly before && day.Day <= DateTime.DaysInMonth(before.Year, before.Month)
            ? new DateOnly(before.Year, before.Month, day.Day)
            : day;
    }

    // "what is my win rate this year?" in front of an open card names a date and corrects nothing.
    private static bool IsQuestion(Utterance words) =>
        words.Text.TrimEnd().EndsWith('?') && !DealValues.Words.Has(words.Text, "correct") || (DealValues.Words.Has(words.Text, "question") && !DealValues.Words.Has(words.Text, "correct"));

    [GeneratedRegex("^(?:on |by |to )?(?:the )?[0-9]{1,2}(?:st|nd|rd|th|号|號|日)?前?$", RegexOptions.IgnoreCase)]
    private static partial Regex BareDay();

    private static async Task<RecordChange> ApplyAsync(RecordChange change, Dictionary<string, string?> values, Utterance words, SkillContext context, CancellationToken cancellationToken)
    {
        var deal = change.Operation == ChangeOperation.Create ? null : await context.Db.Opportunities.AsNoTracking().FirstOrDefaultAsync(one => one.Id == change.Id, cancellationToken);
        var said = DealValues.Evidence(words, values.Keys);
        var fields = deal is null
            ? [.. values.Select(value => new FieldChange(value.Key, null, value.Value, said[value.Key]))]
            : DealFields.Changes(deal, values, said, context.Settings, context.Today);
        return fields.Aggregate(change, (before, field) => before.With(field.Field, field.New, field.Words, field.Old));
    }

    // What was asked and is now there is not asked again.
    private static bool Answered(ProposalDraft draft, int at, RecordChange corrected, SkillContext context) =>
        corrected.Fields.Any(field => field.New is not null && context.Say($"manage-opportunity.ask.{field.Field}") == draft.Questions[at]);
}
