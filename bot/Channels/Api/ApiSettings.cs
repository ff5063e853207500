namespace SalesAssistant.Bot.Channels.Api;

/// <summary>`Api` in appsettings.json.</summary>
public sealed class ApiSettings
{
    /// <summary>Requests a second that one key may send on average; 0 = no limit.</summary>
    public double RequestsPerSecond { get; set; } = 50;

    /// <summary>Requests that one key may send at once after a pause.</summary>
    public int Burst { get; set; } = 200;

    /// <summary>Seconds a request waits for its reply before it is answered with 202.</summary>
    public double WaitSeconds { get; set; } = 10;

    /// <summary>Bytes of a body.</summary>
    public int BodyLimit { get; set; } = 1024 * 1024;

    /// <summary>Characters of one text.</summary>
    public int TextLimit { get; set; } = 4000;
}
