using SalesAssistant.Bot.Channels;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;

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
/// <param name="Answer">The answer to a message without words: why there are none, or what became of a picture; null when there are words.</param>
internal sealed record LateWords(string? Words, TextBlock? Answer);

/// <summary>Gives stored messages the words that they lacked.</summary>
internal sealed class LateMessages(IEnumerable<ILateWords> sources, StoreWriter writer)
{
    private const string Complete = """UPDATE "Inbox" SET "Text" = @text, "MaskedKinds" = @masked WHERE "Id" = @id AND "State" = 'Pending'""";

    private readonly Dictionary<string, ILateWords> _sources = sources.ToDictionary(source => source.Channel);

    /// <summary>The message as its turn may read it, masked and stored again; Unsaid: it has no words, and this is the answer.</summary>
    public async Task<(StoredMessage Message, LateWords? Unsaid)> CompleteAsync(StoredMessage stored, CancellationToken cancellationToken)
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
