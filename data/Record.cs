using System.Text.Json.Serialization;

namespace SalesAssistant.Data;

/// <summary>The nouns of the CRM that can be named, shown, changed, imported and audited.</summary>
public enum RecordKind
{
    Customer,
    Contact,
    Opportunity,
    Interaction,
    Activity,
    Task,
    Product,
    Order,
    OrderLine,
    Target,
    User,
    Team,
}

/// <summary>What every stored business record has.</summary>
public abstract class Record
{
    /// <summary>Made by the caller (<see cref="Store.RecordIds"/>), never by the database, so that linked records can be proposed before they are stored.</summary>
    public long Id { get; set; }

    /// <summary>The number people say, unique within its kind, such as C-000042; given at the first save.</summary>
    public string Number { get; set; } = "";

    /// <summary>The id this record had where it was imported from; null for records made here.</summary>
    public string? SourceId { get; set; }

    /// <summary>Grows by one with each change; a proposal made on another version is a conflict.</summary>
    public int Version { get; set; } = 1;

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; set; }
}

/// <summary>A record that belongs to one person and, where it has one, to a customer; both decide who may see it.</summary>
public interface IOwned
{
    /// <summary>Null only for a customer in the public pool.</summary>
    long? OwnerId { get; }
}

/// <summary>A record about a customer: visible through its own owner or the customer's.</summary>
public interface IOfCustomer : IOwned
{
    /// <summary>Null for a task that is about no customer.</summary>
    long? CustomerId { get; }
}

/// <summary>A pointer to one record, with the name that people read.</summary>
/// <param name="Id">In JSON as text: the ids are longer than a JavaScript number.</param>
public sealed record RecordRef(RecordKind Kind, [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)] long Id, string Name);
