using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Data.Demo;

/// <summary>Deals with the whole way they took through the stages.</summary>
internal static class DemoDeals
{
    public static List<Opportunity> Make(DemoData data, DemoPeople people)
    {
        var owned = people.Customers.Where(customer => customer.OwnerId is not null).ToList();
        return [.. Enumerable.Range(0, 2_000).Select(_ => Make(data, people, data.Pick(owned)))];
    }

    private static Opportunity Make(DemoData data, DemoPeople people, Customer customer)
    {
        var product = data.Pick(people.Products);
        var opened = Later(customer.FirstContactDate!.Value, data.Today.AddDays(-data.Between(0, 560)));   // every sample customer has a first contact
        var age = data.Today.DayNumber - opened.DayNumber;
        var cycle = data.Between(25, 160);
        var isClosed = age > cycle && data.Chance(93);
        var stage = isClosed
            ? data.Weighted((Stage.Won, 42), (Stage.AfterSales, 16), (Stage.Lost, 42))
            : age < 14 ? Stage.InitialContact : data.Weighted((Stage.InitialContact, 15), (Stage.NeedsConfirmed, 30), (Stage.Proposal, 32), (Stage.Negotiation, 23));
        var closed = isClosed ? opened.AddDays(cycle) : (DateOnly?)null;
        var deal = data.Add(
            RecordKind.Opportunity,
            new Opportunity
            {
                Name = $"{customer.ShortName}-{product.Name}{data.Words.Project}",
                CustomerId = customer.Id,
                PrimaryContactId = data.Pick(people.Contacts[customer.Id]).Id,
                ProductId = product.Id,
                ProductOrService = product.Name,
                ExpectedAmountFen = Amount(data, product.ListPriceFen!.Value),   // every sample product has a price
                Stage = stage,
                WinProbability = stage switch { Stage.Lost => 0, Stage.Won or Stage.AfterSales => 100, _ => data.Between((int)stage, (int)stage + 1) * 20 + 15 },
                OwnerId = customer.OwnerId,
                OpenedOn = opened,
                ClosedAt = closed,
                ClosedTeamId = isClosed ? people.Sellers.Find(seller => seller.Id == customer.OwnerId)!.TeamId : null,
                ExpectedCloseDate = closed?.AddDays(data.Between(-20, 20)) ?? Later(opened.AddDays(30), data.Today.AddDays(data.Between(-12, 120))),
                Competitors = data.Chance(35) ? data.Pick(data.Words.Competitors) : null,
                LostReason = stage == Stage.Lost ? data.Pick(data.Words.LostReasons) : null,
            },
            data.At(opened));
        if (deal.IsOpen)
        {
            // About a fifth of the next actions is overdue: that is what the morning list is for.
            (deal.NextAction, deal.ActionOwnerId) = (data.Pick(data.Words.NextActions), deal.OwnerId);
            deal.ActionDueDate = data.Chance(20) ? data.Today.AddDays(-data.Between(1, 15)) : data.Today.AddDays(data.Between(0, 25));
        }

        MakeWay(data, deal, age);
        return deal;
    }

    private static void MakeWay(DemoData data, Opportunity deal, int age)
    {
        var last = deal.IsOpen ? (int)deal.Stage : deal.Stage == Stage.Lost ? data.Between(0, 3) : 3;
        var days = deal.ClosedAt is { } closed ? closed.DayNumber - deal.OpenedOn.DayNumber : age;
        Stage? from = null;
        for (var stage = 0; stage <= last; stage++)
        {
            // Each stage takes its part of the way; the newest stage began some time ago, not today.
            Enter(data, deal, from, (Stage)stage, deal.OpenedOn.AddDays(days * stage / (last + 1)));
            from = (Stage)stage;
        }

        if (!deal.IsOpen)
        {
            var outcome = deal.Stage == Stage.Lost ? Stage.Lost : Stage.Won;
            Enter(data, deal, from, outcome, deal.ClosedAt!.Value);   // closed deals have a date
            if (deal.Stage == Stage.AfterSales)
            {
                Enter(data, deal, Stage.Won, Stage.AfterSales, Earlier(deal.ClosedAt.Value.AddDays(14), data.Today));
            }
        }
    }

    private static void Enter(DemoData data, Opportunity deal, Stage? from, Stage to, DateOnly on) =>
        data.Stages.Add(new StageChange { Id = data.NextId(), OpportunityId = deal.Id, From = from, To = to, ChangedOn = on, ChangedAt = data.At(on, 10), ChangedById = deal.OwnerId });

    // Around the list price times one to four pieces, rounded to thousands as people do.
    private static long Amount(DemoData data, long priceFen) => Math.Max(10_000_00, priceFen * data.Between(1, 4) * data.Between(75, 105) / 100 / 1_000_00 * 1_000_00);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
