namespace SalesAssistant.Skills.Language.Questions;

/// <summary>签到了多少钱, 签到几单: 签到 is a check-in, but with money or deals behind it it is 签 that reached them.</summary>
internal static class CheckInWords
{
    private const int Reach = 3;

    /// <summary>Gives such a word the sense of what was won.</summary>
    public static void Mark(List<QuestionToken> tokens)
    {
        var at = tokens.FindIndex(token => token.Is("flag", "checkin") && token.Text.EndsWith('到'));
        if (at >= 0 && tokens.Skip(at + 1).Take(Reach).Any(token => token.Is("measure", "amount") || token.Money is not null || token.Is("subject", "Opportunity") || token.Text is "几单" or "多少单"))
        {
            tokens[at] = tokens[at] with { Senses = [new Sense("status", "won")] };
        }
    }
}
