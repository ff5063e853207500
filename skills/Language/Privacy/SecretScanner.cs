namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>Finds passwords, codes, keys, accounts and papers by the word before them and the look of what follows.</summary>
internal static class SecretScanner
{
    private const int MostBetween = 8;
    private const int LongestValue = 256;

    public static void Scan(in MaskableText text, List<FoundPersonalData> found)
    {
        var words = PrivacyWords.Default;
        for (var i = 0; i < text.Length;)
        {
            var next = text.Chars[i..].IndexOfAny(words.Triggers);
            if (next < 0)
            {
                return;
            }

            i += next;
            i = At(text, i, words) is { } here ? Add(found, here) : i + 1;
        }
    }

    private static int Add(List<FoundPersonalData> found, FoundPersonalData here)
    {
        found.Add(here);
        return here.End;
    }

    private static FoundPersonalData? At(in MaskableText text, int i, PrivacyWords words)
    {
        var rest = text.Chars[i..];
        if (rest.StartsWith(SecretShapes.Pem, StringComparison.Ordinal))
        {
            return Secret(i, SecretShapes.PemEnd(text, i));
        }

        if (rest.StartsWith(SecretShapes.Jwt, StringComparison.Ordinal))
        {
            return Secret(i, SecretShapes.JwtEnd(text, i));
        }

        if (rest.StartsWith(SecretShapes.Address, StringComparison.Ordinal))
        {
            return SecretShapes.AddressPassword(text, i) is { } password ? Secret(password.Start, password.End) : null;
        }

        return words.TriggerAt(text.Chars, i) is not var (length, list) ? null
            : list == "prefix" ? Prefixed(text, i, length)
            : Valued(text, i + length, list, words);
    }

    // A key as its maker gives it out: its beginning, then at least ten characters, digits among them.
    private static FoundPersonalData? Prefixed(in MaskableText text, int start, int length)
    {
        var (end, hasDigit) = (start + length, false);
        for (; end < text.Length && end - start < LongestValue && (SecretShapes.IsToken(text[end]) || text[end] is '.' or '+' or '/' or '='); end++)
        {
            hasDigit |= char.IsAsciiDigit(text[end]);
        }

        return end - start - length >= 10 && hasDigit ? Secret(start, end) : null;
    }

    private static FoundPersonalData? Valued(in MaskableText text, int at, string list, PrivacyWords words)
    {
        var isEquated = false;
        for (var i = 0; i < MostBetween && at < text.Length; i++)
        {
            if (MaskableText.IsBlank(text[at]))
            {
                at++;
                continue;
            }

            if (text[at] == '[' && words.IsMarkAt(text.Chars, at))
            {
                return null;
            }

            var equals = words.LengthAt("equals", text.Chars, at);
            var between = equals > 0 ? equals : words.LengthAt("between", text.Chars, at);
            if (between == 0)
            {
                break;
            }

            isEquated |= equals > 0;
            at += between;
        }

        var end = at >= text.Length ? 0 : list switch
        {
            "account" => AccountEnd(text, at, words),
            "document" => TokenEnd(text, at, 7, 24, digits: 5, words, isEquated: true),
            "cvv" => DigitsEnd(text, at, 3, 4, words, isEquated: true),
            "code" => Longer(DigitsEnd(text, at, 4, 8, words, isEquated), TokenEnd(text, at, 4, 12, digits: isEquated ? 1 : 3, words, isEquated)),
            "key" => isEquated ? TokenEnd(text, at, 8, LongestValue, digits: 1, words, isEquated) : 0,
            _ => Longer(DigitsEnd(text, at, 4, 20, words, isEquated), TokenEnd(text, at, 4, LongestValue, digits: isEquated ? 0 : 1, words, isEquated)),
        };
        return end <= at ? null : new FoundPersonalData(at, end, list is "account" or "document" ? list : "secret");
    }

    private static int Longer(int one, int other) => Math.Max(one, other);

    /// <summary>8 to 30 digits that are no telephone number.</summary>
    private static int AccountEnd(in MaskableText text, int at, PrivacyWords words)
    {
        if (DigitRun.ValueOf(text, at, isInside: false) < 0)
        {
            return 0;
        }

        var run = new DigitRun(30);
        var end = run.Read(text, at, 30);
        var isPhone = run.Count >= 11 && run.Symbols[0] == 1 && run.Symbols[1] >= 3 && run.IsBoundary(11);
        return run.Count < 9 || isPhone || words.LengthAt("units", text.Chars, Math.Min(end, text.Length)) > 0 ? 0 : end;
    }

    /// <summary>Digits in any spelling; a first group that is long enough stands alone, single digits belong together.</summary>
    private static int DigitsEnd(in MaskableText text, int at, int fewest, int most, PrivacyWords words, bool isEquated)
    {
        if (DigitRun.ValueOf(text, at, isInside: false) < 0)
        {
            return 0;
        }

        var run = new DigitRun(most + 1);
        run.Read(text, at, most + 1);
        var first = 1;
        for (; first < run.Count && !run.IsAfterSeparator(first); first++)
        {
        }

        var count = first >= fewest ? first : run.Count;
        var end = run.At(count - 1) + 1;
        var isQuantity = !isEquated && end < text.Length && words.LengthAt("units", text.Chars, end) > 0;
        return count < fewest || count > most || isQuantity ? 0 : end;
    }

    /// <summary>A word of printable ASCII characters that looks made up.</summary>
    private static int TokenEnd(in MaskableText text, int at, int shortest, int longest, int digits, PrivacyWords words, bool isEquated)
    {
        var (end, digitCount, upper, lower, others) = (at, 0, 0, 0, 0);
        for (; end < text.Length && end - at < longest && text[end] is > ' ' and < '\x7f' and not ('"' or '\'' or ',' or ';' or '<' or '>' or '[' or ']'); end++)
        {
            var written = text.Written(end);
            digitCount += char.IsAsciiDigit(text[end]) ? 1 : 0;
            lower += char.IsAsciiLetterLower(written) ? 1 : 0;
            upper += char.IsAsciiLetterUpper(written) ? 1 : 0;
            others += char.IsAsciiLetterOrDigit(text[end]) ? 0 : 1;
        }

        for (; end > at && text[end - 1] is ('.' or ')' or ':' or '?'); end--)
        {
            others--;
        }

        var isQuantity = digitCount == end - at && !isEquated && end < text.Length && words.LengthAt("units", text.Chars, end) > 0;
        var isMadeUp = digitCount > 0 || others > 0 || (upper > 0 && lower > 0 && !char.IsAsciiLetterUpper(text.Written(at))) || (isEquated && (at == 0 || !MaskableText.IsBlank(text[at - 1])));
        return end - at < shortest || digitCount < digits || isQuantity || !isMadeUp ? 0 : end;
    }

    private static FoundPersonalData? Secret(int start, int end) => end <= start ? null : new FoundPersonalData(start, end, "secret");
}
