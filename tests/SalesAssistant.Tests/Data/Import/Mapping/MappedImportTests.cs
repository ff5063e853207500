using System.Text;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.Import.Mapping;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Data.Import.Mapping;

/// <summary>Foreign files become our records by the proposed mapping, unedited.</summary>
public sealed class MappedImportTests : StoreTest
{
    private readonly TempFolder _files = new();

    protected override StoreProvider Provider => StoreProvider.Sqlite;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task A_sheet_with_a_title_and_a_total_becomes_deals_customers_people_and_their_managers()
    {
        await ImportAsync(MappingProposerTests.Foreign("sheet"));

        await using var db = Store.Contexts.Open(Caller.System);
        Assert.Equal((16, 6), (await db.Opportunities.CountAsync(), await db.Customers.CountAsync()));
        var deal = await db.Opportunities.SingleAsync(row => row.SourceId == "5");
        var customer = await db.Customers.SingleAsync(row => row.Id == deal.CustomerId);
        Assert.Equal(customer.Id, (await db.Opportunities.SingleAsync(row => row.SourceId == "11")).CustomerId);   // in capitals in one row, not in the other
        Assert.Equal((Stage.Won, "USD"), (deal.Stage, deal.Currency));
        Assert.Equal(deal.ExpectedCloseDate, deal.ClosedAt);
        Assert.True(deal.ExpectedAmountFen is > 1_000_00 and < 2_000_000_00, $"{deal.ExpectedAmountFen}");   // thousands of dollars in the sheet
        var owner = await db.Users.SingleAsync(row => row.Id == deal.OwnerId);
        var manager = await db.Users.SingleAsync(row => row.Id == owner.ManagerId);
        Assert.Equal((Role.Rep, Role.Supervisor), (owner.Role, manager.Role));
        Assert.Equal(customer.Id, (await db.Contacts.SingleAsync(row => row.Id == deal.PrimaryContactId)).CustomerId);
    }

    [Fact]
    public async Task Titles_and_who_reports_to_whom_become_roles()
    {
        await ImportAsync(MappingProposerTests.Foreign("salesforce"));

        await using var db = Store.Contexts.Open(Caller.System);
        var people = await db.Users.ToDictionaryAsync(person => person.Name);
        Assert.Equal((Role.Manager, Role.Supervisor, Role.Rep), (people["Marta Lindqvist"].Role, people["Owen Prakash"].Role, people["Tessa Okafor"].Role));
        Assert.Equal(people["Owen Prakash"].Id, people["Tessa Okafor"].ManagerId);
        Assert.All(people.Values, person => Assert.False(person.IsDisabled));   // the file says IsActive
    }

    [Fact]
    public async Task Importing_a_mapped_folder_again_adds_nothing()
    {
        await ImportAsync(MappingProposerTests.Foreign("hubspot"));

        var again = await ImportAsync(MappingProposerTests.Foreign("hubspot"));

        Assert.All(again.Files, file => Assert.Equal(0, file.Added));
    }

    [Fact]
    public async Task Order_lines_that_repeat_their_order_become_one_order_with_its_lines()
    {
        Write("sales.csv", "Document number,Document date,Sold-to,Salesperson,Material,Material description,Quantity,Net price,Net value\n4711,2026-01-05,Orchard Mill,Pia Holt,M1,Bearing,10,12.50,125.00\n4711,2026-01-05,Orchard Mill,Pia Holt,M2,Seal,4,3.00,12.00\n4712,2026-01-09,Fern Works,Pia Holt,M1,Bearing,1,12.50,12.50\n");

        await ImportAsync(_files.Path);

        await using var db = Store.Contexts.Open(Caller.System);
        var order = await db.Orders.SingleAsync(row => row.SourceId == "4711");
        Assert.Equal((2, 137_0000L), (await db.OrderLines.CountAsync(line => line.OrderId == order.Id), await db.OrderLines.Where(line => line.OrderId == order.Id).SumAsync(line => line.AmountE4)));
        Assert.Equal(("Orchard Mill", new DateOnly(2026, 1, 5), "Pia Holt"), ((await db.Customers.SingleAsync(row => row.Id == order.CustomerId)).Name, order.OrderedOn, (await db.Users.SingleAsync(row => row.Id == order.OwnerId)).Name));
        Assert.Equal(["Bearing", "Seal"], await db.Products.Select(product => product.Name).Order().ToListAsync());
    }

    [Fact]
    public async Task A_company_without_teams_gets_one_for_each_leader()
    {
        Write("employees.csv", "emp_id,first_name,last_name,job_title,reports_to\n1,Ann,Vale,Sales Director,\n2,Bob,Reed,Account Executive,1\n3,Cat,Low,Account Executive,2\n");

        await ImportAsync(_files.Path);

        await using var db = Store.Contexts.Open(Caller.System);
        var people = await db.Users.ToDictionaryAsync(person => person.Name);
        Assert.Equal((Role.Manager, Role.Supervisor, Role.Rep), (people["Ann Vale"].Role, people["Bob Reed"].Role, people["Cat Low"].Role));
        Assert.Equal("Bob Reed", (await db.Teams.SingleAsync(team => team.Id == people["Cat Low"].TeamId)).Name);
        Assert.Equal(people["Bob Reed"].TeamId, people["Cat Low"].TeamId);
    }

    [Fact]
    public async Task A_column_of_days_before_months_and_decimal_commas_is_read_as_a_whole()
    {
        Write("pipeline.csv", "Deal no,Client,Amount,Stage,Close date\n1,Orchard Mill,\"1.250,50\",Quote sent,03/04/2026\n2,Fern Works,\"980,00\",Won,28/02/2026\n");

        await ImportAsync(_files.Path);

        await using var db = Store.Contexts.Open(Caller.System);
        var deal = await db.Opportunities.SingleAsync(row => row.SourceId == "1");
        Assert.Equal((1_250_50L, new DateOnly(2026, 4, 3), Stage.Proposal), (deal.ExpectedAmountFen, deal.ExpectedCloseDate, deal.Stage));
    }

    [Fact]
    public async Task Stage_and_outcome_in_two_columns_are_one_stage()
    {
        Write("deals.csv", "Deal ID,Title,Organization,Value,Stage,Status\n1,A,Orchard Mill,10,Proposal made,Open\n2,B,Orchard Mill,20,Proposal made,Lost\n3,C,Fern Works,30,Negotiations started,Won\n");

        await ImportAsync(_files.Path);

        await using var db = Store.Contexts.Open(Caller.System);
        Assert.Equal([Stage.Proposal, Stage.Lost, Stage.Won], await db.Opportunities.OrderBy(deal => deal.SourceId).Select(deal => deal.Stage).ToListAsync());
    }

    [Fact]
    public async Task A_stage_that_nothing_explains_is_refused_until_the_mapping_says_what_it_is()
    {
        Write("deals.csv", "Deal ID,Title,Organization,Value,Stage\n1,A,Orchard Mill,10,Proposal\n2,B,Orchard Mill,20,Zorp\n3,C,Fern Works,30,Won\n");
        var mapping = MappingProposer.Propose(_files.Path);

        var refused = await ImportAsync(_files.Path, mapping);
        mapping.Tables![0].Columns.Single(column => column.Field == "Stage").Values!["Zorp"] = "Negotiation";
        var taken = await ImportAsync(_files.Path, mapping);

        Assert.Contains("Zorp", mapping.Tables[0].Columns.Single(column => column.Field == "Stage").Why, StringComparison.Ordinal);
        Assert.Equal((false, 3), (refused.IsApplied, refused.Errors.Single().Line));
        Assert.True(taken.IsApplied);
    }

    [Fact]
    public async Task Codes_that_another_file_explains_become_its_words()
    {
        Write("items.csv", "item_id,item_name,family_code,list_price\n1,Bearing,F1,12\n2,Seal,F2,3\n3,Shaft,F1,40\n");
        Write("families.csv", "family_code,meaning\nF1,Drive parts\nF2,Small parts\n");

        await ImportAsync(_files.Path);

        await using var db = Store.Contexts.Open(Caller.System);
        Assert.Equal("Small parts", (await db.Products.SingleAsync(product => product.Name == "Seal")).Category);
    }

    [Fact]
    public async Task An_id_that_stands_twice_in_a_file_is_a_fault_and_not_a_lost_row()
    {
        Write("customers.csv", "id,name\na,Orchard Mill\na,Fern Works\n");

        var report = await new ImportService(Store, Ids, Clock, CompanyCalendar.Shanghai).ImportAsync(_files.Path);

        Assert.Equal((false, 3), (report.IsApplied, report.Errors.Single().Line));
    }

    private async Task<ImportReport> ImportAsync(string folder)
    {
        var report = await ImportAsync(folder, ImportMapping.Parse(MappingProposer.Propose(folder).ToJson()));
        Assert.True(report.IsApplied, string.Join('\n', report.Errors));
        return report;
    }

    private Task<ImportReport> ImportAsync(string folder, ImportMapping mapping) =>
        new ImportService(Store, Ids, Clock, CompanyCalendar.Shanghai).ImportAsync(folder, new ImportOptions { Mapping = mapping });

    private void Write(string name, string text) => File.WriteAllText(_files.File(name), text, Encoding.UTF8);
}
