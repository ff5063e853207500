using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Resolves customer, contact, deal and colleagues together: each narrows the others, and what was talked about a turn ago breaks ties. Pure.</summary>
public static class JointResolver
{
    /// <summary>The whole message.</summary>
    /// <param name="useFocus">Take the customer talked about before when none is named here.</param>
    public static ResolvedTalk Resolve(Utterance utterance, ReadingContext context, bool useFocus = false)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        return Resolve(utterance, new Span(0, utterance.Text.Length), context.Names, context.State, useFocus);
    }

    /// <summary>One clause of a message, as the notes reader cuts it.</summary>
    public static ResolvedTalk Resolve(Utterance utterance, Span clause, NameScope names, ConversationState state, bool useFocus = false)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(state);
        var talk = new TalkReading(utterance, clause, names, state);
        return new JointResolution(talk, useFocus).Resolve();
    }
}
