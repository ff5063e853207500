using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Digests;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Digests;

public sealed class WeeklyDigestTests
{
    // Monday 9 March: the week before is 2 to 8 March.
    private static async Task<House> OpenAsync()
    {
        var house = await House.OpenAsync();
        await house.AddAsync(
            Won(63, House.People.Rep, 41, 1_234_500), Won(64, House.People.OtherRep, 42, 7_654_300),
            new Interaction { Id = 71, Number = "I-1", CustomerId = 41, Channel = "visit", Subject = "走访", OccurredAt = Mornings.At(10, 0).UtcDateTime, OccurredOn = new DateOnly(2026, 3, 4), OwnerId = House.People.Rep });
        house.Clock.Now = Mornings.At(9, 0, 9);
        return house;
    }

    [Fact]
    public async Task Leaders_get_the_figures_of_their_own_people_once_with_receipts()
    {
        await using var house = await OpenAsync();

        Assert.Equal(2, await house.LookAsync(NoticeKind.Weekly));
        Assert.Equal(0, await house.LookAsync(NoticeKind.Weekly));

        var sent = (await house.SentAsync()).ToDictionary(one => one.Conversation, one => new Said(one.Reply, null, null));
        Assert.Contains("12,345", sent["user:13/main"].Text, StringComparison.Ordinal);   // the team's, in yuan
        Assert.DoesNotContain("76,543", sent["user:13/main"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("白航", sent["user:13/main"].Text, StringComparison.Ordinal);
        Assert.Contains("88,888", sent["user:14/main"].Text, StringComparison.Ordinal);   // the company's
        Assert.NotEmpty(sent["user:14/main"].Reply.Blocks.OfType<ReceiptBlock>());
    }

    [Fact]
    public async Task A_rep_asks_for_the_own_week_and_can_have_it_sent()
    {
        await using var house = await OpenAsync();

        var asked = await house.SayAsync("发一份周报");
        Assert.Contains("12,345", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("88,888", asked.Text, StringComparison.Ordinal);
        await house.SayAsync("周报九点半发给我");
        house.Clock.Now = Mornings.At(9, 30, 9);

        await house.LookAsync(NoticeKind.Weekly);

        await house.OnlyAsync();
    }

    [Theory]
    [InlineData("2026-03-09", "2026-03-09")]
    [InlineData("2026-03-10", null)]
    [InlineData("2026-10-05", null)]            // the holidays of October …
    [InlineData("2026-10-08", "2026-10-05")]    // … end on the 7th
    public void A_day_off_gives_its_digest_to_the_next_working_day(string today, string? nominal) =>
        Assert.Equal(nominal, DigestTimes.WeeklyFor(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), new DigestSettings())?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static Opportunity Won(long id, long owner, long customer, long fen) => new()
    {
        Id = id,
        Number = $"O-{id}",
        Name = $"单{id}",
        CustomerId = customer,
        OwnerId = owner,
        ExpectedAmountFen = fen,
        Stage = Stage.Won,
        WinProbability = 100,
        OpenedOn = new DateOnly(2026, 2, 1),
        ClosedAt = new DateOnly(2026, 3, 5),
    };
}
