using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Clauses;

/// <summary>A stretch of the message that says one thing, without the punctuation round it.</summary>
/// <param name="Span">In the normalised text.</param>
/// <param name="Sentence">Number of the sentence it belongs to, from 0.</param>
public sealed record Clause(Span Span, int Sentence);
