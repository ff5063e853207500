using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Opportunities;

namespace SalesAssistant.Tests.Skills.Language.Entities;

public sealed class NameRightsTests : IAsyncLifetime
{
    private readonly NamedCompany _company = new();

    public Task InitializeAsync() => _company.InitializeAsync();

    public Task DisposeAsync() => _company.DisposeAsync();

    /// <summary>The index answers from memory what the store's filter answers by query: both must be one policy.</summary>
    [Fact]
    public async Task Every_caller_sees_the_same_records_in_the_index_as_in_the_store()
    {
        await AddCrossOwnedAsync();
        foreach (var caller in (Caller[])[NamedCompany.Rep, NamedCompany.Supervisor, NamedCompany.Manager, NamedCompany.Admin, new(4, SalesAssistant.Data.People.Role.Rep, 2, "白嘉禾", "zh")])
        {
            await using var db = _company.Open(caller);
            var names = _company.Index.For(caller);

            Assert.Equal(db.Customers.Select(x => x.Id).Order(), Seen(names, RecordKind.Customer));
            Assert.Equal(db.Contacts.Select(x => x.Id).Order(), Seen(names, RecordKind.Contact));
            Assert.Equal(db.Opportunities.Select(x => x.Id).Order(), Seen(names, RecordKind.Opportunity));
        }
    }

    private static IEnumerable<long> Seen(SalesAssistant.Skills.Language.Entities.NameScope names, RecordKind kind) =>
        Enumerable.Range(1, 40).Select(id => (long)id).Where(id => names.Find(kind, id) is not null);

    /// <summary>Deals of another owner than the customer's, of a pool customer, and a contact with an owner of its own.</summary>
    private async Task AddCrossOwnedAsync()
    {
        await using var db = _company.Open();
        db.Add(new Opportunity { Id = 20, Number = "O-20", Name = "百味斋-LIMS", CustomerId = 7, OwnerId = 4, OpenedOn = new(2026, 1, 5) });
        db.Add(new Opportunity { Id = 21, Number = "O-21", Name = "晋源钢铁-LIMS", CustomerId = 6, OwnerId = 1, OpenedOn = new(2026, 1, 5) });
        db.Add(new SalesAssistant.Data.Contacts.Contact { Id = 22, Number = "K-22", FullName = "古月", CustomerId = 7 });
        db.Add(new SalesAssistant.Data.Contacts.Contact { Id = 23, Number = "K-23", FullName = "米兰", CustomerId = 6, OwnerId = 2 });
        await db.SaveChangesAsync();
        await _company.Index.RebuildAsync();
    }
}
