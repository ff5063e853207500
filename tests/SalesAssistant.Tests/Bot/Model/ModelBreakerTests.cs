using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Model;

namespace SalesAssistant.Tests.Bot.Model;

public sealed class ModelBreakerTests
{
    private readonly HandClock _clock = new();
    private readonly ModelBreaker _breaker;

    public ModelBreakerTests() => _breaker = new ModelBreaker(Options.Create(new ModelSettings()), _clock);

    [Fact]
    public void Five_failures_in_a_row_open_it_and_one_success_forgets_them()
    {
        Fail(4);
        _breaker.Succeeded();
        Fail(4);
        Assert.True(_breaker.TryEnter());
        _breaker.Failed(null);

        Assert.False(_breaker.TryEnter());
    }

    [Fact]
    public void After_the_pause_one_call_tries_and_decides()
    {
        Fail(5);
        _clock.Elapsed += TimeSpan.FromSeconds(ModelSettings.DefaultResetSeconds);

        Assert.True(_breaker.TryEnter());
        Assert.False(_breaker.TryEnter());
        _breaker.Failed(null);
        Assert.False(_breaker.TryEnter());
        _clock.Elapsed += TimeSpan.FromSeconds(ModelSettings.DefaultResetSeconds);
        Assert.True(_breaker.TryEnter());
        _breaker.Succeeded();
        Assert.True(_breaker.TryEnter() && _breaker.TryEnter());
    }

    [Fact]
    public void An_endpoint_that_asks_for_a_pause_gets_it_but_not_for_ever()
    {
        _breaker.Failed(TimeSpan.FromSeconds(10));
        Assert.False(_breaker.TryEnter());
        _clock.Elapsed += TimeSpan.FromSeconds(10);
        Assert.True(_breaker.TryEnter());
        _breaker.Failed(TimeSpan.FromDays(2));
        _clock.Elapsed += TimeSpan.FromMinutes(5);

        Assert.True(_breaker.TryEnter());
    }

    [Fact]
    public void A_trial_that_was_given_up_leaves_room_for_the_next()
    {
        Fail(5);
        _clock.Elapsed += TimeSpan.FromSeconds(ModelSettings.DefaultResetSeconds);
        Assert.True(_breaker.TryEnter());
        _breaker.Left();

        Assert.True(_breaker.TryEnter());
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.True(_breaker.TryEnter());
            _breaker.Failed(null);
        }
    }

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
