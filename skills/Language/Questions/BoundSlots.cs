using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Finds the numbers that something is compared with, before other slots look at them.</summary>
internal sealed class BoundSlots(QuestionScan scan) : QuestionSlots(scan)
{
    private readonly ExclusionSlots _exclusions = new(scan);

    // Words of comparison that a number has claimed.
    private readonly List<QuestionToken> _taken = [];

    /// <summary>Finds the numbers that something is compared with, before other slots look at them.</summary>
    public void Find()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            if (token.Number is not null && token.Text == "一" && Utterance.Text.ElementAtOrDefault(token.Span.End) is '遍' or '下' or '轮' or '圈' or '眼')
            {
                continue;   // 过一遍
            }

            if (token.IsUsed || (token.Money is null && token.Percent is null && token.Number is null && !token.Is("sign", "evenodds")))
            {
                continue;
            }

            if (token.Money is { } range && range.Low != range.High)
            {
                Scan.Bounds.Add((i, FilterOperator.In));
                token.IsUsed = true;
            }
            else if (Comparison(i) is { } operation)
            {
                Scan.Bounds.Add((i, _exclusions.Covers(i) ? Opposite(operation) : operation));
                token.IsUsed = true;
            }
        }
    }

    private static FilterOperator Opposite(FilterOperator operation) => operation switch
    {
        FilterOperator.GreaterThan => FilterOperator.AtMost,
        FilterOperator.AtLeast => FilterOperator.LessThan,
        FilterOperator.LessThan => FilterOperator.AtLeast,
        _ => FilterOperator.GreaterThan,
    };

    private FilterOperator? Comparison(int at)
    {
        var token = Tokens[at];
        // 三十万起步、八十万封顶: a word that limits what stands in front of it says nothing of what follows, and each limits one number.
        var words = Tokens.Where((other, i) => other.Is("compare") && !_taken.Contains(other) && (i >= at - 2 && i < at && !other.Is("sign", "trails") || i > at && i <= at + 2) && !Crosses(i, at)).OrderBy(other => other.Span.Start > token.Span.Start ? 1 : 0).ToList();
        var inside = CompareWord(token.Text);
        var word = words.Count > 0 ? words[0].Value("compare") : inside;
        if (words.Count > 0)
        {
            words[0].IsUsed = true;
            _taken.Add(words[0]);
        }

        word ??= Passed(at);
        word ??= Text(token) switch
        {
            Bound.AtLeast => "gte",
            Bound.AtMost => "lte",
            _ => null,
        };
        return Operator(word);
    }

    // 总额过四百万, 达成率破八成, 高达一百万: one character right in front of money or a share. 过 that ends a verb (签过三单) is no limit.
    private string? Passed(int at)
    {
        if (at == 0 || Tokens[at].Money is null && Tokens[at].Percent is null || Tokens[at - 1] is not { IsUsed: false } before)
        {
            return null;
        }

        // 做到八成的人, past 80% of quota; 没做到八成 is the other side of it.
        var isShort = Before(at, 3, token => token.Is("negation") || token.Text[0] is '没' or '未') >= 0;
        if (Tokens[at].Percent is not null && (before.Is("part", "achieve") || before.Is("sign", "beyond") && before.Text.Length > 1))
        {
            return isShort ? "lt" : before.Is("part", "achieve") ? "gte" : "gt";
        }

        if (before.Span.End != Tokens[at].Span.Start)
        {
            return null;
        }

        var word = before.Text[^1] switch
        {
            '过' when before.Text.Length == 1 => "gt",
            '破' or '逾' when before.IsUnknown => "gt",
            '达' or '够' or '满' when before.IsUnknown => isShort ? "lt" : "gte",
            _ => null,
        };
        before.IsUsed |= word is not null && before.IsUnknown;
        return word;
    }

    private bool Crosses(int one, int other)
    {
        for (var i = Math.Min(one, other); i < Math.Max(one, other); i++)
        {
            if (IsClauseEnd(i))
            {
                return true;
            }
        }

        return false;
    }

    private static Bound Text(QuestionToken token) => token.Money?.Bound ?? token.Percent?.Bound ?? token.Number?.Bound ?? Bound.Exact;

    // The value reader may have taken the comparing word into the value's stretch.
    private static string? CompareWord(string text)
    {
        var lower = text.ToLowerInvariant();
        for (var at = 0; at < lower.Length; at++)
        {
            foreach (var term in QuestionLexicon.Default.StartingWith(lower[at]))
            {
                if (term.Senses.FirstOrDefault(sense => sense.Kind == "compare").Value is { } value && string.CompareOrdinal(lower, at, term.Text, 0, term.Text.Length) == 0)
                {
                    return value;
                }
            }
        }

        return null;
    }
}
