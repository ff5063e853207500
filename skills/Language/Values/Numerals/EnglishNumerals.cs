namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>Numbers in English words: twenty-five, a hundred and fifty thousand, half a million, two point five million, a dozen.</summary>
internal static class EnglishNumerals
{
    internal static decimal? Scale(ReadOnlySpan<char> word) => word.Length switch
    {
        > 8 or < 5 => null,
        _ when word.Equals("thousand", StringComparison.OrdinalIgnoreCase) => 1_000m,
        _ when word.Equals("million", StringComparison.OrdinalIgnoreCase) => 1_000_000m,
        _ when word.Equals("millions", StringComparison.OrdinalIgnoreCase) => 1_000_000m,
        _ when word.Equals("billion", StringComparison.OrdinalIgnoreCase) => 1_000_000_000m,
        _ when word.Equals("grand", StringComparison.OrdinalIgnoreCase) => 1_000m,
        _ => null,
    };

    internal static int? Small(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
        {
            return null;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        ReadOnlySpan<char> w = lower;
        return w switch
        {
            "zero" => 0,
            "one" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            "seven" => 7,
            "eight" => 8,
            "nine" => 9,
            "ten" => 10,
            "eleven" => 11,
            "twelve" => 12,
            "thirteen" => 13,
            "fourteen" => 14,
            "fifteen" => 15,
            "sixteen" => 16,
            "seventeen" => 17,
            "eighteen" => 18,
            "nineteen" => 19,
            "twenty" => 20,
            "thirty" => 30,
            "forty" => 40,
            "fourty" => 40,
            "fifty" => 50,
            "sixty" => 60,
            "seventy" => 70,
            "eighty" => 80,
            "ninety" => 90,
            "dozen" => 12,
            "couple" => 2,
            _ => null,
        };
    }

    internal static bool TryRead(string s, int start, out Numeral numeral)
    {
        numeral = default;
        var p = start;
        var end = start;
        decimal total = 0, section = 0;
        var any = false;
        var scale = 1m;
        var last = 0;
        for (var words = 0; words < 14; words++)
        {
            var wordEnd = s.WordEnd(p);
            if (wordEnd == p || Chars.IsDigit(s.At(wordEnd)))
            {
                break;
            }

            var word = s.AsSpan(p, wordEnd - p);
            if (Small(word) is { } small)
            {
                if (any && last is > 0 and < 20 && section % 100 != 0 && small != 12)
                {
                    break;
                }

                section += small == 12 && word[0] is 'd' or 'D' && section > 0 ? (section * 12) - section : small;
                (any, last, end) = (true, small, wordEnd);
            }
            else if (any && Is(word, "hundred"))
            {
                section = (section == 0 ? 1 : section) * 100;
                (end, last) = (wordEnd, 0);
            }
            else if (any && Scale(word) is { } factor)
            {
                total += section * factor;
                (section, scale, end, last) = (0, Math.Max(scale, factor), wordEnd, 0);
            }
            else if (!any && TryArticle(s, p, wordEnd, out var value, out var behind))
            {
                section += value;
                (any, end, wordEnd) = (true, behind, behind);
            }
            else if (!(any && Is(word, "and") && section % 100 == 0))
            {
                break;
            }

            p = s.At(wordEnd) is ' ' or '-' ? wordEnd + 1 : s.Length;
        }

        if (!any)
        {
            return false;
        }

        numeral = new Numeral(start, end, total + section, total + section, NumeralForm.English) { Scale = scale, Magnitude = scale >= 1_000m };
        return true;
    }

    /// <summary>"a hundred", "half a million", "a couple of", "a dozen".</summary>
    private static bool TryArticle(string s, int p, int wordEnd, out decimal value, out int end)
    {
        value = 0;
        end = wordEnd;
        var word = s.AsSpan(p, wordEnd - p);
        if (Is(word, "half") && (s.Has(wordEnd, " a ") || s.Has(wordEnd, " an ")))
        {
            var next = wordEnd + (s[wordEnd + 2] == ' ' ? 3 : 4);
            value = 0.5m;
            end = next - 1;
            return Scale(s.AsSpan(next, s.WordEnd(next) - next)) is not null;
        }

        if ((Is(word, "a") || Is(word, "an")) && s.At(wordEnd) == ' ')
        {
            var next = s.AsSpan(wordEnd + 1, s.WordEnd(wordEnd + 1) - wordEnd - 1);
            if (Is(next, "hundred") || Scale(next) is not null)
            {
                value = 1;
                return true;
            }

            if (Is(next, "dozen") || Is(next, "couple"))
            {
                value = next[0] is 'd' or 'D' ? 12 : 2;
                end = wordEnd + 1 + next.Length;
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
