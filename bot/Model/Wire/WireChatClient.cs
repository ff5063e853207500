using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;

namespace SalesAssistant.Bot.Model.Wire;

/// <summary>`IChatClient` over the OpenAI package: messages, function calls and their results, usage, streaming text.</summary>
/// <param name="tokens">Most tokens of an answer unless the call says otherwise.</param>
internal sealed class WireChatClient(ChatClient client, int tokens) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<AiMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var answer = (await client.CompleteChatAsync(messages.Select(Message), Options(options), cancellationToken)).Value;
        var contents = new List<AIContent>();
        if (string.Concat(answer.Content.Select(part => part.Text)) is { Length: > 0 } text)
        {
            contents.Add(new TextContent(text));
        }

        contents.AddRange(answer.ToolCalls.Select(call => new FunctionCallContent(call.Id, call.FunctionName) { Arguments = Arguments(call.FunctionArguments) }));
        return new ChatResponse(new AiMessage(Microsoft.Extensions.AI.ChatRole.Assistant, contents))
        {
            ModelId = answer.Model,
            Usage = answer.Usage is { } usage ? new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount } : null,
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<AiMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in client.CompleteChatStreamingAsync(messages.Select(Message), Options(options), cancellationToken))
        {
            if (string.Concat(update.ContentUpdate.Select(part => part.Text)) is { Length: > 0 } text)
            {
                yield return new ChatResponseUpdate(Microsoft.Extensions.AI.ChatRole.Assistant, text) { ModelId = update.Model };
            }

            if (update.Usage is { } usage)
            {
                yield return new ChatResponseUpdate(Microsoft.Extensions.AI.ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount })]);
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The HTTP client belongs to ModelClients.
    }

    private ChatCompletionOptions Options(ChatOptions? options)
    {
        var wire = new ChatCompletionOptions { Temperature = options?.Temperature, MaxOutputTokenCount = options?.MaxOutputTokens ?? tokens };
        foreach (var tool in options?.Tools?.OfType<AIFunctionDeclaration>() ?? [])
        {
            wire.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        }

        if (wire.Tools.Count > 0)
        {
            wire.ToolChoice = options?.ToolMode is RequiredChatToolMode ? ChatToolChoice.CreateRequiredChoice() : ChatToolChoice.CreateAutoChoice();
        }

        return wire;
    }

    private static global::OpenAI.Chat.ChatMessage Message(AiMessage message)
    {
        if (message.Role == Microsoft.Extensions.AI.ChatRole.System)
        {
            return new SystemChatMessage(message.Text);
        }

        if (message.Contents.OfType<FunctionResultContent>().FirstOrDefault() is { } result)
        {
            return new ToolChatMessage(result.CallId, result.Result as string ?? JsonSerializer.Serialize(result.Result));
        }

        if (message.Role != Microsoft.Extensions.AI.ChatRole.Assistant)
        {
            return new UserChatMessage(message.Text);
        }

        var calls = message.Contents.OfType<FunctionCallContent>()
            .Select(call => ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>())))).ToList();
        return calls.Count > 0 ? new AssistantChatMessage(calls) : new AssistantChatMessage(message.Text);
    }

    // As JSON elements: what they mean is for whoever reads the call.
    private static Dictionary<string, object?>? Arguments(BinaryData arguments)
    {
        using var document = JsonDocument.Parse(arguments.ToMemory(), new JsonDocumentOptions { MaxDepth = 32 });
        return document.RootElement.ValueKind != JsonValueKind.Object ? throw new JsonException("The arguments of a call must be a JSON object.")
            : document.RootElement.EnumerateObject().DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => (object?)member.Value.Clone());
    }
}
