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
        QuestionReader.Read(utterance, context) is { IsPerformance: true } reading ? reading.In(new PerformanceReport(reading.Query)) : null;
}
