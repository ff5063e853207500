using SalesAssistant.Data;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;

namespace SalesAssistant.Tests.Skills.Language.Entities;

public sealed class NameIndexTests : IAsyncLifetime
{
    private readonly NamedCompany _company = new();

    public Task InitializeAsync() => _company.InitializeAsync();

    public Task DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task A_new_customer_is_known_after_the_next_refresh()
    {
        await AddAsync(new Customer { Id = 50, Number = "C-50", Name = "湖州芷汀丝绸有限公司", OwnerId = 1 }, RecordKind.Customer, 50);

        Assert.Equal("芷汀=Customer:50", _company.Marks("芷汀来电"));
    }

    [Fact]
    public async Task A_renamed_person_is_known_by_the_new_name_only()
    {
        await using (var db = _company.Open())
        {
            db.Contacts.Single(contact => contact.Id == 3).FullName = "穆清扬";
            await LogAsync(db, RecordKind.Contact, 3, false);
        }

        Assert.Equal("", _company.Marks("汪静来过"));
        Assert.Equal("穆清扬=Contact:3", _company.Marks("穆清扬来过"));
        Assert.Equal("穆清扬", _company.Index.For(NamedCompany.Rep).Find(RecordKind.Contact, 3)!.Record.Name);
    }

    [Fact]
    public async Task A_sentence_in_the_place_of_a_name_is_no_first_and_last_name()
    {
        await AddAsync(new Contact { Id = 51, Number = "K-51", CustomerId = 5, FullName = "the first one, and delete" }, RecordKind.Contact, 51);
        await AddAsync(new Contact { Id = 52, Number = "K-52", CustomerId = 5, FullName = "All Carter" }, RecordKind.Contact, 52);

        Assert.Equal("", _company.Marks("the second one, then delete all of it", NamedCompany.Manager));
        Assert.Equal("Carter=Contact:52", _company.Marks("Carter called", NamedCompany.Manager));
    }

    [Fact]
    public async Task A_deleted_customer_is_gone()
    {
        await using (var db = _company.Open())
        {
            db.Remove(db.Customers.Single(customer => customer.Id == 7));
            await LogAsync(db, RecordKind.Customer, 7, true);
        }

        Assert.Equal("", _company.Marks("百味斋"));
        Assert.Null(_company.Index.For(NamedCompany.Rep).Find(RecordKind.Customer, 7));
    }

    [Fact]
    public async Task A_customer_that_goes_to_another_owner_takes_its_people_along()
    {
        await using (var db = _company.Open())
        {
            db.Customers.Single(customer => customer.Id == 5).OwnerId = 1;
            await LogAsync(db, RecordKind.Customer, 5, false);
        }

        Assert.Equal("拓朗=Customer:5 方晓=Contact:8", _company.Marks("拓朗的方晓"));
    }

    [Fact]
    public async Task A_scope_keeps_the_moment_it_was_made_at()
    {
        var before = _company.Index.For(NamedCompany.Rep);
        await AddAsync(new Contact { Id = 60, Number = "K-60", CustomerId = 1, FullName = "司徒朗" }, RecordKind.Contact, 60);

        Assert.Null(before.Find(RecordKind.Contact, 60));
        Assert.NotNull(_company.Index.For(NamedCompany.Rep).Find(RecordKind.Contact, 60));
    }

    [Fact]
    public async Task Many_small_changes_keep_every_name_findable()
    {
        const string First = "锦澄岚禾澜芷汀屿", Second = "川衡柏舟朗";
        var names = (from first in First from second in Second select $"屈{first}{second}").ToList();
        for (var i = 0; i < names.Count; i++)
        {
            await AddAsync(new Contact { Id = 100 + i, Number = $"K-{100 + i}", CustomerId = 1, FullName = names[i] }, RecordKind.Contact, 100 + i);
        }

        Assert.All(names, (name, i) => Assert.Equal($"{name}=Contact:{100 + i}", _company.Marks($"{name}到了")));
        Assert.Equal(names.Count + 3, _company.Index.For(NamedCompany.Rep).ContactsOf(1).Count);
    }

    [Fact]
    public void Deals_of_a_customer_come_open_ones_first()
    {
        var names = _company.Index.For(NamedCompany.Rep);

        Assert.Equal([true, true, false], names.DealsOf(1).Select(deal => deal.IsOpen));
        Assert.Empty(names.DealsOf(5));
        Assert.Single(names.PlannedOf(1));
    }

    private async Task AddAsync(object record, RecordKind kind, long id)
    {
        await using var db = _company.Open();
        db.Add(record);
        await LogAsync(db, kind, id, false);
    }

    private async Task LogAsync(SalesAssistant.Data.Store.CrmContext db, RecordKind kind, long id, bool isDeleted)
    {
        db.Add(new ChangeLogEntry { Kind = kind, RecordId = id, IsDeleted = isDeleted });
        await db.SaveChangesAsync();
        await _company.Index.RefreshAsync();
    }
}
