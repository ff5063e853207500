using SalesAssistant.Bot.Channels;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Words that come later than their message: a voice keeps its place in the conversation and is heard when its turn comes, so that what is said right behind it waits.</summary>
internal interface ILateWords
{
    /// <summary>The channel whose messages it completes.</summary>
    string Channel { get; }

    /// <summary>Null for a message that has its words. May take as long as a transcriber takes; only this conversation waits.</summary>
    Task<LateWords?> FindAsync(IncomingMessage message, CancellationToken cancellationToken);

    /// <summary>The message has its words, or its answer: what was needed to find them can go.</summary>
    Task ForgetAsync(IncomingMessage message, CancellationToken cancellationToken);
}

/// <summary>What a late message says.</summary>
/// <param name="Words">As heard, not masked yet; null when nothing was heard.</param>
/// <param name="Fault">Key of the text that says why there are no words; null when there are.</param>
/// <param name="Language">What the person is told in.</param>
internal sealed record LateWords(string? Words, string? Fault, string Language);

/// <summary>Gives stored messages the words that they lacked.</summary>
internal sealed class LateMessages(IEnumerable<ILateWords> sources, StoreWriter writer)
{
    private const string Complete = """UPDATE "Inbox" SET "Text" = @text, "MaskedKinds" = @masked WHERE "Id" = @id AND "State" = 'Pending'""";

    private readonly Dictionary<string, ILateWords> _sources = sources.ToDictionary(source => source.Channel);

    /// <summary>The message as its turn may read it, masked and stored again; Fault: it says nothing, and this is why.</summary>
    public async Task<(StoredMessage Message, LateWords? Fault)> CompleteAsync(StoredMessage stored, CancellationToken cancellationToken)
    {
        if (stored.Message is not { Text.Length: 0, Action: null } message || !_sources.TryGetValue(message.Channel, out var source) || await source.FindAsync(message, cancellationToken) is not { } found)
        {
            return (stored, null);
        }

        if (found.Words is not { } words)
        {
            return (stored, found);
        }

        var (masked, kinds) = IncomingText.Clean(message with { Text = words });
        await writer.WriteAsync(async (connection, transaction, _) => await connection.ExecuteAsync(transaction, Complete, ("@id", stored.Id), ("@text", masked.Text), ("@masked", kinds)), cancellationToken);
        await source.ForgetAsync(message, cancellationToken);
        return (new StoredMessage(stored.Id, masked, kinds), null);
    }

    /// <summary>The person has been told that it says nothing.</summary>
    public Task ForgetAsync(StoredMessage stored, CancellationToken cancellationToken) =>
        _sources.TryGetValue(stored.Message.Channel, out var source) ? source.ForgetAsync(stored.Message, cancellationToken) : Task.CompletedTask;
}
