using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

public sealed class SendPaceTests
{
    [Fact]
    public void Ten_minutes_of_messages_stay_below_every_limit_and_another_conversation_waits_for_nothing()
    {
        var clock = FixedClock.At(2026, 3, 4);
        var pace = new SendPace(clock, SendPace.Connector);
        var sent = new List<DateTimeOffset>();

        while (clock.Now < FixedClock.At(2026, 3, 4).Now.AddMinutes(10))
        {
            clock.Now += pace.Book("a");
            sent.Add(clock.Now);
        }

        foreach (var (count, seconds) in new[] { (7, 1), (8, 2), (60, 30), (1800, 3600) })
        {
            Assert.All(Enumerable.Range(0, Math.Max(0, sent.Count - count)), i => Assert.True(sent[i + count] - sent[i] >= TimeSpan.FromSeconds(seconds), $"{count} in {seconds} s"));
        }

        Assert.True(sent.Count > 1000);   // it is a limit, not a stop
        Assert.Equal(TimeSpan.Zero, pace.Book("b"));
    }

    [Fact]
    public void Ten_minutes_of_many_conversations_stay_below_the_rate_of_the_tenant()
    {
        var clock = FixedClock.At(2026, 3, 4);
        var pace = new TeamsPace(Options.Create(new TeamsSettings { RequestsPerSecond = 30 }), clock);
        var sent = new List<DateTimeOffset>();

        while (clock.Now < FixedClock.At(2026, 3, 4).Now.AddMinutes(10))
        {
            Assert.Equal(TimeSpan.Zero, pace.InConversation($"talk{sent.Count % 4000}"));
            clock.Now += pace.InTenant();
            sent.Add(clock.Now);
        }

        Assert.All(Enumerable.Range(0, sent.Count - 30), i => Assert.True(sent[i + 30] - sent[i] >= TimeSpan.FromSeconds(1)));
        Assert.InRange(sent.Count, 17_500, 18_030);
        while (pace.InTenant() == TimeSpan.Zero)
        {
        }

        Assert.False(pace.IsFree("typing"));   // what is only comfort takes no place from answers
        clock.Now += TimeSpan.FromSeconds(2);
        Assert.True(pace.IsFree("typing"));
    }
}
