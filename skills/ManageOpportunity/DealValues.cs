using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Deals;

/// <summary>Words → field values of a deal, in canonical text by property name.</summary>
internal static class DealValues
{
    internal static readonly Lexicon Words = Lexicon.Of("manage-opportunity");

    /// <summary>What a change asks for: only fields that are named, or that only one kind of value can mean.</summary>
    public static Dictionary<string, string?> ForChange(Utterance utterance, long? customerId)
    {
        var text = utterance.Text;
        var changes = new Dictionary<string, string?>();
        var day = LastDay(utterance);
        if (Words.Has(text, "next_due") && day is not null)
        {
            changes["ActionDueDate"] = FieldCodec.Write(day);
        }
        else if (Words.Has(text, "next_action"))
        {
            AddNextAction(changes, utterance, day);
        }
        else if (Words.Has(text, "close_date") && day is not null)
        {
            changes["ExpectedCloseDate"] = FieldCodec.Write(day);
        }
        else if (day is not null && Words.Has(text, "postpone") && Words.Has(text, "deal") && StageWords.Last(text) is null)
        {
            changes["ExpectedCloseDate"] = FieldCodec.Write(day);   // a deal that is moved to a day closes on it
        }

        if (Amount(utterance) is { } fen && (Words.Has(text, "amount") || day is null))
        {
            changes["ExpectedAmountFen"] = fen;
        }

        if (StageWords.Last(text) is { } stage && !changes.ContainsKey("NextAction"))
        {
            changes["Stage"] = stage.ToString();
        }

        AddShared(changes, utterance, customerId);
        return changes;
    }

    /// <summary>What a new deal is described with.</summary>
    public static Dictionary<string, string?> ForCreate(Utterance utterance, long? customerId)
    {
        var changes = new Dictionary<string, string?>();
        if (Amount(utterance) is { } fen)
        {
            changes["ExpectedAmountFen"] = fen;
        }

        if (LastDay(utterance) is { } day)
        {
            changes["ExpectedCloseDate"] = FieldCodec.Write(day);
        }

        if (utterance.Of(RecordKind.Product).FirstOrDefault() is { } product)
        {
            var record = product.Candidates.First(candidate => candidate.Record.Kind == RecordKind.Product).Record;
            changes["ProductId"] = FieldCodec.Write(record.Id);
            changes["ProductOrService"] = record.Name;
        }

        if (StageWords.Last(utterance.Text) is { } stage && stage < Stage.Won)
        {
            changes["Stage"] = stage.ToString();
        }

        AddShared(changes, utterance, customerId);
        return changes;
    }

    /// <summary>Field → the words of the message it was read from.</summary>
    public static Dictionary<string, string> Evidence(Utterance utterance, IEnumerable<string> fields) => fields.ToDictionary(field => field, field => field switch
    {
        "ExpectedAmountFen" when utterance.Money.Count > 0 => utterance.Words(utterance.Money[^1].Span),
        "ExpectedCloseDate" or "ActionDueDate" when utterance.Dates.LastOrDefault(date => !date.ClockOnly) is { } date => utterance.Words(date.Span),
        "WinProbability" when utterance.Percents.Count > 0 => utterance.Words(utterance.Percents[^1].Span),
        "ProductId" or "ProductOrService" when utterance.Of(RecordKind.Product).FirstOrDefault() is { } product => utterance.Words(product.Span),
        "PrimaryContactId" when utterance.Of(RecordKind.Contact).FirstOrDefault() is { } contact => utterance.Words(contact.Span),
        _ => utterance.Original,
    });

    /// <summary>The last amount said, in fen; null when none.</summary>
    public static string? Amount(Utterance utterance) => utterance.Money.Count == 0 ? null
        : Saturating.ToFen(utterance.Money[^1].High).ToString(CultureInfo.InvariantCulture);

    /// <summary>The last day said; of a month or quarter its last day.</summary>
    public static DateOnly? LastDay(Utterance utterance) => utterance.Dates.LastOrDefault(date => !date.ClockOnly)?.To;

    private static void AddShared(Dictionary<string, string?> changes, Utterance utterance, long? customerId)
    {
        var text = utterance.Text;
        if (Words.Has(text, "probability") && utterance.Percents.Count > 0)
        {
            changes["WinProbability"] = Saturating.ToInt32(decimal.Truncate(utterance.Percents[^1].Fraction * 100)).ToString(CultureInfo.InvariantCulture);
        }
        else if (BareProbability(utterance) is { } percent)
        {
            changes["WinProbability"] = percent.ToString(CultureInfo.InvariantCulture);
        }

        if (Competitor(utterance) is { } competitor)
        {
            changes["Competitors"] = competitor;
        }

        if (Contact(utterance, customerId) is { } contact && Words.Has(text, "contact"))
        {
            changes["PrimaryContactId"] = FieldCodec.Write(contact.Id);
        }
    }

    // 概率调到60: a whole number behind the word, which has no unit of its own.
    private static int? BareProbability(Utterance utterance)
    {
        var cue = Words.Find(utterance.Text, "probability");
        var said = cue is { } word ? utterance.Numbers.FirstOrDefault(number => number.NumberSpan.Start >= word.End && number is { Unit: null, Ordinal: false } && number.Value is >= 1 and <= 100 && number.Value == decimal.Truncate(number.Value)) : null;
        return said is null || utterance.Dates.Any(date => date.Span.Overlaps(said.NumberSpan)) || utterance.Money.Any(money => money.Span.Overlaps(said.NumberSpan) && money.Span.Length > said.NumberSpan.Length) ? null : decimal.ToInt32(said.Value);
    }

    /// <summary>The person of the customer that is named; null when none or several.</summary>
    public static RecordRef? Contact(Utterance utterance, long? customerId)
    {
        foreach (var mention in utterance.Of(RecordKind.Contact))
        {
            var fitting = mention.Candidates.Where(candidate => candidate.Record.Kind == RecordKind.Contact && (customerId is null || candidate.CustomerId == customerId)).ToList();
            if (fitting.Count == 1 || (fitting.Count > 1 && fitting[0].Score > fitting[1].Score))
            {
                return fitting[0].Record;
            }
        }

        return null;
    }

    private static void AddNextAction(Dictionary<string, string?> changes, Utterance utterance, DateOnly? day)
    {
        var cue = Words.Find(utterance.Text, "next_action")!.Value;   // asked by the caller
        var words = utterance.Text[cue.End..];
        foreach (var date in utterance.Dates.Where(date => date.Span.Start >= cue.End).OrderByDescending(date => date.Span.Start))
        {
            words = words.Remove(date.Span.Start - cue.End, date.Span.Length);
        }

        var action = words.TrimStart('改', '成', '为', '是', '到', '换', '定', ':', '：', ' ', ',', '，').Trim(' ', '。', '，', ',', '.', '前', '的');
        if (Words.Find(action, "change") is { Start: 0 } move && action.Length - move.Length < 2)
        {
            action = "";   // 下一步往后放到26号: only its day moves
        }

        action = action.StartsWith("to ", StringComparison.OrdinalIgnoreCase) || action.StartsWith("is ", StringComparison.OrdinalIgnoreCase) ? action[3..] : action;
        if (action.Length >= 2 && !Words.Has(action, "question"))
        {
            changes["NextAction"] = action;
        }

        if (day is not null)
        {
            changes["ActionDueDate"] = FieldCodec.Write(day);
        }
    }

    // The words right behind "对手是", up to the next break.
    private static string? Competitor(Utterance utterance)
    {
        if (Words.Find(utterance.Text, "competitor") is not { } cue)
        {
            return null;
        }

        var rest = utterance.Text[cue.End..].TrimStart('是', '有', '为', '改', '成', '换', '加', '上', ':', '：', ' ', ',', '，');
        rest = rest.StartsWith("is ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? rest[3..] : rest;
        var end = rest.IndexOfAny([',', '，', '。', ';', '；', '.', '\n']);
        var name = (end < 0 ? rest : rest[..end]).Trim();
        return name.Length is >= 2 and <= 40 ? name : null;
    }
}
