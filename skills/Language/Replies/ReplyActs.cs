namespace SalesAssistant.Skills.Language.Replies;

/// <summary>What a person may do with what is open: the labels of the reply model.</summary>
public static class ReplyActs
{
    /// <summary>Saves it as it stands.</summary>
    public const string Confirm = "confirm";

    /// <summary>Drops it.</summary>
    public const string Discard = "discard";

    /// <summary>Takes back what was saved.</summary>
    public const string Undo = "undo";

    /// <summary>Replaces a value.</summary>
    public const string Correct = "correct";

    /// <summary>Adds something to it.</summary>
    public const string Add = "add";

    /// <summary>Asks about it, or puts the decision off.</summary>
    public const string Ask = "ask";

    /// <summary>Asks the question just answered again, with something in it changed.</summary>
    public const string Refine = "refine";

    /// <summary>Is about something else.</summary>
    public const string New = "new";
}

/// <summary>How a message answers what is open.</summary>
/// <param name="Act">One of <see cref="ReplyActs"/>.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ReplyReading(string Act, double Probability)
{
    /// <summary>Probability of a correction or an addition together, 0 to 1.</summary>
    public double Changes { get; init; }

    /// <summary>Nothing in it speaks against doing it: no "but", no question, no order to the system, nobody else's word.</summary>
    public bool IsPlain { get; init; }

    /// <summary>It says yes in a known word, and nothing speaks against it: no "not", no "but", no question.</summary>
    public bool IsPlainYes { get; init; }
}
