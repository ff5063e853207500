using System.ClientModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Model;

/// <summary>One conversation with the model on somebody's behalf: limited in time, tokens and failures. Everything that can go wrong with an endpoint comes out as <see cref="ModelFailureException"/>.</summary>
internal sealed partial class ModelDesk(IChatClient client, ModelBreaker breaker, TokenAllowance allowance, TimeProvider clock, IOptions<ModelSettings> settings, ILogger<ModelDesk> log)
{
    /// <summary>Runs <paramref name="work"/> with an ask that may be used several times within the one time limit.</summary>
    /// <exception cref="ModelFailureException">Nothing usable came of it.</exception>
    public async Task<T> RunAsync<T>(long userId, Func<Ask, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!breaker.TryEnter())
        {
            throw new ModelFailureException("open", "the endpoint is left alone after failures");
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Value.TimeLimitSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var started = clock.GetTimestamp();
        try
        {
            var result = await work((messages, options) => AskAsync(userId, messages, options, either.Token), either.Token);
            breaker.Succeeded();
            var elapsed = clock.GetElapsedTime(started).TotalMilliseconds;
            LogDone(log, elapsed);
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            breaker.Left();   // the process ends: that says nothing of the endpoint
            throw;
        }
        catch (Exception problem)   // the edge to the outside world: whatever its library throws on hostile bytes is one failed answer
        {
            var failure = problem as ModelFailureException ?? Translate(problem, limit.IsCancellationRequested);
            if (failure.IsEndpoints)
            {
                breaker.Failed(failure.RetryAfter);
            }
            else
            {
                breaker.Left();
            }

            var (name, elapsed) = (problem.GetType().Name, clock.GetElapsedTime(started).TotalMilliseconds);
            LogFailed(log, failure.Reason, name, elapsed);
            throw failure;
        }
    }

    /// <summary>Says something to the model.</summary>
    public delegate Task<ChatResponse> Ask(IReadOnlyList<ChatMessage> messages, ChatOptions options);

    private async Task<ChatResponse> AskAsync(long userId, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var asked = await CheckAsync(userId, messages, options, cancellationToken);
        var used = asked;
        try
        {
            var response = await client.GetResponseAsync(messages, options, cancellationToken);
            used = response.Usage?.TotalTokenCount is > 0 and var told ? told : asked + TokenAllowance.Estimate(response.Text.Length);
            return response;
        }
        finally
        {
            // Not with the turn's token: a call that ran into its limit was still paid for.
            await allowance.AddAsync(userId, used, CancellationToken.None);
            Telemetry.ModelTokens.Add(used);
        }
    }

    /// <summary>Text as it comes: the first piece within the time limit, the last within Model:WritingSeconds. Whoever stops listening stops the model.</summary>
    /// <exception cref="ModelFailureException">It ended before its end.</exception>
    public async IAsyncEnumerable<string> StreamAsync(long userId, IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = await CheckAsync(userId, messages, options, cancellationToken);
        if (!breaker.TryEnter())
        {
            throw new ModelFailureException("open", "the endpoint is left alone after failures");
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Value.TimeLimitSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var (written, isReported) = (0, false);
        var stream = client.GetStreamingResponseAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        try
        {
            while (true)
            {
                bool isMore;
                try
                {
                    isMore = await stream.MoveNextAsync();
                }
                catch (Exception problem) when (!cancellationToken.IsCancellationRequested)   // as in RunAsync
                {
                    var failure = Translate(problem, limit.IsCancellationRequested);
                    breaker.Failed(failure.RetryAfter);
                    isReported = true;
                    throw failure;
                }

                if (!isMore)
                {
                    break;
                }

                if (stream.Current.Text is { Length: > 0 } piece)
                {
                    limit.CancelAfter(TimeSpan.FromSeconds(settings.Value.WritingSeconds));
                    written += piece.Length;
                    yield return piece;
                }
            }

            breaker.Succeeded();
            isReported = true;
        }
        finally
        {
            if (!isReported)
            {
                breaker.Left();
            }

            await stream.DisposeAsync();
            await allowance.AddAsync(userId, asked + TokenAllowance.Estimate(written), CancellationToken.None);
        }
    }

    // What the call will cost at least; refused when the day's allowance does not hold it.
    private async Task<long> CheckAsync(long userId, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var asked = TokenAllowance.Estimate(messages.Sum(message => message.Text.Length) + ((options.Tools?.OfType<AIFunctionDeclaration>().Sum(tool => tool.JsonSchema.GetRawText().Length) ?? 0) / 2));
        return await allowance.LeftAsync(userId, cancellationToken) is { } left && left < asked ? throw new ModelFailureException("budget", "the day's tokens are used up") : asked;
    }

    private static ModelFailureException Translate(Exception problem, bool isLate) => problem switch
    {
        _ when isLate => new("time", "no answer within Model:TimeLimitSeconds", problem),
        OperationCanceledException or TimeoutException => new("time", "the endpoint did not answer", problem),
        ClientResultException { Status: > 0 } refused => new("status", refused.Status.ToString(CultureInfo.InvariantCulture), problem) { RetryAfter = refused.Status is 429 or 503 ? RetryAfter(refused) : null },
        HttpRequestException or ClientResultException or AggregateException => new("connection", problem.GetType().Name, problem),
        _ => new("format", problem.GetType().Name, problem),
    };

    private static TimeSpan? RetryAfter(ClientResultException refused) =>
        refused.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) == true && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "The model answered in {Milliseconds:0} ms")]
    private static partial void LogDone(ILogger logger, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model gave nothing usable ({Reason}, {Problem}) after {Milliseconds:0} ms")]
    private static partial void LogFailed(ILogger logger, string reason, string problem, double milliseconds);
}
