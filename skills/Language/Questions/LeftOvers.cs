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
        var rate = unknown.FindIndex(token => token.Text.Length >= 3 && token.Text[^1] is '率' or '费');
        if (Question.Unavailable is null && Question.UnknownName is null && (noun == average + 1 || rate >= 0))
        {
            Question.Unavailable = "measure";
            Note("topic", noun >= 0 ? Tokens[noun] : unknown[rate]);
        }
    }

    // A company-like name that no record has, where at least some of its letters are explained by nothing else.
    private string? UnknownCompany(List<QuestionToken> unknown) =>
        Context.Names.Lexicon is null ? null : Entities.UnknownNames.Find(Utterance, Context.Names)
            .FirstOrDefault(name => name.Kind == RecordKind.Customer && unknown.Exists(token => token.Span.Overlaps(name.Span)) && !Tokens.Any(token => token.Mention is not null && token.Span.Overlaps(name.Span)))?.Name;
}
