using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Questions;

namespace SalesAssistant.Skills;

/// <summary>Questions about how people, teams and the company do.</summary>
public sealed class PerformanceReportReader : ISkillReader
{
    /// <inheritdoc />
    public string Skill => "performance_report";

    /// <inheritdoc />
    public Request? Read(Utterance utterance, ReadingContext context) =>
        QuestionReader.Read(utterance, context) is { IsPerformance: true } reading
            ? new PerformanceReport(reading.Query)
            {
                Confidence = reading.Confidence,
                Evidence = reading.Evidence,
                Unavailable = reading.Question.Unavailable,
                UnknownName = reading.Question.UnknownName,
                Unread = reading.Question.Unread,
            }
            : null;
}
