using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Targets;

namespace SalesAssistant.Data.Demo;

/// <summary>Who sells what to whom.</summary>
internal sealed class DemoPeople
{
    public List<Team> Teams { get; } = [];

    /// <summary>Reps and supervisors, who own customers.</summary>
    public List<User> Sellers { get; } = [];

    public List<Product> Products { get; } = [];

    public List<Customer> Customers { get; } = [];

    /// <summary>Contacts by customer.</summary>
    public Dictionary<long, List<Contact>> Contacts { get; } = [];

    public static DemoPeople Make(DemoData data)
    {
        var people = new DemoPeople();
        people.MakeColleagues(data);
        people.MakeProducts(data);
        people.MakeCustomers(data);
        people.MakeTargets(data);
        return people;
    }

    private void MakeColleagues(DemoData data)
    {
        var founded = data.At(data.Today.AddDays(-900));
        foreach (var words in data.Words.Teams)
        {
            Teams.Add(data.Add(RecordKind.Team, new Team { Name = words.Name, NameEn = words.NameEn, Region = words.Region }, founded));
        }

        var names = data.Words.People;
        var manager = data.Add(RecordKind.User, Person(names[^2], Role.Manager, null), founded);
        data.Add(RecordKind.User, Person(names[^1], Role.Admin, null), founded);
        for (var i = 0; i < names.Count - 2; i++)
        {
            var team = Teams[i % Teams.Count];
            var isLead = i < Teams.Count;
            var user = Person(names[i], isLead ? Role.Supervisor : Role.Rep, team);
            user.ManagerId = isLead ? manager.Id : Sellers[i % Teams.Count].Id;
            Sellers.Add(data.Add(RecordKind.User, user, founded));
        }
    }

    private static User Person(DemoWords.PersonWords words, Role role, Team? team) => new()
    {
        Name = words.Name,
        NameEn = words.NameEn,
        Email = words.NameEn.ToLowerInvariant().Replace(' ', '.') + "@sample.example",
        Role = role,
        TeamId = team?.Id,
        Region = team?.Region,
    };

    private void MakeProducts(DemoData data)
    {
        foreach (var words in data.Words.Products)
        {
            Products.Add(data.Add(
                RecordKind.Product,
                new Product { Name = words.Name, NameEn = words.NameEn, Category = words.Category, ListPriceFen = words.PriceYuan * 100, Unit = words.Unit },
                data.At(data.Today.AddDays(-900))));
        }
    }

    private void MakeCustomers(DemoData data)
    {
        var names = Names(data).Take(500).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            // Leads sell too, but have fewer customers; every twelfth customer is in the pool.
            var owner = data.Chance(15) ? Sellers[i % Teams.Count] : Sellers[Teams.Count + (i % (Sellers.Count - Teams.Count))];
            var region = data.Words.Teams[Teams.FindIndex(team => team.Id == owner.TeamId)];
            var met = data.Today.AddDays(-data.Between(5, 800));
            var size = data.Weighted((CompanySize.Large, 20), (CompanySize.Medium, 50), (CompanySize.Small, 30));
            var customer = data.Add(
                RecordKind.Customer,
                new Customer
                {
                    Name = names[i].Name,
                    ShortName = names[i].Short,
                    Industry = names[i].Industry,
                    CompanySize = size,
                    Region = region.Region,
                    City = data.Pick(region.Cities),
                    Source = data.Weighted(("exhibition", 30), ("referral", 25), ("cold_call", 20), ("website", 15), ("partner", 10)),
                    FirstContactDate = met,
                    Grade = data.Weighted((CustomerGrade.A, 10), (CustomerGrade.B, 30), (CustomerGrade.C, 40), (CustomerGrade.D, 20)),
                    Status = data.Weighted((CustomerStatus.Active, 80), (CustomerStatus.Dormant, 15), (CustomerStatus.Lost, 5)),
                    MainNeeds = data.Chance(90) ? data.Pick(data.Words.Needs) : null,
                    AnnualRevenueFen = (size == CompanySize.Large ? data.Between(500, 5000) : data.Between(20, 500)) * 1_000_000_00L,
                    OwnerId = i % 12 == 11 ? null : owner.Id,
                },
                data.At(met));
            Customers.Add(customer);
            Contacts[customer.Id] = [.. Enumerable.Range(0, data.Between(1, 3)).Select(at => MakeContact(data, customer, at))];
            customer.PrimaryContactId = Contacts[customer.Id][0].Id;
            customer.KeyDecisionMakerId = Contacts[customer.Id].Find(contact => contact.BuyingRole == BuyingRole.DecisionMaker)?.Id;
        }
    }

    private static Contact MakeContact(DemoData data, Customer customer, int at)
    {
        var title = data.Words.Titles[(at + data.Between(0, 3)) % data.Words.Titles.Count];
        var isEnglish = customer.Name[0] < 128;
        return data.Add(
            RecordKind.Contact,
            new Contact
            {
                CustomerId = customer.Id,
                FullName = isEnglish ? data.Pick(data.Words.EnglishNames) : data.Pick(data.Words.Surnames) + data.Pick(data.Words.GivenNames),
                JobTitle = title.Title,
                Department = title.Department,
                BuyingRole = title.Role,
                RelationshipLevel = data.Weighted((RelationshipLevel.Acquainted, 40), (RelationshipLevel.Familiar, 35), (RelationshipLevel.Trusted, 15), (RelationshipLevel.Stranger, 10)),
                // 199 0000 is no number that was ever given out.
                MobilePhone = $"1990000{data.Between(0, 9999):D4}",
                Email = $"contact{data.Between(100, 99999)}@sample.example",
                Birthday = data.Chance(60) ? new DateOnly(data.Between(1966, 1996), data.Between(1, 12), data.Between(1, 28)) : null,
            },
            customer.CreatedAt);
    }

    private void MakeTargets(DemoData data)
    {
        for (var month = new DateOnly(data.Today.Year - 1, 1, 1); month.Year <= data.Today.Year; month = month.AddMonths(1))
        {
            foreach (var seller in Sellers)
            {
                data.Add(RecordKind.Target, new Target { OwnerId = seller.Id, Month = month, AmountFen = data.Between(200, 400) * 10_000_00L }, data.At(new DateOnly(month.Year, 1, 1)));
            }
        }
    }

    private static IEnumerable<(string Name, string Short, string Industry)> Names(DemoData data)
    {
        foreach (var root in data.Words.EnglishRoots)
        {
            foreach (var tail in data.Words.EnglishTails.Take(5))
            {
                yield return ($"{root} {tail}", root, data.Pick(data.Words.Industries).Code);
            }
        }

        foreach (var industry in data.Words.Industries)
        {
            foreach (var tail in industry.Tails)
            {
                foreach (var root in data.Words.Roots)
                {
                    yield return (root + tail, root + tail[..2], industry.Code);
                }
            }
        }
    }
}
