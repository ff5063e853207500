namespace SalesAssistant.Skills;

/// <summary>A check-in at a place that the phone shared (R23): becomes a visit note for the person to confirm.</summary>
/// <param name="Place">The place in words, as the channel names it, masked.</param>
/// <param name="At">When it was shared, UTC.</param>
/// <param name="Position">"latitude,longitude" in degrees; null = the door gave none.</param>
public sealed record CheckIn(string Place, DateTime At, string? Position) : Request
{
    public override string Skill => "log_interaction";
}
