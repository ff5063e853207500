namespace SalesAssistant.Skills;

/// <summary>A text to be written for a person: a summary, a draft.</summary>
/// <param name="Wish">What is wanted, in the person's words.</param>
/// <param name="Facts">Lines that the caller may see, figures already worked out; nothing else is known to the model.</param>
/// <param name="Language">"zh" or "en".</param>
public sealed record WritingTask(string Wish, IReadOnlyList<string> Facts, string Language)
{
    /// <summary>The block of the reply that holds the text written without a model: a model's takes its place.</summary>
    public int Block { get; init; }
}
