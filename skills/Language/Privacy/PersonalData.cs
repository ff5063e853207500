using System.Text;

namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>A text without the personal data that may not be stored (R48).</summary>
/// <param name="Text">With marks such as [身份证号已屏蔽] where something was removed.</param>
/// <param name="Kinds">What was removed: "identity_number", "bank_card", "secret", "account", "document", sorted; empty when nothing.</param>
public sealed record MaskedText(string Text, IReadOnlyList<string> Kinds);

/// <summary>Removes identity numbers, bank cards and secrets before the first byte is stored or logged; one implementation for all doors.</summary>
public static class PersonalData
{
    // What is left of a long row of digits can be a number of its own, and so on; a row that needs more passes than this is no writing.
    private const int MostPasses = 16;

    /// <summary>Takes time in proportion to the text. Another pass over the result finds nothing new.</summary>
    public static MaskedText Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = Once(text);
        for (var (pass, last) = (1, masked); last.Kinds.Count > 0 && pass < MostPasses; pass++)
        {
            last = Once(masked.Text);
            masked = new MaskedText(last.Text, [.. masked.Kinds.Union(last.Kinds).Order(StringComparer.Ordinal)]);
        }

        return masked;
    }

    private static MaskedText Once(string text)
    {
        var normal = new MaskableText(text);
        var found = new List<FoundPersonalData>();
        SecretScanner.Scan(normal, found);
        NumberScanner.Scan(normal, found);
        return found.Count == 0 ? new MaskedText(text, []) : Cut(text, normal, found);
    }

    private static MaskedText Cut(string text, in MaskableText normal, List<FoundPersonalData> found)
    {
        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
        var isChinese = text.Any(MaskableText.IsChinese);
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var result = new StringBuilder(text.Length);
        var (at, end) = (0, 0);
        foreach (var piece in found)
        {
            if (piece.End <= end)
            {
                continue;   // inside what is gone already
            }

            if (piece.Start >= end)
            {
                result.Append(text, at, normal.StartOf(piece.Start) - at).Append(PrivacyWords.Default.MarkOf(piece.Kind, isChinese));
            }

            kinds.Add(piece.Kind);
            end = piece.End;
            at = normal.EndBefore(end);
        }

        return new MaskedText(result.Append(text, at, text.Length - at).ToString(), [.. kinds]);
    }
}
