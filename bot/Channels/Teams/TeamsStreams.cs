using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SalesAssistant.Data.Conversations;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>Answers on their way in private conversations: an informative update opens a stream, text that is being written grows in it, the answer ends it. Teams takes one a conversation, one request a second, and closes it after two minutes; what cannot be said in it is said as a message.</summary>
internal sealed class TeamsStreams(ConnectorClient connector, TimeProvider clock)
{
    // Below the two minutes, with room for the last request.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(110);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Open> _open = new();

    /// <summary>Opens a stream that the answer to <paramref name="message"/> ends; false where there can be none: in groups, beside another one, or when the channel refuses.</summary>
    /// <param name="words">What is being done.</param>
    public async Task<bool> BeginAsync(TeamsAddress to, string conversation, string message, string words, CancellationToken cancellationToken)
    {
        var open = new Open(message, clock.GetUtcNow());
        if (to.UserId is null || IsBusy(conversation) || !_open.TryAdd(conversation, open))
        {
            return false;
        }

        string? id = null;
        try
        {
            var outcome = await connector.SendAsync(to, conversation, TeamsDoor.ReplyTo(message), TeamsRenderer.Informative(to, conversation, words), cancellationToken);
            id = outcome.State == OutboxState.Sent ? outcome.ExternalId : null;
        }
        finally
        {
            open.Id.SetResult(id);
            if (id is null)
            {
                Forget(conversation, message);
            }
        }

        return id is not null;
    }

    /// <summary>Shows the answer as far as it is written; false when there is no stream for it any more.</summary>
    /// <param name="text">All of it so far: begins with what was shown before.</param>
    public async Task<bool> GrowAsync(TeamsAddress to, string conversation, string message, string text, CancellationToken cancellationToken)
    {
        if (!_open.TryGetValue(conversation, out var open) || open.Message != message || await open.Id.Task is not { } id || clock.GetUtcNow() - open.At >= Longest)
        {
            return false;
        }

        await open.Turn.WaitAsync(cancellationToken);
        try
        {
            if (open.IsEnding)
            {
                return false;
            }

            open.LastAt = clock.GetUtcNow();
            return await connector.SendAsync(to, conversation, TeamsDoor.ReplyTo(message), TeamsRenderer.Growing(to, conversation, text, id, ++open.Sequence), cancellationToken) is { State: OutboxState.Sent };
        }
        finally
        {
            open.Turn.Release();
        }
    }

    /// <summary>How long the conversation's stream takes nothing.</summary>
    public TimeSpan Wait(string conversation) =>
        _open.TryGetValue(conversation, out var open) && open.LastAt + Between - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    /// <summary>The channel's id of the stream that this answer ends; null when it is a message of its own. Nothing grows in it any more.</summary>
    public async Task<string?> FindAsync(string conversation, string? message)
    {
        if (!_open.TryGetValue(conversation, out var open) || open.Message != message || await open.Id.Task is not { } id)
        {
            return null;
        }

        await open.Turn.WaitAsync();
        open.IsEnding = true;
        open.Turn.Release();
        return clock.GetUtcNow() - open.At < Longest ? id : null;
    }

    /// <summary>The answer has been given, in the stream or not.</summary>
    public void Forget(string conversation, string? message)
    {
        if (_open.TryGetValue(conversation, out var open) && open.Message == message)
        {
            _open.TryRemove(KeyValuePair.Create(conversation, open));
        }
    }

    /// <summary>The answer as the end of its stream. A card needs words beside it here: they are its summary.</summary>
    public static JsonObject Last(JsonObject activity, string stream)
    {
        var last = activity.DeepClone().AsObject();
        last["text"] ??= (string?)last["summary"] ?? "…";
        var entities = last["entities"] as JsonArray ?? [];
        last["entities"] = entities.Parent is null ? entities : entities.DeepClone();
        last["entities"]!.AsArray().Add(new JsonObject { ["type"] = CardRules.StreamInfo, ["streamId"] = stream, ["streamType"] = "final" });   // just set
        return last;
    }

    // One whose answer never came must not stand in the way for ever.
    private bool IsBusy(string conversation)
    {
        if (!_open.TryGetValue(conversation, out var open))
        {
            return false;
        }

        if (clock.GetUtcNow() - open.At < Longest)
        {
            return true;
        }

        _open.TryRemove(KeyValuePair.Create(conversation, open));
        return false;
    }

    private sealed record Open(string Message, DateTimeOffset At)
    {
        public TaskCompletionSource<string?> Id { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>One request at a time: Teams wants each answered before the next.</summary>
        public SemaphoreSlim Turn { get; } = new(1);

        public DateTimeOffset LastAt { get; set; } = At;

        public int Sequence { get; set; } = 1;

        public bool IsEnding { get; set; }
    }
}
