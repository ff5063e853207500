using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Skills.Arguments;

/// <summary>What arguments are read against: nothing counts that the message, or what was talked about before, does not hold.</summary>
/// <param name="Utterance">The message.</param>
/// <param name="Reading">Names in the caller's scope, and what was talked about.</param>
/// <param name="Earlier">What the same person said before in this conversation, as far as it was shown to whoever made the arguments.</param>
public sealed record ArgumentContext(Utterance Utterance, ReadingContext Reading, IReadOnlyList<string> Earlier)
{
    /// <summary>The names that this caller may see.</summary>
    public NameScope Names => Reading.Names;
}

/// <summary>Arguments that cannot become a request: what is wrong, in words that can be told back to whoever made them.</summary>
public sealed class ArgumentsRefusedException(IReadOnlyList<string> faults) : Exception(string.Join(' ', faults))
{
    /// <summary>Place and reason, one a fault; never a record the caller may not see.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
