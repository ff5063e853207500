using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Recognizers;

/// <summary>One value found in a text, in the terms of the public recogniser specifications (microsoft/Recognizers-Text, Specs).</summary>
/// <param name="Span">Where it stands, in UTF-16 units of the text as given.</param>
/// <param name="Type">The specification's type name: "number", "currency", "datetimeV2.date" …</param>
/// <param name="Readings">Each way to read it, as the specification's keys and values ("value", "unit", "timex" …); empty where the type has none.</param>
public sealed record RecognizedEntity(Span Span, string Type, IReadOnlyList<IReadOnlyDictionary<string, string>> Readings);
