using SalesAssistant.Data.Access;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Tests.Bot.Workspace;

/// <summary>Two reps of two teams, a supervisor and a manager, each rep with a customer, a contact, a deal, a note and a task.</summary>
internal static class SmallCompany
{
    public const long Li = 101, Zhao = 102, Wang = 103, Chen = 104, Gone = 105;
    public const long East = 11, South = 12;
    public const long LiCustomer = 1001, ZhaoCustomer = 1002, LiDeal = 3001, ZhaoDeal = 3002, LiContact = 2001, LiNote = 4001, LiTask = 5001;

    public static Task SeedAsync(SalesStore store) => store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = store.Contexts.On(connection, transaction, Caller.System);
        db.AddRange(
            new Team { Id = East, Number = "TM-1", Name = "华东组" },
            new Team { Id = South, Number = "TM-2", Name = "华南组" },
            new User { Id = Li, Number = "U-1", Name = "李晓梅", Role = Role.Rep, TeamId = East, Email = "Li.Xiaomei@example.com" },
            new User { Id = Zhao, Number = "U-2", Name = "赵远", Role = Role.Rep, TeamId = South },
            new User { Id = Wang, Number = "U-3", Name = "王立强", Role = Role.Supervisor, TeamId = East },
            new User { Id = Chen, Number = "U-4", Name = "陈静怡", Role = Role.Manager },
            new User { Id = Gone, Number = "U-5", Name = "孙离", Role = Role.Rep, TeamId = East, IsDisabled = true });
        foreach (var (offset, owner, name) in new[] { (0L, Li, "云栖精密仪器有限公司"), (1L, Zhao, "蓝湾食品集团") })
        {
            db.AddRange(
                new Customer { Id = LiCustomer + offset, Number = $"C-{offset + 1}", Name = name, ShortName = name[..2], OwnerId = owner, Grade = CustomerGrade.B, City = "苏州", Region = "华东", MainNeeds = "产线改造" },
                new Contact { Id = LiContact + offset, Number = $"K-{offset + 1}", FullName = offset == 0 ? "何敏" : "秘密联系人", JobTitle = "采购总监", CustomerId = LiCustomer + offset, OwnerId = owner, BuyingRole = BuyingRole.DecisionMaker },
                new Opportunity { Id = LiDeal + offset, Number = $"O-{offset + 1}", Name = $"{name[..2]}检测线", CustomerId = LiCustomer + offset, OwnerId = owner, ExpectedAmountFen = 120_000_000, Stage = Stage.Proposal, WinProbability = 50, ExpectedCloseDate = new DateOnly(2026, 4, 30), OpenedOn = new DateOnly(2026, 1, 5) },
                new Interaction { Id = LiNote + offset, Number = $"I-{offset + 1}", Subject = "方案沟通", Content = "客户认可方案", CustomerId = LiCustomer + offset, OwnerId = owner, OccurredAt = new DateTime(2026, 2, 20, 6, 0, 0, DateTimeKind.Utc), OccurredOn = new DateOnly(2026, 2, 20), Channel = "visit" },
                new SalesTask { Id = LiTask + offset, Number = $"T-{offset + 1}", Title = "发送报价", DueDate = new DateOnly(2026, 2, 25), OwnerId = owner, CustomerId = LiCustomer + offset });
        }

        await db.SaveChangesAsync(token);
    });
}
