using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>Competitors: by name behind 输给 or against, or whichever there is.</summary>
internal sealed class RivalSlots(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        foreach (var token in Tokens.Where(token => token.Is("rival")))
        {
            AddFilter("competitor", token.Text, token, FilterOperator.Contains);
            token.IsUsed = true;
        }

        if (Question.Filters.Any(filter => filter.Field == "competitor"))
        {
            // What a rival sold or earned itself is nothing that we keep.
            Question.Unavailable ??= Tokens.Any(token => token.Is("measure", "sales")) && !Tokens.Any(token => token.Is("against") || token.Is("status") || token.Is("subject", "Opportunity") || token.Is("whose")) ? "market" : null;
            return;
        }

        var rivals = Tokens.FindIndex(token => token.Is("dimension", "Competitor"));
        if (rivals > 0 && Before(rivals, 3, token => token.Is("negation")) is var no && no >= 0 && (no == rivals - 1 || OnlyFillersBetween(no, rivals)))
        {
            AddFilter("competitor", "", Tokens[rivals], FilterOperator.Missing);   // none that anybody knows of
            Tokens[no].IsUsed = Tokens[rivals].IsUsed = true;
            return;
        }

        if (rivals > 0 && (Tokens[rivals - 1].Text is "有" or "存在" or "with" || Tokens[rivals - 1].Is("status", "lost") && Tokens[rivals - 1].Is("against")) && Before(rivals - 1, 1, token => token.Is("negation")) < 0 && !Tokens.Any(token => token.Is("group", "by") || token.Is("group", "which") || token.Is("group", "each")))
        {
            AddFilter("competitor", "", Tokens[rivals], FilterOperator.GreaterThan);   // some rival, whichever
            Tokens[rivals].IsUsed = true;
            return;
        }

        foreach (var at in Enumerable.Range(0, Tokens.Count).Where(i => Tokens[i].Is("against")))
        {
            if (Tokens[at].Is("versus") && (Question.CompareTo is not null || Has("measure", "target")))
            {
                continue;
            }

            var rival = After(at, 2, token => token.IsUnknown);
            rival = rival < 0 || !OnlyFillersBetween(at, rival) ? Before(at, 2, token => token.IsUnknown) : rival;
            if (rival >= 0)
            {
                var last = rival;
                while (last + 1 < Tokens.Count && Tokens[last + 1].IsUnknown && !IsClauseEnd(last) && char.IsAsciiLetter(Tokens[last + 1].Text[0]))
                {
                    last++;
                }

                var span = Values.Span.Between(Tokens[rival].Span.Start, Tokens[last].Span.End);
                AddFilter("competitor", span.In(Utterance.Text), Tokens[rival], FilterOperator.Contains);
                for (var i = rival; i <= last; i++)
                {
                    Tokens[i].IsUsed = true;
                }

                return;
            }
        }
    }
}
