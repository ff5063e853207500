using System.Text;
using System.Text.RegularExpressions;

namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>A text without the personal data that may not be stored (R48).</summary>
/// <param name="Text">With 身份证[已屏蔽]-like marks where something was removed.</param>
/// <param name="Kinds">What was removed: "identity_number", "bank_card", "secret"; empty when nothing.</param>
public sealed record MaskedText(string Text, IReadOnlyList<string> Kinds);

/// <summary>Removes identity numbers, bank cards and secrets before the first byte is stored or logged; one implementation for all doors.</summary>
public static partial class PersonalData
{
    public static MaskedText Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (Match run in DigitRun().Matches(text))
        {
            var digits = string.Concat(run.Value.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
            var kind = IsResidentId(digits) ? "identity_number" : IsBankCard(digits) ? "bank_card" : null;
            if (kind is null)
            {
                continue;
            }

            kinds.Add(kind);
            result.Append(text, at, run.Index - at).Append("[已屏蔽]");
            at = run.Index + run.Length;
        }

        return kinds.Count == 0 ? new MaskedText(text, []) : new MaskedText(result.Append(text, at, text.Length - at).ToString(), [.. kinds]);
    }

    // GB 11643: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, check characters 1 0 X 9 8 7 6 5 4 3 2.
    private static bool IsResidentId(string digits)
    {
        if (digits.Length != 18 || !digits[..17].All(char.IsAsciiDigit))
        {
            return false;
        }

        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return "10X98765432"[sum % 11] == digits[17];
    }

    private static bool IsBankCard(string digits)
    {
        if (digits.Length is < 16 or > 19 || !digits.All(char.IsAsciiDigit) || digits[0] is < '3' or > '6')
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"(?<![\d０-９])[\d０-９](?:[ \-－　]?[\d０-９]){13,17}(?:[ \-－　]?[\d０-９xXｘＸ])(?![\d０-９])", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();
}
