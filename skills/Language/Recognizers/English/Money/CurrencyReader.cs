using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Money;

/// <summary>An amount in the tokens from <paramref name="From"/> to before <paramref name="To"/>; without a value where only the unit was said.</summary>
internal readonly record struct EnglishAmount(int From, int To, double? Value, Currency Unit);

/// <summary>Reads amounts of money: $5, 5 dollars and 20 cents, USD 5 million, 48 MGBP.</summary>
internal static class CurrencyReader
{
    internal static bool TryRead(EnglishText text, int i, out EnglishAmount amount) =>
        TryUnitFirst(text, i, out amount) || TryNumberFirst(text, i, out amount);

    /// <summary>A unit word without a number: "the dollar".</summary>
    internal static bool TryAlone(EnglishText text, int i, out EnglishAmount amount)
    {
        amount = default;
        if (!TryUnit(text, i, out var end, out var unit, out var key) || !CurrencyTable.StandsAlone(key))
        {
            return false;
        }

        amount = new EnglishAmount(i, end, null, unit);
        return true;
    }

    private static bool TryUnitFirst(EnglishText text, int i, out EnglishAmount amount)
    {
        amount = default;
        var factor = 1d;
        if (!TryUnit(text, i, out var end, out var unit, out var key) && !TryScaled(text, i, out end, out unit, out factor))
        {
            return false;
        }

        // Words stand before the number only as codes ("USD 20"); "dollars two" is none.
        var isSign = !text[end - 1].IsWord;
        if (unit.Share > 1 || !(isSign || factor > 1 || CurrencyTable.StandsBefore(key, unit)) || !TryNumber(text, end, out var number))
        {
            return false;
        }

        // 10 $ 30 $: the sign belongs to the number before it when another follows.
        if (i > 0 && text[i - 1].IsDigits && isSign && end == i + 1 && TryUnit(text, number.To, out _, out var second, out _) && second == unit)
        {
            return false;
        }

        var main = new EnglishAmount(i, number.To, number.Value * factor, unit);
        amount = number.Form == NumberForm.Integer ? WithCents(text, main, true) : main;
        return true;
    }

    private static bool TryNumberFirst(EnglishText text, int i, out EnglishAmount amount)
    {
        amount = default;
        if (!NumberScan.TryRead(text, i, out var number))
        {
            return false;
        }

        var p = number.To;
        p = text.Is(p, "-") ? p + 1 : text.Follows(p, "of") && number.Value >= 1_000_000 ? p + 1 : p;
        var factor = 1d;
        if (!TryUnit(text, p, out var end, out var unit, out _) && !TryScaled(text, p, out end, out unit, out factor))
        {
            return false;
        }

        // "4 $ 5": the sign opens the next amount when that has no sign of its own.
        if (!text[end - 1].IsWord && text[end].IsDigits && text.Joined(end) && !text.Joined(p))
        {
            return false;
        }

        // "75 USD million".
        if (NumberWords.TryCardinal(text[end].Text, out var scale) && scale is { Role: NumberRole.Scale, Value: >= 1_000 } && !text.Is(end + 1, "of") && text[end].Text[^1] != 's' && !text.Is(end, "thousand"))
        {
            factor *= scale.Value;
            end++;
        }

        var main = new EnglishAmount(i, end, number.Value * factor, unit);
        amount = number.Form == NumberForm.Integer && factor == 1 && unit.Share == 1 ? WithCents(text, main, false) : main;
        return true;
    }

    /// <summary>The number behind a sign; an m right behind it is then millions.</summary>
    private static bool TryNumber(EnglishText text, int i, out EnglishNumber number)
    {
        if (NumberScan.TryRead(text, i, out number, true))
        {
            return true;
        }

        if (!DigitNumbers.TryPlain(text, i, out var end, out var value, out _, true) || !text.IsAny(end, "m", "mn", "mm") || !text.Joined(end))
        {
            return false;
        }

        number = new EnglishNumber(i, end + 1, value * 1e6, NumberForm.Decimal);
        return true;
    }

    /// <summary>"3 dollars 50 cents", "15 dollars and 15": what is behind a whole amount may be its hundredths.</summary>
    private static EnglishAmount WithCents(EnglishText text, EnglishAmount main, bool unitFirst)
    {
        var and = text.Is(main.To, "and");
        var p = and ? main.To + 1 : main.To;
        if (!NumberScan.TryRead(text, p, out var small) || small.From != p || small.Form != NumberForm.Integer || small.Value is < 1 or > 99)
        {
            return main;
        }

        if (TryUnit(text, small.To, out var end, out var unit, out _))
        {
            return unit.Share > 1 ? main with { To = end, Value = main.Value + (small.Value / unit.Share) } : main;
        }

        // Only with nothing countable behind: "15 dollars 50." but not "500 dollars 20 times".
        var counted = text[small.To].IsWord && !text.IsAny(small.To, "and", "or", "in", "for", "at", "to", "on", "but");
        return (unitFirst && !and) || counted || text.Is(small.To, "%") ? main : main with { To = small.To, Value = main.Value + (small.Value / 100) };
    }

    private static bool TryUnit(EnglishText text, int i, out int end, out Currency unit, out string key)
    {
        (end, unit, key) = (i, null!, ""); // set on success only
        if (!CurrencyTable.LongestByFirst.TryGetValue(text[i].Text, out var longest))
        {
            return false;
        }

        for (var length = longest; length > 0; length--)
        {
            key = length == 1 ? text[i].Text : Key(text, i, length);
            if (CurrencyTable.Units.TryGetValue(key, out var found) && !(CurrencyTable.NeedsCapitals(key) && !char.IsUpper(text.Source[text[i].Start])))
            {
                // "paid a $ 5 fee": a single letter is a country only where it touches the sign; C $ is written both ways.
                if (length > 1 && text[i].Text.Length == 1 && !text.Is(i, "c") && !text.Joined(i + 1))
                {
                    continue;
                }

                (end, unit) = (i + length, found);
                return true;
            }
        }

        return false;
    }

    private static string Key(EnglishText text, int i, int length) => string.Join(' ', Enumerable.Range(i, length).Select(p => text[p].Text));

    /// <summary>MUSD, KEUR: a code with its scale.</summary>
    private static bool TryScaled(EnglishText text, int i, out int end, out Currency unit, out double factor)
    {
        (end, unit, factor) = (i + 1, null!, 1); // set on success only
        var word = text[i].Text;
        if (word.Length != 4 || word[0] is not ('m' or 'k' or 'b') || !char.IsUpper(text.Source[text[i].Start]) || !CurrencyTable.Units.TryGetValue(word[1..], out var found) || found.Iso is null)
        {
            return false;
        }

        factor = word[0] switch { 'k' => 1e3, 'm' => 1e6, _ => 1e9 };
        unit = found;
        return true;
    }
}
