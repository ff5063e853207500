using System.Collections.Concurrent;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Which card the answer to a press takes the place of. Kept in the process only: what is forgotten is answered below the card instead.</summary>
internal sealed class CardTargets
{
    private const int Most = 5_000;
    private readonly ConcurrentDictionary<string, string> _cards = new();
    private readonly ConcurrentQueue<string> _order = new();

    /// <param name="conversation">The conversation's key.</param>
    /// <param name="message">Key of the press.</param>
    /// <param name="card">The channel's id of the card.</param>
    public void Put(string conversation, string message, string card)
    {
        var key = Key(conversation, message);
        _cards[key] = card;
        _order.Enqueue(key);
        while (_order.Count > Most && _order.TryDequeue(out var oldest))
        {
            _cards.TryRemove(oldest, out _);
        }
    }

    /// <summary>Null when the answer has a place of its own.</summary>
    public string? Find(string conversation, string? message) => message is null ? null : _cards.GetValueOrDefault(Key(conversation, message));

    public void Forget(string conversation, string? message)
    {
        if (message is not null)
        {
            _cards.TryRemove(Key(conversation, message), out _);
        }
    }

    private static string Key(string conversation, string message) => $"{conversation}\n{message}";
}
