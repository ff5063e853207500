namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>Finds identity numbers and bank cards by their own structure, helped by the words around them.</summary>
internal static class NumberScanner
{
    private const int Near = 12;
    private const int Behind = 10;

    public static void Scan(in MaskableText text, List<FoundPersonalData> found)
    {
        DigitRun? run = null;
        for (var i = 0; i < text.Length;)
        {
            if (DigitRun.ValueOf(text, i, isInside: false) < 0)
            {
                i++;
                continue;
            }

            run ??= new DigitRun(text.Length);
            i = run.Read(text, i);
            if (run.Count >= ResidentId.OldLength)
            {
                Read(text, run, found);
            }
        }
    }

    private static void Read(in MaskableText text, DigitRun run, List<FoundPersonalData> found)
    {
        for (var i = 0; i + ResidentId.OldLength <= run.Count;)
        {
            var (length, kind) = At(text, run, i);
            if (length == 0)
            {
                i++;
                continue;
            }

            found.Add(new FoundPersonalData(run.At(i), run.At(i + length - 1) + 1, kind));
            i += length;
        }
    }

    private static (int Length, string Kind) At(in MaskableText text, DigitRun run, int i)
    {
        if (i + ResidentId.Length <= run.Count && ResidentId.IsValid(run.Symbols[i..]))
        {
            return (ResidentId.Length, "identity_number");
        }

        if (!run.IsBoundary(i))
        {
            return (0, "");
        }

        var card = CardAt(text, run, i);
        return card > 0 ? (card, "bank_card") : (IdentityAt(text, run, i), "identity_number");
    }

    // The words say that it is one, or it is a valid old number.
    private static int IdentityAt(in MaskableText text, DigitRun run, int i)
    {
        var isSaid = IsNear(text, run, i, "identity");
        if (isSaid && i + ResidentId.Length <= run.Count && run.IsBoundary(i + ResidentId.Length) && ResidentId.IsShaped(run.Symbols[i..]))
        {
            return ResidentId.Length;
        }

        if (!run.IsBoundary(i + ResidentId.OldLength) || run.Symbols.Slice(i, ResidentId.OldLength).Contains(ResidentId.X))
        {
            return 0;
        }

        return isSaid || (ResidentId.IsOldValid(run.Symbols[i..]) && IsWhole(run, i, ResidentId.OldLength) && !IsNear(text, run, i, "business")) ? ResidentId.OldLength : 0;
    }

    private static int CardAt(in MaskableText text, DigitRun run, int i)
    {
        bool? isSaid = null;
        for (var length = Math.Min(BankCard.Longest, run.Count - i); length >= BankCard.Shortest; length--)
        {
            var digits = run.Symbols.Slice(i, length);
            if (!run.IsBoundary(i + length) || digits.Contains(ResidentId.X))
            {
                continue;
            }

            if (isSaid ??= IsNear(text, run, i, "card"))
            {
                return length;
            }

            var issuer = BankCard.HasLuhn(digits) ? BankCard.IssuerOf(digits) : BankCard.Issuer.None;
            if (issuer != BankCard.Issuer.None && IsOneNumber(run, i, length) && (issuer == BankCard.Issuer.Chinese || !IsNear(text, run, i, "business")))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool IsWhole(DigitRun run, int start, int length) => (start == 0 && length == run.Count) || IsOneNumber(run, start, length);

    /// <summary>Whether the digits are grouped as one number is: not at all, in equal groups, six and the rest; or in any way when nothing else stands beside them. A telephone number or a date in it makes it several.</summary>
    private static bool IsOneNumber(DigitRun run, int start, int length)
    {
        Span<int> sizes = stackalloc int[length];
        var (groups, size) = (0, 0);
        for (var i = start; i < start + length; i++)
        {
            if (i > start && run.IsAfterSeparator(i))
            {
                sizes[groups++] = size;
                size = 0;
            }

            size++;
        }

        sizes[groups++] = size;
        sizes = sizes[..groups];
        return groups == 1 || (IsEven(sizes) && (sizes[0] == 1 || !run.HasCommas)) || (!run.HasCommas && sizes[0] == 6 && (groups == 2 || IsEven(sizes[1..])))
            || (!run.HasCommas && start == 0 && length == run.Count && !HasOtherNumber(run, start, sizes));
    }

    private static bool IsEven(ReadOnlySpan<int> sizes)
    {
        for (var i = 1; i < sizes.Length; i++)
        {
            if (sizes[i] != sizes[0] && (i < sizes.Length - 1 || sizes[i] > sizes[0]))
            {
                return false;
            }
        }

        return sizes[0] is <= 5 or 8;
    }

    private static bool HasOtherNumber(DigitRun run, int start, ReadOnlySpan<int> sizes)
    {
        var at = start;
        foreach (var size in sizes)
        {
            var digits = run.Symbols.Slice(at, size);
            if ((size == 11 && digits[0] == 1) || (size == 8 && digits[0] is (1 or 2) && digits[1] is (9 or 0)) || (size is (7 or 8) && at > start) || (digits[0] == 0 && size is (3 or 4) && at == start))
            {
                return true;
            }

            at += size;
        }

        return false;
    }

    private static bool IsNear(in MaskableText text, DigitRun run, int i, string list)
    {
        var first = run.At(i);
        var (from, last) = (Math.Max(0, first - Near - 1), run.At(run.Count - 1) + 1);
        return PrivacyWords.Default.Has(list, text.Chars[from..first])
            || (list != "business" && PrivacyWords.Default.Has(list, text.Chars[last..Math.Min(text.Length, last + Behind)]));
    }
}
