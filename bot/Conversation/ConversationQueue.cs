namespace SalesAssistant.Bot.Conversation;

/// <summary>Runs the turns of one conversation in order and those of different ones in parallel.</summary>
internal sealed class ConversationQueue(Func<StoredMessage, CancellationToken, Task> run) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Channel, string Key), Queue<StoredMessage>> _running = [];
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _idle = Completed();

    public void Enqueue(StoredMessage message)
    {
        var key = (message.Message.Channel, message.Message.ConversationKey);
        lock (_lock)
        {
            if (_running.TryGetValue(key, out var waiting))
            {
                waiting.Enqueue(message);
                return;
            }

            if (_running.Count == 0)
            {
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _running[key] = new Queue<StoredMessage>();
        }

        _ = Task.Run(() => DrainAsync(key, message));
    }

    /// <summary>Stops taking up turns and waits for those that run; what did not run stays pending in the inbox.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        await _stop.CancelAsync();
        Task idle;
        lock (_lock)
        {
            idle = _running.Count == 0 ? Task.CompletedTask : _idle.Task;
        }

        await Task.WhenAny(idle, Task.Delay(limit));
    }

    public void Dispose() => _stop.Dispose();

    private async Task DrainAsync((string, string) key, StoredMessage first)
    {
        for (var message = first; message is not null; message = Next(key))
        {
            try
            {
                if (!_stop.IsCancellationRequested)
                {
                    await run(message, _stop.Token);
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)   // the process ends; the turn runs at the next start
            {
            }
        }
    }

    private StoredMessage? Next((string, string) key)
    {
        lock (_lock)
        {
            if (_running[key].TryDequeue(out var next))
            {
                return next;
            }

            _running.Remove(key);
            if (_running.Count == 0)
            {
                _idle.TrySetResult();
            }

            return null;
        }
    }

    private static TaskCompletionSource Completed()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
