using System.Text;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Import;

public abstract class ImportServiceTests : StoreTest
{
    private readonly TempFolder _files = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _files.Dispose();
    }

    [SkippableFact]
    public async Task A_folder_of_linked_files_becomes_linked_records_with_their_source_ids()
    {
        Company();

        var report = await ImportAsync();

        Assert.True(report.IsApplied, string.Join('\n', report.Errors));
        await using var db = Store.Contexts.Open(Caller.System);
        var deal = await db.Opportunities.SingleAsync(row => row.SourceId == "d1");
        var customer = await db.Customers.SingleAsync(row => row.SourceId == "acme");
        var owner = await db.Users.SingleAsync(row => row.SourceId == "r1");
        Assert.Equal((customer.Id, owner.Id, 1_234_500_00L, Stage.Negotiation, 80), (deal.CustomerId, deal.OwnerId, deal.ExpectedAmountFen, deal.Stage, deal.WinProbability));
        Assert.Equal((CustomerGrade.B, CompanySize.Medium, "manufacturing", owner.Id), (customer.Grade, customer.CompanySize, customer.Industry, customer.OwnerId));
        var team = await db.Teams.SingleAsync();
        Assert.Equal(("东组", team.Id, Role.Rep), (team.Name, owner.TeamId, owner.Role));
        Assert.Equal((await db.Users.SingleAsync(row => row.SourceId == "s1")).Id, owner.ManagerId);
    }

    [SkippableFact]
    public async Task A_deal_without_stage_history_began_with_the_first_stage_on_its_opening_date()
    {
        Company();

        await ImportAsync();

        await using var db = Store.Contexts.Open(Caller.System);
        var deal = await db.Opportunities.SingleAsync(row => row.SourceId == "d2");
        var change = await db.StageChanges.SingleAsync(row => row.OpportunityId == deal.Id);
        Assert.Equal((Stage.InitialContact, new DateOnly(2026, 1, 9)), (change.To, change.ChangedOn));
        Assert.Equal((Stage.Won, new DateOnly(2026, 2, 20), (await db.Teams.SingleAsync()).Id, 100), (deal.Stage, deal.ClosedAt, deal.ClosedTeamId, deal.WinProbability));
    }

    [SkippableFact]
    public async Task A_notes_follow_up_becomes_one_task()
    {
        Company();

        await ImportAsync();

        await using var db = Store.Contexts.Open(Caller.System);
        var note = await db.Interactions.SingleAsync(row => row.SourceId == "n1");
        var task = await db.Tasks.SingleAsync();
        Assert.Equal(("寄样品", new DateOnly(2026, 3, 9), note.OwnerId, note.Id, WorkStatus.NotStarted), (task.Title, task.DueDate, task.OwnerId, task.InteractionId, task.Status));
        Assert.Equal((new DateOnly(2026, 3, 2), true, "visit", Sentiment.Positive), (note.OccurredOn, note.HasClockTime, note.Channel, note.Sentiment));
    }

    [SkippableFact]
    public async Task Importing_again_adds_nothing()
    {
        Company();
        await ImportAsync();
        var before = await CountsAsync();

        var report = await ImportAsync();

        Assert.Equal(before, await CountsAsync());
        Assert.All(report.Files, file => Assert.Equal((0, file.Rows), (file.Added, file.Known)));
    }

    [SkippableFact]
    public async Task Chinese_headers_in_a_Chinese_encoding_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Write("人员.csv", "工号,姓名,角色,团队\nr1,林一,销售人员,东组\n", Encoding.GetEncoding("GB18030"));
        Write("客户.csv", "客户编号,客户名称,行业,客户等级,负责销售,年营业额（万元）,首次接触日期\nA-1,青岚仪器,制造业,A级,林一,\"1,200\",2025年3月4日\n", Encoding.GetEncoding("GB18030"));
        Write("商机.csv", "商机名称\t客户名称\t预计金额\t销售阶段\t预计成交日期\n一号线\t青岚仪器\t12.5万\t方案提供\t2026/6/30\n", new UTF8Encoding(true));

        var report = await ImportAsync();

        Assert.True(report.IsApplied, string.Join('\n', report.Errors));
        await using var db = Store.Contexts.Open(Caller.System);
        var customer = await db.Customers.SingleAsync();
        var deal = await db.Opportunities.SingleAsync();
        Assert.Equal(("青岚仪器", CustomerGrade.A, 12_000_000_00L, new DateOnly(2025, 3, 4)), (customer.Name, customer.Grade, customer.AnnualRevenueFen, customer.FirstContactDate));
        Assert.Equal((customer.Id, customer.OwnerId, 125_000_00L, Stage.Proposal), (deal.CustomerId, deal.OwnerId, deal.ExpectedAmountFen, deal.Stage));
    }

    [SkippableFact]
    public async Task Faults_stop_the_whole_import_and_are_listed_with_line_and_reason()
    {
        Company();
        Write("opportunities.csv", "id,name,customer_id,amount_cny,stage\nd1,good,acme,5,proposal\nd2,bad,nobody,5,proposal\nd3,worse,acme,lots,dreaming\n");

        var report = await ImportAsync(new ImportOptions { ErrorFile = _files.File("errors.txt") });

        Assert.False(report.IsApplied);
        Assert.Equal([(3, "customer_id"), (4, "amount_cny"), (4, "stage")], report.Errors.Select(error => (error.Line, error.Column!)));
        Assert.Contains("there is no Customer 'nobody'", await File.ReadAllTextAsync(_files.File("errors.txt")), StringComparison.Ordinal);
        await using var db = Store.Contexts.Open(Caller.System);
        Assert.False(await db.Customers.AnyAsync());
    }

    [SkippableFact]
    public async Task A_partial_import_takes_the_good_rows()
    {
        Company();
        Write("opportunities.csv", "id,name,customer_id,amount_cny,stage\nd1,good,acme,5,proposal\nd2,bad,nobody,5,proposal\n");
        File.Delete(_files.File("interactions.csv"));

        var report = await ImportAsync(new ImportOptions { IsPartial = true });

        Assert.True(report.IsApplied);
        await using var db = Store.Contexts.Open(Caller.System);
        Assert.Equal("d1", (await db.Opportunities.SingleAsync()).SourceId);
    }

    [SkippableFact]
    public async Task Orders_and_their_lines_keep_exact_amounts()
    {
        Write("employees.csv", "employee_id,last_name,first_name,title\n7,Quill,Ada,Sales Representative\n");
        Write("categories.csv", "category_id,category_name\n3,Teas\n");
        Write("products.csv", "product_id,product_name,category_id,unit_price\n1,Green,3,12.50\n");
        Write("customers.csv", "customer_id,company_name,contact_name,contact_title,phone\nCU,Curlew & Co,Ivo Pell,Owner,555-01\n");
        Write("orders.csv", "order_id,customer_id,employee_id,order_date,shipped_date,ship_country\n900,CU,7,2025-07-04,,France\n");
        Write("order_details.csv", "order_id,product_id,unit_price,quantity,discount\n900,1,12.35,3,0.15\n");

        var report = await ImportAsync();

        Assert.True(report.IsApplied, string.Join('\n', report.Errors));
        await using var db = Store.Contexts.Open(Caller.System);
        var (order, line) = (await db.Orders.SingleAsync(), await db.OrderLines.SingleAsync());
        Assert.Equal((314_925L, order.OwnerId, order.CustomerId), (line.AmountE4, line.OwnerId, line.CustomerId));
        Assert.Equal(("Ada Quill", "Teas", "Ivo Pell", null), ((await db.Users.SingleAsync()).Name, (await db.Products.SingleAsync()).Category, (await db.Contacts.SingleAsync()).FullName, order.ShippedOn));
    }

    [SkippableFact]
    public async Task What_is_exported_can_be_imported_elsewhere_and_exports_the_same()
    {
        Company();
        await ImportAsync();
        using var first = new TempFolder();
        using var second = new TempFolder();
        await new ExportService(Store, CompanyCalendar.Shanghai).ExportAsync(Caller.System, first.Path);
        await using var elsewhere = await SalesStore.OpenAsync(StoreOptions.Sqlite(second.File("copy.db")), Clock);

        var report = await new ImportService(elsewhere, Ids, Clock, CompanyCalendar.Shanghai).ImportAsync(first.Path);

        Assert.True(report.IsApplied, string.Join('\n', report.Errors));
        await new ExportService(elsewhere, CompanyCalendar.Shanghai).ExportAsync(Caller.System, second.Path);
        Assert.All(Directory.GetFiles(first.Path), file => Assert.Equal(Lines(file), Lines(second.File(Path.GetFileName(file)))));

        static string[] Lines(string file) => [.. File.ReadAllLines(file).Order(StringComparer.Ordinal)];
    }

    [SkippableFact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_written_as_text()
    {
        Write("customers.csv", "id,name,main_needs\nx,=SUM(A1:A9),+86 first\n");
        await ImportAsync();
        using var folder = new TempFolder();

        await new ExportService(Store, CompanyCalendar.Shanghai).ExportAsync(Caller.System, folder.Path);

        Assert.Contains("'=SUM(A1:A9)", await File.ReadAllTextAsync(folder.File("customers.csv")), StringComparison.Ordinal);
    }

    private void Company()
    {
        Write("users.csv", "id,name,role,team,manager_id\nr1,林一,rep,东组,s1\ns1,周二,supervisor,东组,\n");
        Write("customers.csv", "id,name,industry,size,tier,owner_id\nacme,青岚仪器,manufacturing,medium,B,r1\n");
        Write("opportunities.csv", "id,name,customer_id,amount_cny,stage,probability,created_at,closed_at\nd1,一号线,acme,\"1,234,500\",negotiation,80,2026-01-05,\nd2,二号线,acme,900,won,,2026-01-09,2026-02-20\n");
        Write("interactions.csv", "id,customer_id,opportunity_id,at,type,attitude,subject,follow_up,follow_up_due,follow_up_status\nn1,acme,d1,2026-03-02T14:00:00+08:00,visit,positive,谈方案,寄样品,2026-03-09,not_started\nn2,acme,,2026-03-01,phone,neutral,回访,,,\n");
    }

    private Task<ImportReport> ImportAsync(ImportOptions? options = null) =>
        new ImportService(Store, Ids, Clock, CompanyCalendar.Shanghai).ImportAsync(_files.Path, options);

    private void Write(string name, string text, Encoding? encoding = null) => File.WriteAllText(_files.File(name), text, encoding ?? new UTF8Encoding(false));

    private async Task<string> CountsAsync()
    {
        await using var db = Store.Contexts.Open(Caller.System);
        return $"{await db.Users.CountAsync()} {await db.Teams.CountAsync()} {await db.Customers.CountAsync()} {await db.Opportunities.CountAsync()} {await db.Interactions.CountAsync()} {await db.Tasks.CountAsync()} {await db.StageChanges.CountAsync()}";
    }
}

public sealed class SqliteImportServiceTests : ImportServiceTests
{
    protected override StoreProvider Provider => StoreProvider.Sqlite;
}

public sealed class PostgresImportServiceTests : ImportServiceTests
{
    protected override StoreProvider Provider => StoreProvider.Postgres;
}
