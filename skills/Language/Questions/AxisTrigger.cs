namespace SalesAssistant.Skills.Language.Questions;

/// <summary>The word around an axis that says how figures are split along it.</summary>
internal sealed class AxisTrigger(QuestionScan scan) : QuestionSlots(scan)
{
    /// <summary>by, each, which or split, where a word around the axis says that figures are split along it; null when it is a plain noun.</summary>
    public string? Of(int at)
    {
        var text = Tokens[at].Text;
        if (text.StartsWith('每') || text.StartsWith('逐') || text.StartsWith('按') || text.StartsWith('分') || text.StartsWith('挨') || text.EndsWith("ly", StringComparison.OrdinalIgnoreCase) || text.EndsWith("wise", StringComparison.OrdinalIgnoreCase) || IsSeveral(at) || Tokens[at].Is("group", "each") || text.Contains(" by ", StringComparison.OrdinalIgnoreCase) || text.Contains("-by-", StringComparison.OrdinalIgnoreCase))
        {
            return "each";
        }

        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (IsClauseEnd(i))
            {
                break;
            }

            var token = Tokens[i];
            if (token.Is("list") && token.Text.StartsWith('哪') && (i == at - 1 || OnlyFillersBetween(i, at)) && !Tokens[at].Is("subject", "Opportunity") && IsMeasuredElsewhere())
            {
                return "which";
            }

            if (token.Value("group") is "by" or "each" or "which")
            {
                var kind = token.Value("group")!;   // just matched
                var several = kind == "which" ? Enumerable.Range(i + 1, at - i - 1).FirstOrDefault(k => Tokens[k].Number is { Value: >= 2 and <= 20 }) : 0;
                if (several > 0 && Scan.Superlative >= 0 && at - i <= 3)
                {
                    Question.Limit ??= (int)Tokens[several].Number!.Value;   // which two industries: so many of them
                    Tokens[several].IsUsed = true;
                    return kind;
                }

                var isNear = i == at - 1 || OnlyFillersBetween(i, at) || (kind == "each" && IsOfWhose(i, at)) || (kind == "by" && IsOfAxis(i, at));
                // 从, 以 and the like are prepositions first.
                var isWeak = token.Text is "从" or "以" or "分" or "拿" or "用" or "论" or "照" or "就" && i != at - 1;
                if (isNear && !isWeak)
                {
                    return kind;
                }
            }
        }

        var split = After(at, 2, token => token.Is("group", "split"));
        if (split >= 0 && (split == at + 1 || OnlyFillersBetween(at, split)))
        {
            return "split";
        }

        if (Before(at, 3, token => token.Is("group", "split") && token.Text.StartsWith("compar", StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            return "split";
        }

        // "revenue and win rate, team, month": axes in a row share one trigger.
        var previous = Before(at, 3, token => token.IsUsed && token.Is("dimension"));
        return previous >= 0 && Utterance.Text[Tokens[previous].Span.End..Tokens[at].Span.Start].Trim().ToLowerInvariant() is "和" or "、" or "及" or "and" or "," or "与" or "and by" ? "by" : null;
    }

    // 三个小组的成交额, our three teams' wins: several that exist side by side.
    private bool IsSeveral(int at)
    {
        var number = Before(at, 2, token => token.Number is { Value: >= 2 and <= 20 } && !token.IsUsed);
        return number >= 0 && !Tokens[at].Is("subject") && Question.Limit is null && (number == at - 1 || Tokens[at - 1].Is("filler") || Tokens[at - 1].Is("count")) && Scan.Superlative < 0 && !Tokens.Any(token => token.Is("compare"));
    }

    // 哪些行业在谈超过…: figures of the axis are asked for, not records.
    private bool IsMeasuredElsewhere() =>
        Scan.Superlative >= 0 || Scan.Bounds.Count > 0 || Tokens.Any(token => token.Is("measure") && !token.Is("measure", "count"));

    // "for each of my people", 每个我手下的人: whose they are stands between.
    private bool IsOfWhose(int from, int to) => Enumerable.Range(from + 1, to - from - 1).All(i => (Tokens[i].Is("filler") || Tokens[i].Is("whose")) && !IsClauseEnd(i - 1)) && !IsClauseEnd(to - 1);

    // "by expected closing month": words that describe the axis may stand between.
    private bool IsOfAxis(int from, int at)
    {
        for (var i = from + 1; i < at; i++)
        {
            if (!Tokens[i].Is("filler") && !Tokens[i].Is("status", "expected") && !Tokens[i].Is("status", "closed") && !Tokens[i].Is("subject", "Customer") && !Tokens[i].Is("dimension", "Customer") && !Tokens[i].Is("subject", "Opportunity"))
            {
                return false;
            }
        }

        return true;
    }
}
