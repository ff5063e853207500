using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace SalesAssistant.Bot.Model.Wire;

/// <summary>`IEmbeddingGenerator` over the OpenAI package.</summary>
internal sealed class WireEmbeddings(EmbeddingClient client) : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var answer = (await client.GenerateEmbeddingsAsync(texts, new global::OpenAI.Embeddings.EmbeddingGenerationOptions { Dimensions = options?.Dimensions }, cancellationToken)).Value;
        return answer.Count != texts.Count ? throw new InvalidDataException($"The endpoint gave {answer.Count} vectors for {texts.Count} texts.")
            : new GeneratedEmbeddings<Embedding<float>>(answer.OrderBy(one => one.Index).Select(one => new Embedding<float>(one.ToFloats()) { ModelId = answer.Model }));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The HTTP client belongs to ModelClients.
    }
}
