using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Finds telephone numbers and addresses, for the readers of contacts and for those that must not take them for numbers.</summary>
internal static partial class ContactScanner
{
    // Every quantifier is bounded, and the engine does not go back: linear on any input.
    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Email { get; }

    internal static List<Span> Emails(string s)
    {
        var found = new List<Span>();
        if (s.Contains('@'))
        {
            foreach (var match in Email.EnumerateMatches(s))
            {
                found.Add(new Span(match.Index, match.Length));
            }
        }

        return found;
    }

    /// <summary>Telephone numbers with their digits: mobile, landline with area code, 400, +country; 7 or 8 digits only behind a word such as 电话.</summary>
    internal static List<(Span Span, string Digits)> Phones(string s)
    {
        var found = new List<(Span, string)>();
        for (var i = 0; i < s.Length; i++)
        {
            if (Begins(s, i))
            {
                var end = Run(s, i, out var digits, out var groups, out _);
                if (IsPhone(s, i, digits, groups))
                {
                    found.Add((Span.Between(i, end), (s[i] == '+' ? "+" : "") + digits));
                }

                i = Math.Max(i, end - 1);
            }
        }

        return found;
    }

    private static bool Begins(string s, int i) =>
        (Chars.IsDigit(s[i]) || (s[i] is '+' or '(' && Chars.IsDigit(s.At(i + 1)))) && !Chars.IsWord(s.At(i - 1)) && !(s.At(i - 1) is '-' or '.' && Chars.IsWord(s.At(i - 2)));

    internal static BlockedSpans Blocked(string s)
    {
        List<Span>? spans = null;
        if (LongestDigits(s) >= 7)
        {
            for (var i = 0; i < s.Length; i++)
            {
                if (Begins(s, i))
                {
                    // Twelve digits and more are a card or an identity number, never a quantity.
                    var end = Run(s, i, out var digits, out var groups, out var count);
                    if (count >= 12 || IsPhone(s, i, digits, groups))
                    {
                        (spans ??= []).Add(Span.Between(i, s.At(end) is 'X' or 'x' ? end + 1 : end));
                    }

                    i = Math.Max(i, end - 1);
                }
            }
        }

        if (s.Contains('@'))
        {
            (spans ??= []).AddRange(Emails(s));
            spans.Sort((a, b) => a.Start.CompareTo(b.Start));
        }

        return new BlockedSpans(spans);
    }

    private static int LongestDigits(string s)
    {
        var total = 0;
        var best = 0;
        foreach (var c in s)
        {
            total = Chars.IsDigit(c) ? total + 1 : c is ' ' or '-' or '(' or ')' ? total : 0;
            best = Math.Max(best, total);
        }

        return best;
    }

    private static int Run(string s, int start, out string digits, out int groups, out int count)
    {
        Span<char> buffer = stackalloc char[24];
        count = 0;
        groups = 1;
        var p = s[start] is '+' or '(' ? start + 1 : start;
        while (p < s.Length)
        {
            if (Chars.IsDigit(s[p]))
            {
                if (count < buffer.Length)
                {
                    buffer[count] = s[p];
                }

                count++;
                p++;
            }
            else if (s[p] is '-' or ' ' or ')' && (Chars.IsDigit(s.At(p + 1)) || (s[p] == ')' && s.At(p + 1) is ' ' or '-' && Chars.IsDigit(s.At(p + 2)))))
            {
                groups++;
                p += Chars.IsDigit(s.At(p + 1)) ? 1 : 2;
            }
            else
            {
                break;
            }
        }

        digits = count <= buffer.Length ? new string(buffer[..count]) : "";
        return p;
    }

    private static bool IsPhone(string s, int start, string digits, int groups)
    {
        if (NumberGuards.IsNamedIdentifier(s, start))
        {
            return false;
        }

        var end = s.BackBlanks(start, 1);
        while (s.At(end - 1) is ':' or '是' or '为')
        {
            end = s.BackBlanks(end - 1, 1);
        }

        var named = s.EndsWithAny(end, ["电话", "手机", "座机", "手机号", "号码", "热线", "传真", "tel", "Tel", "TEL", "phone", "Phone", "mobile", "Mobile", "cell", "fax", "call", "Call", "at", "on"]) > 0;
        var plain = digits.StartsWith("86", StringComparison.Ordinal) && digits.Length is 13 or 12 ? digits[2..] : digits;
        if (plain.Length == 11 && plain[0] == '1' && plain[1] >= '3')
        {
            return groups <= (plain.Length == digits.Length ? 3 : 4);
        }

        return s[start] == '+' ? digits.Length is >= 8 and <= 15
            : digits.Length is >= 10 and <= 12 && digits[0] == '0' && digits[1] != '0' && groups <= 3
            || (digits.Length == 10 && digits[0] is '4' or '8' && digits.AsSpan(1, 2) is "00" && groups <= 4)
            || (named && digits.Length is >= 7 and <= 12 && groups <= 4 && !(digits.Length == 8 && digits.StartsWith("20", StringComparison.Ordinal)));
    }
}

/// <summary>Stretches that a reader steps over.</summary>
internal struct BlockedSpans(List<Span>? spans)
{
    private int _next;

    /// <summary>Moves <paramref name="i"/> behind the stretch that it stands in; false outside of all.</summary>
    internal bool Skip(ref int i)
    {
        if (spans is null)
        {
            return false;
        }

        while (_next < spans.Count && spans[_next].End <= i)
        {
            _next++;
        }

        if (_next >= spans.Count || spans[_next].Start > i)
        {
            return false;
        }

        i = spans[_next].End;
        return true;
    }
}
