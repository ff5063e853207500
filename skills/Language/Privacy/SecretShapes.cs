namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>Secrets that need no word beside them: private keys, JSON web tokens, passwords in addresses.</summary>
internal static class SecretShapes
{
    public const string Pem = "-----begin";
    public const string Jwt = "eyj";
    public const string Address = "://";

    // Each search is bounded, so that a text made of beginnings takes no longer than another.
    private const int LongestKey = 8_192;
    private const int LongestToken = 4_096;

    /// <summary>The end of the private key whose header begins at <paramref name="at"/>; 0 when it is something public.</summary>
    public static int PemEnd(in MaskableText text, int at)
    {
        var rest = text.Chars[at..Math.Min(text.Length, at + LongestKey)];
        var header = rest[..Math.Min(80, rest.Length)];
        if (header.IndexOf("private key", StringComparison.Ordinal) < 0)
        {
            return 0;
        }

        var end = rest.IndexOf("-----end", StringComparison.Ordinal);
        if (end >= 0)
        {
            var i = at + end + "-----end".Length;
            for (; i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == ' '); i++)
            {
            }

            for (; i < text.Length && text[i] == '-'; i++)
            {
            }

            return i;
        }

        var cut = at + Pem.Length;   // cut off: as far as it looks like one
        for (; cut < at + rest.Length && (IsToken(text[cut]) || MaskableText.IsBlank(text[cut]) || text[cut] is '+' or '/' or '='); cut++)
        {
        }

        return cut;
    }

    /// <summary>Three parts of base64url, the first of which begins like a JSON object; it may be broken over lines.</summary>
    public static int JwtEnd(in MaskableText text, int at)
    {
        var (dots, end, part) = (0, at, 0);
        for (var i = at; i < text.Length && i < at + LongestToken; i++)
        {
            var letter = text[i];
            if (IsToken(letter) && letter < 0x80)
            {
                (part, end) = (part + 1, i + 1);
            }
            else if (letter == '.' && dots < 2 && part > 0)
            {
                (dots, part) = (dots + 1, 0);
            }
            else if (letter is not ('\n' or '\r') || (dots == 2 && part > 0))
            {
                break;
            }
        }

        return dots >= 1 && end - at >= 20 ? end : 0;
    }

    /// <summary>user:password@ behind "://": where the password stands.</summary>
    public static (int Start, int End)? AddressPassword(in MaskableText text, int at)
    {
        var colon = -1;
        for (var i = at + Address.Length; i < text.Length && i < at + 200; i++)
        {
            switch (text[i])
            {
                case ':' when colon < 0:
                    colon = i;
                    break;
                case '@':
                    return colon > 0 && i > colon + 1 ? (colon + 1, i) : null;
                case '/' or ' ' or '?' or '#' or '\n' or > '\x7f':
                    return null;
            }
        }

        return null;
    }

    public static bool IsToken(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}
