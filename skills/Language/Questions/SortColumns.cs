namespace SalesAssistant.Skills.Language.Questions;

/// <summary>By what a list is sorted: 按概率排, sort by close date.</summary>
internal sealed class SortColumns(QuestionScan scan) : QuestionSlots(scan)
{
    private const int Reach = 4;

    /// <summary>The column that stands beside the order word at <paramref name="order"/>; null when none does.</summary>
    public string? Beside(int order)
    {
        var at = Before(order, Reach, IsColumn);
        at = at >= 0 ? at : After(order, Reach, IsColumn);
        return at < 0 ? null : Column(Tokens[at]);
    }

    /// <summary>Dates begin with the nearest, figures with the greatest.</summary>
    public static bool IsDescending(string column) => column is "amount" or "probability";

    private static bool IsColumn(QuestionToken token) => Column(token) is not null;

    private static string? Column(QuestionToken token) =>
        token.Value("column") ?? (token.Is("probability") ? "probability" : token.Is("measure", "amount") ? "amount" : null);
}
