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

    /// <summary>How it is written: "plain", "formal" or "brief".</summary>
    public string Tone { get; init; } = "plain";

    /// <summary>"zh" or "en": what the message is written in; null = as the talk.</summary>
    public string? Language { get; init; }

    /// <summary>What was asked for so far, in the person's words.</summary>
    public string Said { get; init; } = "";

    /// <summary>The day it speaks of (约周三见面); null = none was said.</summary>
    public DateOnly? On { get; init; }
}
