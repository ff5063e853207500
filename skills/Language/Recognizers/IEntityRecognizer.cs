namespace SalesAssistant.Skills.Language.Recognizers;

/// <summary>Finds all values of one kind in texts of one language. Pure: no clock, no I/O; safe for many threads at once.</summary>
internal interface IEntityRecognizer
{
    /// <summary>"zh" or "en".</summary>
    string Language { get; }

    /// <summary>The specification's kind: "number", "percent", "currency", "datetime", "numberrange", "ordinal" …</summary>
    string Kind { get; }

    /// <summary>The values in the order of the text, without overlaps.</summary>
    /// <param name="text">The text as it was written.</param>
    /// <param name="reference">The local moment that "today" and "next week" are said at.</param>
    IReadOnlyList<RecognizedEntity> Recognize(string text, DateTime reference);
}
