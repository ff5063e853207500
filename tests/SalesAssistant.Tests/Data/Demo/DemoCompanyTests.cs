using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Demo;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Demo;

public sealed class DemoCompanyTests : StoreTest
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;

    [Fact]
    public async Task The_sample_company_is_whole_and_never_made_twice()
    {
        Assert.True(await DemoCompany.SeedAsync(Store, new DateOnly(2026, 3, 3), Clock, CompanyCalendar.Shanghai));
        Assert.False(await DemoCompany.SeedAsync(Store, new DateOnly(2026, 3, 3), Clock, CompanyCalendar.Shanghai));

        await using var db = Store.Contexts.Open(Caller.System);
        Assert.Equal((12, 3, 500, 2_000, 20_000), (await db.Users.CountAsync(), await db.Teams.CountAsync(), await db.Customers.CountAsync(), await db.Opportunities.CountAsync(), await db.Interactions.CountAsync()));
        Assert.InRange(await db.Opportunities.CountAsync(deal => deal.Stage < Stage.Won && deal.ActionDueDate < new DateOnly(2026, 3, 3)), 20, 400);
        Assert.InRange(await db.Customers.CountAsync(customer => customer.OwnerId == null), 20, 60);
        Assert.False(await db.Interactions.AnyAsync(interaction => interaction.OccurredOn > new DateOnly(2026, 3, 3)));
        Assert.Equal([], (await new VerifyService(Store).VerifyAsync()).Findings);
    }

    [Fact]
    public void The_same_day_makes_the_same_company()
    {
        var (first, second) = (Make(), Make());

        Assert.Equal(first.Records.Select(row => (row.Kind, row.Record.Id, SalesAssistant.Data.Changes.RecordNames.NameOf(row.Record))), second.Records.Select(row => (row.Kind, row.Record.Id, SalesAssistant.Data.Changes.RecordNames.NameOf(row.Record))));
        Assert.Equal(first.Stages.Select(stage => (stage.OpportunityId, stage.To, stage.ChangedOn)), second.Stages.Select(stage => (stage.OpportunityId, stage.To, stage.ChangedOn)));

        static DemoData Make()
        {
            var data = new DemoData(new DateOnly(2026, 3, 3), CompanyCalendar.Shanghai);
            var people = DemoPeople.Make(data);
            DemoWork.Make(data, people, DemoDeals.Make(data, people));
            return data;
        }
    }
}
