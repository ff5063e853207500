using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Arguments;

/// <summary>Given field values → canonical text.</summary>
internal sealed class ChangeArguments(ArgumentContext context, ArgumentNames names, List<string> faults)
{
    public IReadOnlyDictionary<string, string?> Read(RecordKind kind, IReadOnlyDictionary<string, string?> given)
    {
        var changes = new Dictionary<string, string?>();
        foreach (var (name, value) in given)
        {
            if (ArgumentFields.Find(kind, name) is not { } field)
            {
                faults.Add($"changes.{name}: there is no such field.");
            }
            else if (value is null or "")
            {
                changes[field.Name] = null;
            }
            else if (Value(field, value.Trim(), "changes." + name) is { } canonical)
            {
                changes[field.Name] = canonical;
            }
        }

        return changes;
    }

    private string? Value(FieldDefinition field, string value, string place)
    {
        switch (field.Type)
        {
            case FieldType.Choice:
                return FieldCatalogue.Default.FindChoice(field.ChoiceSet!, value)?.Code   // a choice field has its set
                    ?? Fault(place, $"'{value}' is not one of {string.Join(", ", FieldCatalogue.Default.Choices(field.ChoiceSet!).Select(choice => choice.Code))}.");
            case FieldType.Money:
                return ArgumentText.Amount(value) is { } yuan && IsSaid(yuan, place) ? ArgumentFields.Fen(yuan) : Fault(place, $"'{value}' is no amount of the message.");
            case FieldType.Percent or FieldType.WholeNumber:
                return int.TryParse(value.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : Fault(place, $"'{value}' is no whole number.");
            case FieldType.Date:
                return Day(value)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Fault(place, $"'{value}' is no date; write yyyy-MM-dd.");
            case FieldType.Reference:
                var target = field.Target!.Value;   // a reference has its target
                return target is RecordKind.Contact or RecordKind.Customer ? Party(target, value, place) : names.Record(target, value, place)?.Id.ToString(CultureInfo.InvariantCulture);
            case FieldType.Flag:
                return bool.TryParse(value, out var flag) ? (flag ? "true" : "false") : Fault(place, $"'{value}' is neither true nor false.");
            default:
                return value;
        }
    }

    /// <summary>Whether an amount was said; nobody calculates here.</summary>
    public bool IsSaid(decimal yuan, string place)
    {
        var utterance = context.Utterance;
        if (utterance.Money.Any(money => money.Low == yuan || money.High == yuan) || utterance.Numbers.Any(number => number.Value == yuan))
        {
            return true;
        }

        faults.Add($"{place}: the amount {yuan.ToString(CultureInfo.InvariantCulture)} does not stand in the message; quote the amount as it was said.");
        return false;
    }

    private string? Party(RecordKind kind, string name, string place)
    {
        var talk = names.Talk(name);
        var found = kind == RecordKind.Contact ? talk.Contact : talk.Customer;
        return found?.Id?.ToString(CultureInfo.InvariantCulture) ?? Fault(place, $"'{name}' is not known.");
    }

    private DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateReader.Read(value, new ValueContext(context.Utterance.Now, Tense.Future)) is [{ } said] ? said.To : null;

    private string? Fault(string place, string reason)
    {
        faults.Add($"{place}: {reason}");
        return null;
    }
}
