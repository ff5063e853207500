using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace SalesAssistant.Bot.Model.Wire;

/// <summary>The clients of the configured endpoint, made at first use: chat, embeddings, speech. One HTTP client for all; no retries (the time a person waits is spent once).</summary>
internal sealed class ModelClients(IOptions<ModelSettings> settings) : IDisposable
{
    private readonly Lock _gate = new();
    private HttpClient? _http;

    /// <exception cref="InvalidOperationException">No chat model is set up.</exception>
    public IChatClient Chat() => new WireChatClient(new global::OpenAI.Chat.ChatClient(Name(settings.Value.Name, "Name"), Credential(), Options()), Settings.TokensPerAnswer);

    /// <exception cref="InvalidOperationException">No embedding model is set up.</exception>
    public IEmbeddingGenerator<string, Embedding<float>> Embeddings() => new WireEmbeddings(new global::OpenAI.Embeddings.EmbeddingClient(Name(settings.Value.EmbeddingName, "EmbeddingName"), Credential(), Options()));

    /// <summary>Null when no transcription model is set up.</summary>
    public WireSpeechClient? Speech() => string.IsNullOrWhiteSpace(settings.Value.SpeechName) ? null
        : new WireSpeechClient(new global::OpenAI.Audio.AudioClient(settings.Value.SpeechName, Credential(), Options()));

    public void Dispose() => _http?.Dispose();

    private ModelSettings Settings => settings.Value;

    private static string Name(string? name, string key) => string.IsNullOrWhiteSpace(name) ? throw new InvalidOperationException($"Model:{key} is empty.") : name;

    private ApiKeyCredential Credential() => new(string.IsNullOrWhiteSpace(settings.Value.Key) ? "none" : settings.Value.Key);   // the package insists on one; local endpoints ignore it

    private OpenAIClientOptions Options()
    {
        var endpoint = new Uri(Settings.Endpoint ?? throw new InvalidOperationException("Model:Endpoint is empty."));
        lock (_gate)
        {
            _http ??= ModelHttp.Create(endpoint, Settings);
        }

        return new OpenAIClientOptions
        {
            Endpoint = endpoint,
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromSeconds(Settings.TimeLimitSeconds),
        };
    }
}
