using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Store;

public abstract class VerifyServiceTests : StoreTest
{
    private static readonly Caller Rep = As(11, Role.Rep, null);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync(Person(11, Role.Rep, null), new Customer { Id = 100, Number = "C-100", Name = "青岚仪器", OwnerId = 11 });
        await ApplyAsync(Rep, null, New(RecordKind.Task, 200, ("Title", "回访"), ("CustomerId", "100")));
        await ApplyAsync(Rep, null, Edit(RecordKind.Task, 200, 1, ("Title", "电话回访")));
        await ApplyAsync(Rep, null, Edit(RecordKind.Customer, 100, 1, ("City", "南京")));
    }

    [SkippableFact]
    public async Task A_store_that_was_used_as_intended_is_clean()
    {
        var report = await new VerifyService(Store).VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((3L, 3L), (report.Records, report.AuditLines));
    }

    [SkippableTheory]
    [InlineData("audit", """UPDATE "Audit" SET "DetailJson"='{}' WHERE "Sequence"=2""")]
    [InlineData("audit", """DELETE FROM "Audit" WHERE "Sequence"=1""")]
    [InlineData("links", """UPDATE "Tasks" SET "ContactId"=77""")]
    [InlineData("versions", """UPDATE "Tasks" SET "Version"=9""")]
    public async Task Tampering_is_found(string check, string sql)
    {
        await Store.Writer.WriteAsync((connection, transaction, _) => Task.FromResult(connection.Prepared(transaction, sql).ExecuteNonQuery()));

        Assert.Contains((await new VerifyService(Store).VerifyAsync()).Findings, finding => finding.Check == check);
    }

    [SkippableFact]
    public async Task An_answered_message_without_its_reply_is_found()
    {
        await AddAsync(new InboxMessage { Id = 1, Channel = "web", ConversationKey = "c", MessageKey = "m", SenderKey = "s", Text = "t", State = InboxState.Done });

        Assert.Contains((await new VerifyService(Store).VerifyAsync()).Findings, finding => finding.Check == "inbox");
    }
}

public sealed class SqliteVerifyServiceTests : VerifyServiceTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class PostgresVerifyServiceTests : VerifyServiceTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;

    [SkippableFact]
    public async Task The_scripts_make_what_the_model_expects()
    {
        await using var db = Store.Contexts.Open(Caller.System);

        Assert.Equal([], await SchemaComparison.MissingAsync(db));
    }
}
