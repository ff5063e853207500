using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Channels.WeCom.Bot;

/// <summary>The long connection: opened again whenever it is cut, 1 s later at first, then twice as long each time up to 30 s; watched by signs of life.</summary>
internal sealed partial class BotConnection(IOptions<WeComBotSettings> settings, TimeProvider clock, ILogger<BotConnection> log) : IDisposable
{
    private const int LargestFrame = 1024 * 1024;
    private const int MostMissedPings = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly WeComBotSettings _settings = settings.Value;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<WeComAnswer>> _asked = new();
    private readonly Channel<BotFrame> _pushed = Channel.CreateUnbounded<BotFrame>();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private ClientWebSocket? _open;
    private TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the vendor pushes, in order.</summary>
    public ChannelReader<BotFrame> Pushed => _pushed.Reader;

    /// <summary>Completes when the line is up.</summary>
    public Task UpAsync(CancellationToken cancellationToken) => Volatile.Read(ref _up).Task.WaitAsync(cancellationToken);

    /// <summary>Sends a frame and waits until it is confirmed.</summary>
    /// <param name="requestId">The pushed one that it answers; null = a new one.</param>
    public async Task<WeComAnswer> CallAsync(string cmd, string? requestId, JsonObject body, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _open) is not { } socket)
        {
            return new WeComAnswer.NotSent("not_connected");
        }

        return await AskAsync(socket, cmd, requestId ?? Guid.NewGuid().ToString("N"), body, TimeSpan.FromSeconds(_settings.AnswerSeconds), cancellationToken);
    }

    /// <summary>Keeps the connection up until cancelled, or until another connection of the same bot takes its place.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            var (wasUp, isReplaced) = await ConnectAsync(cancellationToken);
            if (isReplaced)
            {
                LogReplaced(log);   // coming back would throw the other one out, and so on for ever
                return;
            }

            pause = wasUp ? FirstPause : pause;
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    public void Dispose() => _writing.Dispose();

    private async Task<(bool WasUp, bool IsReplaced)> ConnectAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wasUp = false;
        try
        {
            await socket.ConnectAsync(new Uri(_settings.Url), over.Token);
            var reading = ReadAsync(socket, over.Token);
            var isLet = await AskAsync(socket, "aibot_subscribe", Guid.NewGuid().ToString("N"), new JsonObject { ["bot_id"] = _settings.Id, ["secret"] = _settings.Secret }, TimeSpan.FromSeconds(_settings.AnswerSeconds), over.Token);
            if (isLet is not WeComAnswer.Said { Code: 0 })
            {
                LogNotLet(log, isLet is WeComAnswer.Said refused ? refused.Code : null);
                return (false, false);
            }

            wasUp = true;
            Volatile.Write(ref _open, socket);
            _up.SetResult();
            LogUp(log);
            await Task.WhenAny(reading, PingAsync(socket, over.Token));
            return (true, reading.IsCompletedSuccessfully && await reading);
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or HttpRequestException || (problem is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            return (wasUp, false);   // cut, or not to be had
        }
        finally
        {
            Volatile.Write(ref _open, null);
            if (wasUp)
            {
                Volatile.Write(ref _up, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            await over.CancelAsync();
            foreach (var (id, asked) in _asked)
            {
                if (_asked.TryRemove(id, out _))
                {
                    asked.TrySetResult(new WeComAnswer.NoAnswer());
                }
            }
        }
    }

    private async Task<WeComAnswer> AskAsync(ClientWebSocket socket, string cmd, string requestId, JsonObject? body, TimeSpan limit, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<WeComAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_asked.TryAdd(requestId, answer))
        {
            return new WeComAnswer.NotSent("under_way");   // answers to one push go one by one
        }

        try
        {
            var frame = new JsonObject { ["cmd"] = cmd, ["headers"] = new JsonObject { ["req_id"] = requestId } };
            if (body is not null)
            {
                frame["body"] = body.DeepClone();
            }

            await WriteAsync(socket, JsonSerializer.SerializeToUtf8Bytes(frame, WireJson.Options), cancellationToken);
            return await answer.Task.WaitAsync(limit, cancellationToken);
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            return new WeComAnswer.NoAnswer();
        }
        finally
        {
            _asked.TryRemove(requestId, out _);
        }
    }

    private async Task WriteAsync(ClientWebSocket socket, byte[] frame, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    // True when another connection has taken the place.
    private async Task<bool> ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>();
        while (true)
        {
            var got = await socket.ReceiveAsync(frame.GetMemory(16 * 1024), cancellationToken);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            frame.Advance(got.Count);
            if (frame.WrittenCount > LargestFrame)
            {
                throw new WebSocketException(WebSocketError.InvalidMessageType);   // nobody sends that much: begin anew
            }

            if (!got.EndOfMessage)
            {
                continue;
            }

            if (BotFrame.Read(frame.WrittenSpan) is { } read && Take(read))
            {
                return true;
            }

            frame.ResetWrittenCount();
        }
    }

    private bool Take(BotFrame frame)
    {
        if (frame.Cmd is null)
        {
            if (_asked.TryRemove(frame.RequestId, out var asked))
            {
                asked.TrySetResult(frame.Json.Code() is { } code ? new WeComAnswer.Said(code, frame.Json) : new WeComAnswer.NoAnswer());
            }

            return false;
        }

        if (frame.Cmd == "aibot_event_callback" && BotFrame.Text(frame.Body["event"], "eventtype") == "disconnected_event")
        {
            return true;
        }

        _pushed.Writer.TryWrite(frame);   // unbounded: always taken
        return false;
    }

    private async Task PingAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var missed = 0;
        while (missed < MostMissedPings)
        {
            await Task.Delay(TimeSpan.FromSeconds(_settings.PingSeconds), clock, cancellationToken);
            missed = await AskAsync(socket, "ping", Guid.NewGuid().ToString("N"), null, TimeSpan.FromSeconds(_settings.AnswerSeconds), cancellationToken) is WeComAnswer.Said ? 0 : missed + 1;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The WeCom bot is connected")]
    private static partial void LogUp(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The WeCom bot was not let in ({Code}): check WeCom:Bot:Id and WeCom__Bot__Secret")]
    private static partial void LogNotLet(ILogger logger, int? code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Another program has connected as this WeCom bot; this one stays out until it is started again")]
    private static partial void LogReplaced(ILogger logger);
}
