using System.Text.Json;
using Microsoft.Extensions.AI;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Skills.Arguments;

namespace SalesAssistant.Bot.Model.Tools;

/// <summary>The skills as functions that can be called on one person's behalf: for tool servers, and for Semantic Kernel, whose `AsKernelFunction()` takes them as they are. A call is a turn like any other:
/// stored first, answered once, within the person's rights, and what it would change waits for the person's yes.</summary>
internal sealed class SkillFunctions(SkillTools tools, IAssistant assistant, TimeProvider clock)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    /// <param name="caller">Verified by the door.</param>
    /// <param name="channel">The door.</param>
    /// <param name="conversation">Its name for the talk, unique to the caller.</param>
    public IReadOnlyList<AIFunction> For(Caller caller, string channel, string conversation) =>
        [.. tools.Declarations.Select(declaration => new Function(declaration, (name, arguments, cancellationToken) => RunAsync(caller, channel, conversation, name, arguments, cancellationToken)))];

    private async Task<string> RunAsync(Caller caller, string channel, string conversation, string name, string arguments, CancellationToken cancellationToken)
    {
        var nonce = Guid.NewGuid().ToString("N");
        var message = new IncomingMessage(channel, conversation, "call:" + nonce, SenderKeys.OfUser(caller.UserId), "", clock.GetUtcNow().UtcDateTime) { Action = ToolCalls.Action(name, arguments, nonce) };
        var accepted = await assistant.AcceptAsync(message, cancellationToken);
        var reply = await assistant.WaitForReplyAsync(accepted.InboxId, Wait, cancellationToken);
        return reply is null ? "working" : ReplyText.Of(reply.Reply);
    }

    private sealed class Function(AIFunctionDeclaration declaration, Func<string, string, CancellationToken, Task<string>> run) : AIFunction
    {
        public override string Name => declaration.Name;

        public override string Description => declaration.Description;

        public override JsonElement JsonSchema => declaration.JsonSchema;

        protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
            await run(Name, JsonSerializer.Serialize(new Dictionary<string, object?>(arguments), RequestJson.Options), cancellationToken);
    }
}
