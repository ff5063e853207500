using System.Threading.Channels;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom;

/// <summary>A voice that was acknowledged and waits to be fetched and heard.</summary>
internal sealed record WaitingVoice(string MediaId, DateTime SentAt, string Language);

/// <summary>Voices, after their acknowledgement: fetched, heard, and given to the engine as words. Those that wait are in the store; the next process takes them up.</summary>
internal sealed partial class VoiceMessages(DoorMemos memos, WeComMedia media, IDictation dictation, IAssistant assistant, DoorNotices notices, Texts texts, TimeProvider clock, ILogger<VoiceMessages> log) : BackgroundService
{
    public const string Kind = "voice";

    /// <summary>In front of the message's key: what was heard is shown above its answer.</summary>
    public const string Mark = "voice:";

    private const string WeCom = PushedChannels.WeCom;
    private const int AtOnce = 3;
    private const int MostAttempts = 4;

    // The vendor keeps media for three days; answers to presses may change their card for as long.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);
    private readonly Channel<DoorMemo> _waiting = Channel.CreateUnbounded<DoorMemo>();

    /// <summary>A voice that has just been stored.</summary>
    public void Enqueue(DoorMemo voice) => _waiting.Writer.TryWrite(voice);   // unbounded: always taken

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await memos.DropOldAsync(clock.GetUtcNow().UtcDateTime - Kept, stoppingToken);
        foreach (var left in await memos.AllAsync(Kind, stoppingToken))
        {
            Enqueue(left);
        }

        await Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, HearSafelyAsync);
    }

    private async ValueTask HearSafelyAsync(DoorMemo memo, CancellationToken cancellationToken)
    {
        try
        {
            await HearAsync(memo, WireJson.Read<WaitingVoice>(memo.ContentJson), cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)   // the store is away: the memo stays, the next start takes it up
        {
            LogStuck(log, problem);
        }
    }

    private async Task HearAsync(DoorMemo memo, WaitingVoice voice, CancellationToken cancellationToken)
    {
        var heard = await FetchAsync(voice, cancellationToken) is { } sound ? await dictation.HearAsync(sound, voice.Language, cancellationToken) : new Heard.Nothing("failed");
        if (heard is Heard.Words words)
        {
            await assistant.AcceptAsync(new IncomingMessage(WeCom, memo.ConversationKey, Mark + memo.MessageKey, memo.ConversationKey, words.Text, voice.SentAt), cancellationToken);
        }
        else
        {
            var reason = ((Heard.Nothing)heard).Reason;   // there are two cases
            await notices.SayOnceAsync($"{WeCom}:{memo.ConversationKey}:{memo.MessageKey}", WeCom, memo.ConversationKey, Reply.Of(texts.Say(voice.Language, "dictation." + reason)), cancellationToken);
        }

        await memos.DropAsync(Kind, memo.ConversationKey, memo.MessageKey, cancellationToken);
    }

    // Null when it cannot be had; reading again does no harm.
    private async Task<byte[]?> FetchAsync(WaitingVoice voice, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var (bytes, isWorthAnother) = await media.GetAsync(voice.MediaId, cancellationToken);
            if (bytes is not null || !isWorthAnother)
            {
                return bytes;
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), clock, cancellationToken);
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A voice message waits: it could not be taken up")]
    private static partial void LogStuck(ILogger logger, Exception problem);
}
