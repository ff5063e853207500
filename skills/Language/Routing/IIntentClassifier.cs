namespace SalesAssistant.Skills.Language.Routing;

/// <summary>Which skill a message is for, by how it is worded.</summary>
public interface IIntentClassifier
{
    /// <summary>Every skill with its probability, best first; they sum to 1.</summary>
    IReadOnlyList<SkillProbability> Classify(Utterance utterance, ReadingContext context);

    /// <summary>The words that spoke for the best skill, strongest first.</summary>
    IReadOnlyList<string> Explain(Utterance utterance, ReadingContext context);
}

/// <param name="Skill">In snake_case.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record SkillProbability(string Skill, double Probability);
