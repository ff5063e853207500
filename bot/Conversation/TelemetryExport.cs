using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Traces and metrics to an OTLP collector where `Telemetry:OtlpEndpoint` names one; otherwise nothing leaves the process. No message text is in them.</summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    // The web server and the HTTP client report through built-in sources; no instrumentation package is needed.
    private static readonly string[] BuiltIn = ["Microsoft.AspNetCore", "System.Net.Http"];
    private static readonly string[] BuiltInMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Telemetry:OtlpEndpoint"] is not { Length: > 0 } endpoint)
        {
            return Task.CompletedTask;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var collector))
        {
            throw new InvalidOperationException($"Telemetry:OtlpEndpoint is '{endpoint}'; use an absolute address such as http://127.0.0.1:4317, or leave it empty.");
        }

        var resource = ResourceBuilder.CreateDefault().AddService("sales-assistant");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource([Telemetry.Name, .. BuiltIn]).AddOtlpExporter(options => options.Endpoint = collector).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([Telemetry.Name, .. BuiltInMeters]).AddOtlpExporter(options => options.Endpoint = collector).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(3000);
        _metrics?.ForceFlush(3000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
