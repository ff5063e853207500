namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>What must go, in places of the normalised text.</summary>
/// <param name="End">Behind the last character.</param>
/// <param name="Kind">"identity_number", "bank_card", "secret", "account", "document".</param>
internal readonly record struct FoundPersonalData(int Start, int End, string Kind);
