using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>What was not understood, and names that nobody has.</summary>
internal sealed class LeftOvers(QuestionScan scan) : QuestionSlots(scan)
{
    public void Read()
    {
        var letters = Tokens.Sum(token => token.Span.Length);
        var unknown = Tokens.Where(token => token is { IsUnknown: true, IsUsed: false }).ToList();
        Question.UnknownShare = letters == 0 ? 1 : (double)unknown.Sum(token => token.Span.Length) / letters;
        Question.UnknownName = Scan.OtherPerson ?? UnknownNames.Find(Utterance, Tokens, Context.Names.Lexicon) ?? UnknownCompany(unknown);
        ReadUnknownMeasure(unknown);
        ReadMoves();
        ReadPeopleCount();
        ReadUnknownCount();
        if (Question is { Period: null, DateField: null, Measures: not ["overdue_count"] } && Tokens.Find(token => token is { IsUsed: false } && token.Is("due")) is { } due && !Question.Filters.Exists(filter => filter.Field == "overdue"))
        {
            Question.Unread.Add(due.Text);   // 快到期的: how soon, nobody said
        }

        foreach (var token in unknown.Where(token => token.Text.Length >= 2 && (Question.UnknownName is null || !Question.UnknownName.Contains(token.Text, StringComparison.Ordinal))))
        {
            Question.Unread.Add(token.Text);
        }
    }

    /// <summary>The average discount, 折扣率: a measure by a name that the catalogue does not have. A figure of something else would be invented.</summary>
    private void ReadUnknownMeasure(List<QuestionToken> unknown)
    {
        var average = Tokens.FindIndex(token => token.Is("part", "average"));
        var noun = average < 0 || Tokens.Any(token => token.Is("measure") || token.Is("part", "duration") || token.Is("subject")) ? -1 : After(average, 2, unknown.Contains);
        var rate = unknown.Find(token => token.Text.Length >= 3 && token.Text[^1] is '率' or '费') ?? UnknownRatio();
        if (Question.Unavailable is null && Question.UnknownName is null && (noun == average + 1 || rate is not null))
        {
            Question.Unavailable = "measure";
            Note("topic", rate ?? Tokens[noun]);
        }
    }

    /// <summary>这个月推进到谈判的: when a deal came to a stage is no condition on deals; the stage it is in and the day it may close would be another answer.</summary>
    private void ReadMoves()
    {
        var stage = Tokens.FindIndex(token => token.Is("value.stage"));
        var moved = stage < 0 || Question is not { Unavailable: null, Statuses.Count: 0, DateField: null, Period: not null } ? -1 : Before(stage, 2, token => token.Is("sign", "reached") && token.Text.Length > 1);
        if (moved >= 0)
        {
            Question.Unavailable = "moves";
            Note("topic", Tokens[moved]);
        }
    }

    /// <summary>华东组有几个销售, how many people work in the East: colleagues are no rows that are counted here.</summary>
    private void ReadPeopleCount()
    {
        var count = Tokens.FindIndex(token => token.Is("measure", "count"));
        if (count < 0 || Question is not { Measures: ["count"], Unavailable: null, Having: null, Without: null, Limit: null, Statuses.Count: 0, Period: null } || Scan.Superlative >= 0 || Question.Filters.Exists(filter => filter.Field is not ("team" or "region")))
        {
            return;
        }

        // "how many people clicked on it": people who did something that nothing here tells of.
        var who = After(count, 1, token => token.Is("dimension", "Owner") && !token.Is("sign", "bareaxis"));
        if (who >= 0 && Utterance.Language == "en" && Tokens.Skip(who).Any(token => token is { IsUnknown: true, IsUsed: false, Text.Length: > 3 } && char.IsAsciiLetterLower(token.Text[0])))
        {
            Question.Unavailable = "measure";
            Note("topic", Tokens[who]);
            return;
        }

        var people = who >= 0 ? who : After(count, 1, token => token.Text is "人");
        if (people >= 0 && (people == Tokens.Count - 1 || Enumerable.Range(people + 1, Tokens.Count - people - 1).All(i => Tokens[i].Is("filler") || Tokens[i].Is("whose") || Tokens[i].Mention is not null || Tokens[i].Is("sign", "employed") || Tokens[i].Is("dimension", "Team"))))
        {
            Question.Unavailable = "headcount";
            Note("topic", Tokens[people]);
        }
    }

    /// <summary>"how many engineer hours did we spend", 我们有几个仓库: what is counted is nothing that the company keeps rows of. Another count would be a wrong answer.</summary>
    private void ReadUnknownCount()
    {
        var count = Tokens.FindIndex(token => token.Is("measure", "count") && !token.Is("subject"));
        if (count < 0 || Question is not { Unavailable: null, UnknownName: null, Measures: ["count" or "activity_count", ..] } || !Tokens.Any(token => token.Is("whose") || token.Mention is not null))
        {
            return;
        }

        var isEnglish = char.IsAsciiLetter(Tokens[count].Text[0]);
        QuestionToken? noun = null;
        for (var i = count + 1; i < Tokens.Count && !IsClauseEnd(i - 1) && (Tokens[i].IsUnknown && !Tokens[i].IsUsed || isEnglish && Tokens[i].Text is "of" or "the" or "our" or "my" or "new"); i++)
        {
            noun = Tokens[i].IsUnknown ? Tokens[i] : noun;
            if (i + 1 < Tokens.Count && (Tokens[i + 1].Is("subject") || Tokens[i + 1].Is("dimension") && !IsLengthOfTime(Tokens[i + 1]) || Tokens[i + 1].Is("status") || Tokens[i + 1].Is("value.channel") || Tokens[i + 1].Is("flag") || Tokens[i + 1].Text is "ones" or "one" || Tokens[i + 1].Mention is not null))
            {
                return;   // an adjective of what is counted
            }
        }

        if (noun is not null && (isEnglish ? char.IsAsciiLetterLower(noun.Text[0]) && (noun.Text.EndsWith('s') || IsLengthOfTime(Tokens[Math.Min(Tokens.IndexOf(noun) + 1, Tokens.Count - 1)])) : noun.Text.Length >= 2 && noun.Span.Start == Tokens[count].Span.End && Question.Statuses.Count == 0 && Question.GroupBy.Count == 0))
        {
            Question.Unavailable = "measure";
            Note("topic", noun);
        }
    }

    private static bool IsLengthOfTime(QuestionToken token) => token.Is("dimension", "Day") || token.Is("dimension", "Week") || token.Is("dimension", "Month") || token.Is("part", "duration");

    /// <summary>"our scrap rate", 我们的拜访率: a ratio of something that the catalogue does not know, in a question about what is ours.</summary>
    private QuestionToken? UnknownRatio()
    {
        if (!Tokens.Any(token => token.Is("whose") || token.Is("subject") || token.Mention is not null || token.Is("dimension", "Owner") || token.Is("dimension", "Team")))
        {
            return null;   // the rate of exchange, of inflation: nobody's here
        }

        for (var i = 1; i < Tokens.Count; i++)
        {
            var (before, word) = (Tokens[i - 1], Tokens[i]);
            var isRatio = word.Text is "率" or "费" ? word.IsUnknown && before.Span.End == word.Span.Start : before.IsUnknown && !before.IsUsed && char.IsAsciiLetterLower(before.Text[0]) && !IsClauseEnd(i - 1) && QuestionLexicon.Default.Text("ratio").Contains(word.Text.ToLowerInvariant());
            if (isRatio)
            {
                return before;
            }
        }

        return null;
    }

    // A company-like name that no record has, where at least some of its letters are explained by nothing else.
    private string? UnknownCompany(List<QuestionToken> unknown) =>
        Context.Names.Lexicon is null ? null : Entities.UnknownNames.Find(Utterance, Context.Names)
            .FirstOrDefault(name => name.Kind == RecordKind.Customer && unknown.Exists(token => token.Span.Overlaps(name.Span)) && !Tokens.Any(token => token.Mention is not null && token.Span.Overlaps(name.Span)))?.Name;
}
