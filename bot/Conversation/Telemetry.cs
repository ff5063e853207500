using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Traces and metrics of the conversation engine; exported where an OTLP endpoint is configured.</summary>
internal static class Telemetry
{
    public const string Name = "SalesAssistant";

    public static readonly ActivitySource Turns = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> TurnDuration = Meter.CreateHistogram<double>("sales.turn.duration", "ms", "From the start of a turn to its committed reply.");

    public static readonly Counter<long> Messages = Meter.CreateCounter<long>("sales.messages", description: "Messages accepted, by channel and whether they were repeats.");

    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("sales.deliveries", description: "Attempts to deliver a reply, by channel and outcome.");

    public static readonly Counter<long> Notices = Meter.CreateCounter<long>("sales.notices", description: "Messages sent unasked, by kind.");

    public static readonly Counter<long> ModelTokens = Meter.CreateCounter<long>("sales.model.tokens", description: "Tokens used at the model, estimated where the endpoint tells none.");
}
