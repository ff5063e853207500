namespace SalesAssistant.Skills.Language.Values;

/// <summary>Brings a text into the spelling that the readers expect.</summary>
public static class Normalizer
{
    private static readonly char[] Table = BuildTable();

    /// <summary>Full width to half width, traditional to simplified, plain dashes and quotes. One character stays one character;
    /// only invisible ones are left out.</summary>
    public static NormalizedText Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = FirstChange(text);
        if (first < 0)
        {
            return new NormalizedText(text, text, null);
        }

        var buffer = new char[text.Length];
        int[]? offsets = null;
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var mapped = i < first ? text[i] : Table[text[i]];
            if (mapped == '\0')
            {
                offsets ??= Identity(text.Length);
                continue;
            }

            if (offsets is not null)
            {
                offsets[length] = i;
            }

            buffer[length++] = mapped;
        }

        return new NormalizedText(text, new string(buffer, 0, length), offsets);
    }

    private static int FirstChange(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Table[text[i]] != text[i])
            {
                return i;
            }
        }

        return -1;
    }

    private static int[] Identity(int length)
    {
        var offsets = new int[length];
        for (var i = 0; i < length; i++)
        {
            offsets[i] = i;
        }

        return offsets;
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)i;
        }

        for (var wide = '\uFF01'; wide <= '\uFF5E'; wide++)
        {
            table[wide] = (char)(wide - 0xFEE0);
        }

        foreach (var line in ValueLexicon.Text("simplified.txt").Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            foreach (var pair in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                table[pair[0]] = pair[1];
            }
        }

        Map(table, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63", '-');
        Map(table, "\u2018\u2019\u201A\u201B\u2032", '\'');
        Map(table, "\u201C\u201D\u201E\u201F\u2033", '"');
        Map(table, "\u301C\u223C\u02DC", '~');
        Map(table, "\u00A0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000", ' ');
        Map(table, "\uFFE5", '\u00A5');
        Map(table, "\uFE6A", '%');

        // Zero-width marks and soft hyphens come with copied text and would split a number or a word.
        Map(table, "\u200B\u200C\u200D\u2060\uFEFF\u00AD\uFE0E\uFE0F", '\0');
        table['\0'] = ' ';
        return table;
    }

    private static void Map(char[] table, string from, char to)
    {
        foreach (var c in from)
        {
            table[c] = to;
        }
    }
}
