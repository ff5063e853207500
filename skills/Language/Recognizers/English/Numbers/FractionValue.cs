using Part = SalesAssistant.Skills.Language.Recognizers.English.Numbers.Fractions.Part;

namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>
/// Finds what a fraction in words is worth. English does not mark where the denominator begins ("one hundred thirty fifths" may be 100/35 or 130/5);
/// the conventions are those of the public specification: words that compose with the ordinal belong to it, unless they make up the whole number.
/// </summary>
internal static class FractionValue
{
    private const double Million = 1e6;

    internal static bool TryCompute(List<Part> words, double factor, out double value)
    {
        value = 0;
        var split = words.Count == 1 ? 0 : Split(words);

        // "two and fifty-four hundredths": behind "and" a numerator must be left.
        split = words[split].IsAnd ? words.Count - 1 : split;
        var denominator = Whole(words, split, words.Count);
        var and = words.FindLastIndex(Math.Max(split - 1, 0), word => word.IsAnd);
        var whole = and > 0 ? Whole(words, 0, and) : 0;
        var top = and > 0 ? Whole(words, and + 1, split) : split == 0 ? 1 : Whole(words, 0, split);
        if (and >= 0 && and + 1 == split)
        {
            top = 1;
        }

        // A single denominator needs a single numerator: "one eighth", not "twenty eighth".
        if (denominator <= 0 || (!words[^1].IsFree && (top != 1 || split == 0 || and + 1 == split)))
        {
            return false;
        }

        // "two million and one half" is said for 2.5 million.
        var scale = and > 0 && factor == 1 && words[and - 1].Value >= Million ? words[and - 1].Value : factor;
        value = and < 0 || top < denominator ? whole + (top / denominator * scale) : (whole + top) / denominator * factor;
        return true;
    }

    /// <summary>Where the denominator begins.</summary>
    private static int Split(List<Part> words)
    {
        var last = words.Count - 1;
        var current = words[last].Value;
        var round = 1d;
        for (var i = last - 1; i >= 0; i--)
        {
            if (words[i].IsAnd)
            {
                continue;
            }

            var previous = current;
            current = words[i].Value;
            var above = previous >= 100 && previous > current;
            if (!above && !(previous < 100 && Composes(current, previous)))
            {
                return i + 1;
            }

            if (previous < 100)
            {
                if (current < round)
                {
                    return i + 1;
                }

                round = current;
            }

            if (i == 0)
            {
                return FromTheFront(words, last);
            }
        }

        return last;
    }

    /// <summary>All words compose: the numerator is then the first group that ends in a round number.</summary>
    private static int FromTheFront(List<Part> words, int last)
    {
        for (var i = 1; i < last; i++)
        {
            if (words[i].Value >= 100 && !words[i + 1].IsAnd && (words[i + 1].Value < 100 || i + 1 == last))
            {
                return i + 1;
            }
        }

        return last;
    }

    private static bool Composes(double large, double small)
    {
        var unit = small > 10 ? 100 : 10;
        return large % unit == 0 && large >= unit;
    }

    private static double Whole(List<Part> words, int from, int to)
    {
        double total = 0, section = 0;
        for (var i = from; i < to; i++)
        {
            var value = words[i].Value;
            if (value >= 1000)
            {
                total += Math.Max(section, 1) * value;
                section = 0;
            }
            else
            {
                section = value == 100 ? Math.Max(section, 1) * 100 : section + value;
            }
        }

        return total + section;
    }
}
