using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Questions;

namespace SalesAssistant.Skills;

/// <summary>Questions about deals, customers, notes and orders as they stand.</summary>
public sealed class PipelineQueryReader : ISkillReader
{
    /// <inheritdoc />
    public string Skill => "pipeline_query";

    /// <inheritdoc />
    public Request? Read(Utterance utterance, ReadingContext context) =>
        QuestionReader.Read(utterance, context) is { IsPerformance: false } reading ? reading.In(new PipelineQuery(reading.Query)) : null;
}
