namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>The moment a case plays at; it runs on with the machine's clock so that durations stay real.</summary>
internal sealed class CaseClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(_started);
}
