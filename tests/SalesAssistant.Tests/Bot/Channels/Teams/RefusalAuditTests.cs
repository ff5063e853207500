using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Tests.Bot.Channels.Teams;

/// <summary>Who was not let in stands in the audit, and cannot fill it.</summary>
public sealed class RefusalAuditTests
{
    [Fact]
    public async Task Every_forged_request_is_counted_under_the_name_of_its_reason_and_the_chain_holds()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var forged = TokenCheckTests.Cases.Where(one => one.Value.Status != 200).ToList();
        foreach (var (name, (status, header, change)) in forged)
        {
            var activity = house.Activity(id: name);
            change(activity);
            Assert.Equal((status, ""), await house.PostAsync(activity, header()));
        }

        var lines = await LinesAsync(house);

        Assert.Equal(forged.Count, lines.Sum(line => line.Count));
        Assert.Equal(lines.Count, lines.Select(line => (line.Reason, line.Status)).Distinct().Count());
        Assert.Superset(
            new HashSet<string> { "no_token", "not_a_token", "algorithm", "issuer", "audience", "skill", "expired", "not_yet_valid", "service_url", "unknown_key", "signature", "endorsement", "service_host", "tenant", "person", "body" },
            lines.Select(line => line.Reason).ToHashSet());
        Assert.Empty((await new VerifyService(house.House.Store).VerifyAsync(CancellationToken.None)).Findings);
    }

    [Fact]
    public async Task A_flood_is_one_line_a_minute_and_says_how_long_it_took()
    {
        await using var house = await TeamsHouse.OpenAsync();
        for (var i = 0; i < 1_000; i++)
        {
            house.House.Clock.Now += TimeSpan.FromMilliseconds(50);
            await house.PostAsync(house.Activity(), null);
        }

        var flood = Assert.Single(await LinesAsync(house));
        await house.PostAsync(house.Activity(), null);
        var all = await LinesAsync(house);

        Assert.Equal(("teams", "no_token", 401, 1_000, TimeSpan.FromMilliseconds(49_950)), (flood.Door, flood.Reason, flood.Status, flood.Count, flood.Last - flood.First));
        Assert.Equal([1_000, 1], all.Select(line => line.Count));
    }

    private static async Task<List<Line>> LinesAsync(TeamsHouse house)
    {
        await house.House.Services.GetRequiredService<RefusalAudit>().FlushAsync(CancellationToken.None);
        var json = await house.House.ReadAsync(db => db.Audit.Where(line => line.Action == RefusalAudit.Action).OrderBy(line => line.Sequence).Select(line => line.DetailJson).ToListAsync());
        return json.ConvertAll(line => JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web)!);   // written as an object
    }

    private sealed record Line(string Door, string Reason, int Status, int Count, DateTime First, DateTime Last);
}
