using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Traces and metrics of the conversation engine; exported where an OTLP endpoint is configured.</summary>
internal static class Telemetry
{
    public const string Name = "SalesAssistant";

    private static readonly AsyncLocal<bool> Muted = new();
    private static readonly ActivitySource Turns = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> TurnDuration = Meter.CreateHistogram<double>("sales.turn.duration", "ms", "From the start of a turn to its committed reply.");

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("sales.messages", description: "Messages accepted, by channel and whether they were repeats.");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("sales.deliveries", description: "Attempts to deliver a reply, by channel and outcome.");

    public static readonly Counter<long> Notices = Meter.CreateCounter<long>("sales.notices", description: "Messages sent unasked, by kind.");

    public static readonly Counter<long> ModelTokens = Meter.CreateCounter<long>("sales.model.tokens", description: "Tokens used at the model, estimated where the endpoint tells none.");

    /// <summary>What runs from here on is nobody's turn: it is not counted.</summary>
    public static void Mute() => Muted.Value = true;

    /// <summary>Null when nobody listens.</summary>
    public static Activity? StartTurn() => Muted.Value ? null : Turns.StartActivity("turn");

    /// <summary>A turn took so long.</summary>
    public static void Count(TimeSpan turn, string skill)
    {
        if (!Muted.Value)
        {
            TurnDuration.Record(turn.TotalMilliseconds, new KeyValuePair<string, object?>("skill", skill));
        }
    }

    /// <summary>A message was accepted.</summary>
    public static void CountMessage(string channel, bool isRepeat)
    {
        if (!Muted.Value)
        {
            Messages.Add(1, new("channel", channel), new("repeat", isRepeat));
        }
    }

    /// <summary>A delivery was attempted.</summary>
    public static void CountDelivery(string channel, string state)
    {
        if (!Muted.Value)
        {
            Deliveries.Add(1, new("channel", channel), new("state", state));
        }
    }
}
