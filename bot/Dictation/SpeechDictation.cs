using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Model.Wire;
using SalesAssistant.Bot.Settings;

namespace SalesAssistant.Bot.Dictation;

/// <summary>Dictation by the configured transcriber: another <see cref="ISpeechToTextClient"/> if one is registered, else the endpoint of `Model`.</summary>
internal sealed partial class SpeechDictation(IServiceProvider services, SoundConverter converter, IOptions<DictationSettings> settings, TimeProvider clock, ILogger<SpeechDictation> log) : IDictation
{
    private readonly Lazy<ISpeechToTextClient?> _speech = new(() => services.GetService<ISpeechToTextClient>() ?? services.GetService<ModelClients>()?.Speech());

    public async Task<Heard> HearAsync(ReadOnlyMemory<byte> sound, string language, CancellationToken cancellationToken)
    {
        if (_speech.Value is not { } speech)
        {
            return new Heard.Nothing("unavailable");
        }

        if (sound.Length > settings.Value.BytesLimit)
        {
            return new Heard.Nothing("too_large");
        }

        if (Sound.FormatOf(sound.Span) is not { } format || Sound.SecondsOf(format, sound.Span) is not { } seconds)
        {
            return new Heard.Nothing("format");
        }

        return seconds > settings.Value.SecondsLimit ? new Heard.Nothing("too_long") : await ListenAsync(speech, format, sound, language, cancellationToken);
    }

    private async Task<Heard> ListenAsync(ISpeechToTextClient speech, SoundFormat format, ReadOnlyMemory<byte> sound, string language, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Value.TimeLimitSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var bytes = format == SoundFormat.Amr ? await converter.ToWavAsync(sound, either.Token) : sound.ToArray();
            if (bytes is null)
            {
                return new Heard.Nothing("no_converter");
            }

            var options = new SpeechToTextOptions { SpeechLanguage = language, AdditionalProperties = new AdditionalPropertiesDictionary { [WireSpeechClient.FileName] = format == SoundFormat.Mp3 ? "speech.mp3" : "speech.wav" } };
            using var stream = new MemoryStream(bytes);
            var text = (await speech.GetTextAsync(stream, options, either.Token)).Text.Trim();
            return text.Length == 0 ? new Heard.Nothing("silent") : new Heard.Words(text);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception problem)   // the edge to the outside world: the person types instead
        {
            var name = problem.GetType().Name;
            LogFailed(log, name);
            return new Heard.Nothing(problem is InvalidDataException ? "format" : "failed");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A dictation could not be heard ({Problem})")]
    private static partial void LogFailed(ILogger logger, string problem);
}

/// <summary>Registration. Settings: `Dictation`.</summary>
internal static class DictationServices
{
    public static IServiceCollection AddDictation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DictationSettings>().Bind(configuration.GetSection("Dictation")).RefuseAtStart(DictationRules.FaultsOf);
        services.AddSingleton<SoundConverter>();
        services.TryAddSingleton<IDictation, SpeechDictation>();
        return services;
    }
}
