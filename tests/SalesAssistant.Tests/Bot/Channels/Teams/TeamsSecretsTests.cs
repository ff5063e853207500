using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class TeamsSecretsTests
{
    [Fact]
    public async Task No_secret_stands_in_any_log_however_much_is_logged_and_whatever_fails()
    {
        var log = new Everything();
        await using var house = await TeamsHouse.OpenAsync("Production", null, services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)), ("Teams:AppPassword", "fake-app-password"));
        await house.LinkAsync(House.People.Rep);
        var attempts = 0;
        house.Channel.Answer = _ => Interlocked.Increment(ref attempts) switch { 1 => Again(401), 2 => Again(429), 4 => Again(502), 5 => Again(403), _ => null };
        var forged = Token.Sign(Token.Claims(), ChannelService.Stranger);
        var file = house.Activity("", "file");
        file["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["content"] = new JsonObject { ["downloadUrl"] = "https://tenant.sharepoint.com/f.wav?tempauth=fake-download-right", ["fileType"] = "wav" } });

        foreach (var activity in new[] { house.Activity("帮助"), house.Activity("今天先做什么"), house.Activity("我在谈的商机"), file })
        {
            await house.PostAsync(activity);
        }

        await house.PostAsync(house.Activity(), "Bearer " + forged);
        await house.Channel.AttemptedAsync(5);
        await house.House.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);

        Assert.Contains(log.Lines, line => line.Contains("was refused with 401", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("Turn", StringComparison.Ordinal));
        string[] secrets = ["fake-app-password", "bot-token-", Token.Good().Split('.')[2], forged.Split('.')[2], "fake-download-right", "tempauth"];
        Assert.DoesNotContain(log.Lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    private static HttpResponseMessage Again(int status) => new((HttpStatusCode)status) { Headers = { { "Retry-After", "0" } } };

    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
