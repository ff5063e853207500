using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Targets;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Access;

/// <summary>Every kind of record × role × relation × operation: what the store does against what the policy table says, with the meaning of its visibilities spelled out here a second time.</summary>
public abstract class AccessMatrixTests : StoreTest
{
    private static readonly Dictionary<Role, Caller> Callers = new()
    {
        [Role.Rep] = As(11, Role.Rep, 1),
        [Role.Supervisor] = As(13, Role.Supervisor, 1),
        [Role.Manager] = As(30, Role.Manager, null),
        [Role.Admin] = As(31, Role.Admin, null),
    };

    private static readonly string[] Relations = ["own", "same team", "other team", "pool"];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync(
            new Team { Id = 1, Number = "TM-1", Name = "东组" },
            new Team { Id = 2, Number = "TM-2", Name = "西组" },
            Person(11, Role.Rep, 1),
            Person(12, Role.Rep, 1),
            Person(13, Role.Supervisor, 1),
            Person(14, Role.Rep, 1),
            Person(21, Role.Rep, 2),
            Person(30, Role.Manager, null),
            Person(31, Role.Admin, null));
        foreach (var owner in (long?[])[11, 12, 13, 21, 30, 31, null])
        {
            await AddAsync(RecordsOf(owner));
        }
    }

    [SkippableFact]
    public async Task Every_cell_is_as_the_policy_says()
    {
        var wrong = new List<string>();
        foreach (var (role, caller) in Callers)
        {
            var exported = await ExportedAsync(caller);
            foreach (var relation in Relations)
            {
                foreach (var kind in Enum.GetValues<RecordKind>())
                {
                    await CheckAsync(kind, caller, relation, exported, (operation, expected, actual) =>
                    {
                        if (expected != actual)
                        {
                            wrong.Add($"{kind} {role} {relation} {operation}: the policy says {expected}, the store {actual}");
                        }
                    });
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SkippableFact]
    public async Task Conversations_keys_and_audit_are_shown_to_nobody_else()
    {
        foreach (var caller in Callers.Values)
        {
            await using var db = Store.Contexts.Open(caller);
            Assert.Empty(await db.Inbox.ToListAsync());
            Assert.Empty(await db.Outbox.ToListAsync());
            Assert.Empty(await db.ChangeLog.ToListAsync());
            Assert.All(await db.AccessKeys.ToListAsync(), key => Assert.Equal(caller.UserId, key.UserId));
            Assert.All(await db.Audit.ToListAsync(), line => Assert.Equal(caller.UserId, line.UserId));
        }
    }

    [SkippableFact]
    public async Task Stage_history_is_seen_with_its_deal()
    {
        await AddAsync(
            new StageChange { Id = 1, OpportunityId = Id(RecordKind.Opportunity, 11), ChangedAt = Clock.Now.UtcDateTime },
            new StageChange { Id = 2, OpportunityId = Id(RecordKind.Opportunity, 12), ChangedAt = Clock.Now.UtcDateTime },
            new StageChange { Id = 3, OpportunityId = Id(RecordKind.Opportunity, 21), ChangedAt = Clock.Now.UtcDateTime });

        Assert.Equal([1], await SeenAsync(Role.Rep));
        Assert.Equal([1, 2], await SeenAsync(Role.Supervisor));
        Assert.Equal([1, 2, 3], await SeenAsync(Role.Manager));
        Assert.Equal([], await SeenAsync(Role.Admin));

        async Task<List<long>> SeenAsync(Role role)
        {
            await using var db = Store.Contexts.Open(Callers[role]);
            return await db.StageChanges.Select(change => change.Id).Order().ToListAsync();
        }
    }

    private async Task CheckAsync(RecordKind kind, Caller caller, string relation, HashSet<string> exported, Action<string, bool, bool> compare)
    {
        var rule = AccessPolicy.Of(kind);
        var owner = Owner(caller, relation);
        var id = Id(kind, owner);
        var isSeen = IsSeen(rule.Seen, caller.Role, relation);
        // Reps read the pool and do not change it.
        var isOpen = isSeen && !(relation == "pool" && caller.Role == Role.Rep);
        var inScope = relation == "own" || caller.Role == Role.Manager || (caller.Role == Role.Supervisor && relation == "same team");
        compare("read", isSeen, await ReadsAsync(kind, caller, id));
        compare("search", isSeen, await FindsAsync(kind, caller, id));
        compare("aggregate", isSeen, await CountsAsync(kind, caller, id));
        compare("export", isSeen && rule.Allows(AccessOperation.Export, caller.Role), exported.Contains($"{kind}:{id}"));
        compare("update", isOpen && rule.Allows(AccessOperation.Update, caller.Role), await WritesAsync(caller, new RecordChange(kind, id, ChangeOperation.Update, 1, [Touched(kind)])));
        compare("delete", isOpen && rule.Allows(AccessOperation.Delete, caller.Role), await WritesAsync(caller, Drop(kind, id, 1)));
        if (kind is not (RecordKind.Product or RecordKind.User or RecordKind.Team))
        {
            compare("assign", isOpen && rule.Allows(AccessOperation.Assign, caller.Role), await WritesAsync(caller, new RecordChange(kind, id, ChangeOperation.Update, 1, [new FieldChange("OwnerId", null, "14")])));
            compare("create", rule.Allows(AccessOperation.Create, caller.Role) && MayCreate(kind, caller.Role, relation, inScope), await WritesAsync(caller, Made(kind, owner)));
        }
        else
        {
            compare("create", rule.Allows(AccessOperation.Create, caller.Role), await WritesAsync(caller, Made(kind, owner)));
        }
    }

    // With its owner said: for oneself, or within one's scope. Nobody's: a customer for the pool (leaders), a contact of a pool customer, an order line of a nobody's order.
    private static bool MayCreate(RecordKind kind, Role role, string relation, bool inScope) => relation != "pool"
        ? inScope
        : kind switch
        {
            RecordKind.Customer => role is Role.Supervisor or Role.Manager,
            RecordKind.Contact => true,
            RecordKind.Order => true,
            RecordKind.OrderLine => role == Role.Manager,   // the order itself is out of a supervisor's sight
            _ => false,
        };

    private static bool IsSeen(Visibility seen, Role role, string relation) => (seen, role, relation) switch
    {
        (Visibility.Everyone, _, _) => true,
        (_, Role.Admin, _) => false,
        (_, Role.Manager, _) => true,
        (_, _, "own") => true,
        (_, Role.Supervisor, "same team") => true,
        (Visibility.OwnerOrPool or Visibility.OwnerCustomerOrPool, _, "pool") => true,
        _ => false,
    };

    private static long? Owner(Caller caller, string relation) => relation switch
    {
        "own" => caller.UserId,
        "same team" => 12,
        "other team" => 21,
        _ => null,
    };

    // 11 → 1100 + kind; the pool → 9900 + kind. Products, people and teams are one for all.
    private static long Id(RecordKind kind, long? owner) => kind switch
    {
        RecordKind.User => 14,
        RecordKind.Team => 2,
        _ => ((owner ?? 99) * 100) + (int)kind,
    };

    private object[] RecordsOf(long? owner)
    {
        var number = owner ?? 99;
        long Of(RecordKind kind) => Id(kind, owner);
        return
        [
            new Customer { Id = Of(RecordKind.Customer), Number = $"C{number}", Name = $"客户{number}", OwnerId = owner },
            new Contact { Id = Of(RecordKind.Contact), Number = $"K{number}", FullName = "某人", CustomerId = Of(RecordKind.Customer), OwnerId = owner },
            new Opportunity { Id = Of(RecordKind.Opportunity), Number = $"O{number}", Name = "单", CustomerId = Of(RecordKind.Customer), OwnerId = owner, OpenedOn = new DateOnly(2026, 1, 1) },
            new Interaction { Id = Of(RecordKind.Interaction), Number = $"I{number}", CustomerId = Of(RecordKind.Customer), OwnerId = owner, OccurredAt = Clock.Now.UtcDateTime, OccurredOn = new DateOnly(2026, 1, 1) },
            new Activity { Id = Of(RecordKind.Activity), Number = $"A{number}", Name = "访", CustomerId = Of(RecordKind.Customer), OwnerId = owner, PlannedStart = Clock.Now.UtcDateTime, PlannedOn = new DateOnly(2026, 1, 1) },
            new SalesTask { Id = Of(RecordKind.Task), Number = $"T{number}", Title = "事", CustomerId = Of(RecordKind.Customer), OwnerId = owner },
            new Product { Id = Of(RecordKind.Product), Number = $"P{number}", Name = $"货{number}" },
            new Order { Id = Of(RecordKind.Order), Number = $"ORD{number}", CustomerId = Of(RecordKind.Customer), OwnerId = owner, OrderedOn = new DateOnly(2026, 1, 1) },
            new OrderLine { Id = Of(RecordKind.OrderLine), Number = $"OL{number}", OrderId = Of(RecordKind.Order), CustomerId = Of(RecordKind.Customer), OwnerId = owner },
            new Target { Id = Of(RecordKind.Target), Number = $"TG{number}", OwnerId = owner, Month = new DateOnly(2026, 1, 1) },
        ];
    }

    private static RecordChange Made(RecordKind kind, long? owner)
    {
        var id = 500_000 + (int)kind;
        var customer = ("CustomerId", (string?)$"{Id(RecordKind.Customer, owner)}");
        var own = ("OwnerId", owner?.ToString());
        return kind switch
        {
            RecordKind.Customer => New(kind, id, ("Name", "新客户"), own),
            RecordKind.Contact => New(kind, id, ("FullName", "新人"), customer, own),
            RecordKind.Opportunity => New(kind, id, ("Name", "新单"), customer, own),
            RecordKind.Interaction => New(kind, id, ("Subject", "新访"), customer, own),
            RecordKind.Activity => New(kind, id, ("Name", "新约"), ("PlannedStart", "2026-04-01T01:00:00Z"), customer, own),
            RecordKind.Task => New(kind, id, ("Title", "新事"), customer, own),
            RecordKind.Order => New(kind, id, ("OrderedOn", "2026-03-01"), customer, own),
            RecordKind.OrderLine => New(kind, id, ("OrderId", $"{Id(RecordKind.Order, owner)}")),
            RecordKind.Target => New(kind, id, ("Month", "2026-05-01"), own),
            _ => New(kind, id, ("Name", "新")),
        };
    }

    private static FieldChange Touched(RecordKind kind) => kind switch
    {
        RecordKind.Customer => new("City", null, "南京"),
        RecordKind.Contact => new("Hobbies", null, "棋"),
        RecordKind.Opportunity => new("Competitors", null, "某"),
        RecordKind.Interaction => new("Location", null, "某"),
        RecordKind.Activity => new("Location", null, "某"),
        RecordKind.Task => new("Priority", null, "1"),
        RecordKind.Order => new("ShipCountry", null, "某"),
        RecordKind.OrderLine => new("QuantityThousandths", null, "1000"),
        RecordKind.Target => new("AmountFen", null, "1"),
        RecordKind.Product => new("Unit", null, "台"),
        _ => new("Region", null, "某"),
    };

    private async Task<bool> WritesAsync(Caller caller, params RecordChange[] changes)
    {
        ChangeOutcome? outcome = null;
        await Assert.ThrowsAsync<RolledBack>(() => Store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = Store.Contexts.On(connection, transaction, caller);
            outcome = await Changes.ApplyAsync(db, new ChangeSet(changes), null, token);
            throw new RolledBack();
        }));
        // Reached, and held back only by later work: the rights were there.
        return outcome is ChangeOutcome.Applied or ChangeOutcome.InUse;
    }

    private async Task<bool> ReadsAsync(RecordKind kind, Caller caller, long id)
    {
        await using var db = Store.Contexts.Open(caller);
        return await Set(db, kind).AnyAsync(record => record.Id == id);
    }

    private async Task<bool> FindsAsync(RecordKind kind, Caller caller, long id)
    {
        await using var db = Store.Contexts.Open(caller);
        return (await Set(db, kind).Where(record => record.Number.Length > 0).OrderBy(record => record.Number).ToListAsync()).Exists(record => record.Id == id);
    }

    private async Task<bool> CountsAsync(RecordKind kind, Caller caller, long id)
    {
        await using var db = Store.Contexts.Open(caller);
        var connection = await db.OpenedConnectionAsync();
        var scope = AccessSql.For(kind, caller, "r");
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{RecordTable.Of(kind).Name}\" r WHERE r.\"Id\"={id} AND {scope.Sql}";
        scope.Bind(command);
        return Convert.ToInt64(await command.ExecuteScalarAsync()) == 1;
    }

    private async Task<HashSet<string>> ExportedAsync(Caller caller)
    {
        using var folder = new TempFolder();
        var files = await new ExportService(Store, CompanyCalendar.Shanghai).ExportAsync(caller, folder.Path);
        var found = new HashSet<string>();
        await using var db = Store.Contexts.Open(Caller.System);
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var file = folder.File(SalesAssistant.Data.Fields.FieldCatalogue.Default.FileNames(kind)[0] + ".csv");
            var keys = File.Exists(file) ? CsvTable.Read(file).Rows.Select(row => row.Cells[0]).ToHashSet() : [];
            found.UnionWith((await Set(db, kind).ToListAsync()).Where(record => keys.Contains(record.Number)).Select(record => $"{kind}:{record.Id}"));
        }

        return found;
    }

    private static IQueryable<SalesAssistant.Data.Record> Set(CrmContext db, RecordKind kind) => kind switch
    {
        RecordKind.Customer => db.Customers,
        RecordKind.Contact => db.Contacts,
        RecordKind.Opportunity => db.Opportunities,
        RecordKind.Interaction => db.Interactions,
        RecordKind.Activity => db.Activities,
        RecordKind.Task => db.Tasks,
        RecordKind.Product => db.Products,
        RecordKind.Order => db.Orders,
        RecordKind.OrderLine => db.OrderLines,
        RecordKind.Target => db.Targets,
        RecordKind.User => db.Users,
        _ => db.Teams,
    };

    private sealed class RolledBack : Exception;
}

public sealed class SqliteAccessMatrixTests : AccessMatrixTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;

    [Fact]
    public async Task A_reps_deals_are_found_by_the_owners_index()
    {
        await using var db = Store.Contexts.Open(As(11, Role.Rep, 1));
        await db.Opportunities.ToListAsync();
        var connection = await db.OpenedConnectionAsync();
        var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + db.Opportunities.ToQueryString().Split(";\n").Last().Replace("@ef_filter__CallerId", "11", StringComparison.Ordinal)
            .Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)).Aggregate((a, b) => a + "\n" + b);
        var plan = "";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan += reader.GetString(3) + "\n";
        }

        Assert.Contains("MULTI-INDEX OR", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN o", plan, StringComparison.Ordinal);
    }
}

public sealed class PostgresAccessMatrixTests : AccessMatrixTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
