using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Audio;

namespace SalesAssistant.Bot.Model.Wire;

/// <summary>`ISpeechToTextClient` over the OpenAI package (/audio/transcriptions).</summary>
internal sealed class WireSpeechClient(AudioClient client) : ISpeechToTextClient
{
    /// <summary>The property of the options that names the file, with its extension: endpoints tell the format by it.</summary>
    public const string FileName = "filename";

    public async Task<SpeechToTextResponse> GetTextAsync(Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        var name = options?.AdditionalProperties?.TryGetValue(FileName, out var given) == true && given is string file ? file : "speech.wav";
        var answer = await client.TranscribeAudioAsync(audioSpeechStream, name, new AudioTranscriptionOptions { Language = options?.SpeechLanguage }, cancellationToken);
        return new SpeechToTextResponse(answer.Value.Text);
    }

    public async IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(Stream audioSpeechStream, SpeechToTextOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetTextAsync(audioSpeechStream, options, cancellationToken)).ToSpeechToTextResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The HTTP client belongs to ModelClients.
    }
}
