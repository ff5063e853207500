using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>A voice that was acknowledged and waits to be fetched and heard.</summary>
/// <param name="IsFile">A file, which may be no sound at all.</param>
internal sealed record WaitingVoice(string MediaId, string Language, bool IsFile = false);

/// <summary>Voices: acknowledged and stored in their place among the messages, fetched and heard when their turn comes. What is needed for that waits in the store; the next process takes it up.</summary>
internal sealed class VoiceMessages(DoorMemos memos, WeComMedia media, IDictation dictation, TimeProvider clock) : ILateWords, IDisposable
{
    public const string Kind = "voice";

    /// <summary>In front of the message's key: what was heard is shown above its answer.</summary>
    public const string Mark = "voice:";

    private const int AtOnce = 3;
    private const int MostAttempts = 4;
    private readonly SemaphoreSlim _free = new(AtOnce);

    public string Channel => PushedChannels.WeCom;

    /// <summary>Keeps what it takes to hear a voice; before the message itself is stored.</summary>
    public Task KeepAsync(string conversation, string key, WaitingVoice voice, CancellationToken cancellationToken) => memos.KeepAsync(Kind, conversation, key, voice, cancellationToken);

    public async Task<LateWords?> FindAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (await memos.FindAsync<WaitingVoice>(Kind, message.ConversationKey, message.MessageKey, cancellationToken) is not { } voice)
        {
            return null;
        }

        await _free.WaitAsync(cancellationToken);
        try
        {
            return Of(await HearAsync(voice, cancellationToken), voice.IsFile, voice.Language);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>What was heard, or why nothing was: of a file that is no speech, that files are not read.</summary>
    public static LateWords Of(Heard heard, bool isFile, string language) => heard switch
    {
        Heard.Words words => new LateWords(words.Text, null, language),
        Heard.Nothing { Reason: "format" or "failed" or "unavailable" } when isFile => new LateWords(null, "wecom.no_file", language),
        Heard.Nothing nothing => new LateWords(null, "dictation." + nothing.Reason, language),
        _ => throw new InvalidOperationException("There are two cases."),
    };

    public Task ForgetAsync(IncomingMessage message, CancellationToken cancellationToken) => memos.DropAsync(Kind, message.ConversationKey, message.MessageKey, cancellationToken);

    public void Dispose() => _free.Dispose();

    private async Task<Heard> HearAsync(WaitingVoice voice, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)   // reading again does no harm
        {
            var (bytes, isWorthAnother) = await media.GetAsync(voice.MediaId, cancellationToken);
            if (bytes is not null)
            {
                return await dictation.HearAsync(bytes, voice.Language, cancellationToken);
            }

            if (!isWorthAnother)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), clock, cancellationToken);
        }

        return new Heard.Nothing("failed");
    }
}
