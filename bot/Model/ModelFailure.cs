namespace SalesAssistant.Bot.Model;

/// <summary>Why the model gave nothing that can be used. Reason: "time", "open" (left alone after failures), "budget", "connection", "status", "format", "refused" (its call cannot be done), "silent" (no call).</summary>
internal sealed class ModelFailureException(string reason, string detail, Exception? inner = null) : Exception($"{reason}: {detail}", inner)
{
    public string Reason { get; } = reason;

    /// <summary>How long the endpoint asked to be left alone; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the endpoint is to blame: failures that count towards leaving it alone.</summary>
    public bool IsEndpoints => Reason is not ("open" or "budget");
}
