using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;

namespace SalesAssistant.Data.Import;

/// <summary>Finds the record that a cell points at: by source id, number or name, among what is stored and what the same import brings.</summary>
internal sealed class RecordResolver
{
    private readonly Dictionary<(RecordKind Kind, string Id), Record> _byId = [];
    private readonly Dictionary<(RecordKind Kind, string Name), Record?> _byName = [];
    private readonly Dictionary<(RecordKind Kind, long Id), Record> _records = [];
    private readonly Dictionary<(long Customer, string Name), Record> _contacts = [];

    public void Add(RecordKind kind, Record record)
    {
        _records[(kind, record.Id)] = record;
        if (record.SourceId is { } source)
        {
            _byId[(kind, source)] = record;
        }

        if (record.Number.Length > 0)
        {
            _byId.TryAdd((kind, record.Number), record);
        }

        if (record is Contact { CustomerId: { } customer } contact)
        {
            _contacts.TryAdd((customer, Spelling.Fold(contact.FullName)), contact);
        }

        foreach (var name in Names(record).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => Spelling.Fold(name!)).Distinct())
        {
            // A name that two records have points at neither.
            if (!_byName.TryAdd((kind, name), record) && !ReferenceEquals(_byName[(kind, name)], record))
            {
                _byName[(kind, name)] = null;
            }
        }
    }

    public Record? BySource(RecordKind kind, string sourceId) => _byId.TryGetValue((kind, sourceId), out var record) && record.SourceId == sourceId ? record : null;

    /// <summary>By id, number or name; also "Ada Marsh (ada@example.com)" by what stands before the bracket.</summary>
    public Record? Find(RecordKind kind, string cell) =>
        _byId.TryGetValue((kind, cell), out var record) ? record
        : _byName.TryGetValue((kind, Spelling.Fold(cell)), out var named) ? named
        : WithoutBracket(cell) is var plain && plain.Length < cell.Length ? _byName.GetValueOrDefault((kind, Spelling.Fold(plain))) : null;

    /// <summary>A contact by name among those of one customer, where the name alone is not enough.</summary>
    public Record? FindContact(long? customer, string cell) =>
        Find(RecordKind.Contact, cell) ?? (customer is { } known ? _contacts.GetValueOrDefault((known, Spelling.Fold(WithoutBracket(cell)))) : null);

    public static string WithoutBracket(string cell)
    {
        var bracket = cell.EndsWith(')') || cell.EndsWith('）') || cell.EndsWith('>') ? cell.LastIndexOfAny(['(', '（', '<']) : -1;
        return bracket > 0 ? cell[..bracket].TrimEnd() : cell;
    }

    public T? Get<T>(RecordKind kind, long? id)
        where T : Record => id is { } known ? _records.GetValueOrDefault((kind, known)) as T : null;

    private static IEnumerable<string?> Names(Record record) => record switch
    {
        Customer customer => [customer.Name, customer.ShortName, customer.NameEn],
        User user => [user.Name, user.NameEn, user.Email],
        Product product => [product.Name, product.NameEn],
        Team team => [team.Name, team.NameEn],
        Contact contact => [contact.FullName],
        _ => [RecordNames.NameOf(record)],
    };
}
