namespace SalesAssistant.Skills;

/// <summary>A message to a customer, written for the person to look at and send: 给俞总写条跟进微信, "draft a thank-you email to Nora". Nothing is sent.</summary>
/// <param name="To">A contact, a customer or a deal: who it goes to is found from there.</param>
public sealed record DraftMessage(Named To) : Request
{
    public override string Skill => "draft_message";

    /// <summary>What it is for: "follow_up", "thanks", "appointment", "greeting", "birthday".</summary>
    public string Purpose { get; init; } = "follow_up";

    /// <summary>What it is written in: "chat" or "email".</summary>
    public string Medium { get; init; } = "chat";

    /// <summary>The day it speaks of (约周三见面); null = none was said.</summary>
    public DateOnly? On { get; init; }
}
