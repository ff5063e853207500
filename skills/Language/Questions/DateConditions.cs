using SalesAssistant.Data.Metrics;

namespace SalesAssistant.Skills.Language.Questions;

/// <summary>今年建的、七月要签的单: each date belongs to the word beside it. The one of creation becomes a condition, so that the other can be the period.</summary>
internal sealed class DateConditions(QuestionScan scan) : QuestionSlots(scan)
{
    private const int Reach = 3;

    public void Read()
    {
        var dates = Enumerable.Range(0, Tokens.Count).Where(i => Tokens[i] is { Date.ClockOnly: false, IsUsed: false }).ToList();
        if (dates.Count < 2)
        {
            return;
        }

        var created = dates.FindIndex(at => Beside(at, dates) is { } word && Tokens[word].Is("status", "created"));
        if (created < 0 || !dates.Exists(at => at != dates[created] && Beside(at, dates) is { } word && !Tokens[word].Is("status", "created")))
        {
            return;
        }

        Limit(Tokens[dates[created]]);
        Tokens[Beside(dates[created], dates)!.Value].IsUsed = true;   // found above
    }

    private void Limit(QuestionToken token)
    {
        var date = token.Date!;   // callers pass dates
        token.IsUsed = true;
        if (date.From > Utterance.Today && !PeriodSlots.SaysWhichYear(token.Text))
        {
            date = date with { From = date.From.AddYears(-1), To = ComparedPeriod.EndOfSame(date.To, date.To.AddYears(-1)) };   // what was created lies behind
        }

        if (!date.Deadline)
        {
            AddFilter("openedOn", Day(date.After ? date.To.AddDays(1) : date.From), token, FilterOperator.AtLeast);
        }

        if (!date.After)
        {
            AddFilter("openedOn", Day(date.To), token, FilterOperator.AtMost);
        }
    }

    /// <summary>The word that says what happens on the date: behind it in Chinese (五月建的), in front in English (created in May).</summary>
    private int? Beside(int at, List<int> dates)
    {
        var isEnglish = Utterance.Language == "en";
        var word = isEnglish ? Before(at, Reach, IsEvent) : After(at, Reach, IsEvent);
        word = word >= 0 ? word : isEnglish ? After(at, Reach, IsEvent) : Before(at, Reach, IsEvent);
        return word < 0 || dates.Exists(other => other > Math.Min(at, word) && other < Math.Max(at, word)) ? null : word;
    }

    private static bool IsEvent(QuestionToken token) => token.Is("status") && !token.Is("status", "open") || token.Is("due");

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
