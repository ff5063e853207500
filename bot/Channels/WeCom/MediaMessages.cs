using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>A voice, a picture or a file that was acknowledged and waits to be fetched.</summary>
/// <param name="IsFile">Not a voice: what it is, its bytes say.</param>
/// <param name="IsPicture">A file that was sent as a picture.</param>
internal sealed record WaitingMedia(string MediaId, string Language, bool IsFile = false, bool IsPicture = false);

/// <summary>Voices, pictures and files: acknowledged and stored in their place among the messages, fetched when their turn comes. What is needed for that waits in the store; the next process takes it up.</summary>
internal sealed class MediaMessages(DoorMemos memos, WeComMedia media, ReceivedFiles files, IDictation dictation, TimeProvider clock) : ILateWords, IDisposable
{
    public const string Kind = "voice";

    /// <summary>In front of the message's key: what was heard is shown above its answer.</summary>
    public const string Mark = "voice:";

    private const int AtOnce = 3;
    private const int MostAttempts = 4;
    private readonly SemaphoreSlim _free = new(AtOnce);

    public string Channel => PushedChannels.WeCom;

    /// <summary>Keeps what it takes to fetch it; before the message itself is stored.</summary>
    public Task KeepAsync(string conversation, string key, WaitingMedia waiting, CancellationToken cancellationToken) => memos.KeepAsync(Kind, conversation, key, waiting, cancellationToken);

    public async Task<LateWords?> FindAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (await memos.FindAsync<WaitingMedia>(Kind, message.ConversationKey, message.MessageKey, cancellationToken) is not { } waiting)
        {
            return null;
        }

        await _free.WaitAsync(cancellationToken);
        try
        {
            var bytes = await FetchAsync(waiting.MediaId, cancellationToken);
            return waiting.IsFile ? await files.ReadAsync(message, bytes, waiting.IsPicture, waiting.Language, cancellationToken)
                : files.Of(bytes is null ? new Heard.Nothing("failed") : await dictation.HearAsync(bytes, waiting.Language, cancellationToken), waiting.Language);
        }
        finally
        {
            _free.Release();
        }
    }

    public Task ForgetAsync(IncomingMessage message, CancellationToken cancellationToken) => memos.DropAsync(Kind, message.ConversationKey, message.MessageKey, cancellationToken);

    public void Dispose() => _free.Dispose();

    private async Task<byte[]?> FetchAsync(string mediaId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)   // reading again does no harm
        {
            var (bytes, isWorthAnother) = await media.GetAsync(mediaId, cancellationToken);
            if (bytes is not null || !isWorthAnother)
            {
                return bytes;
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), clock, cancellationToken);
        }

        return null;
    }
}
