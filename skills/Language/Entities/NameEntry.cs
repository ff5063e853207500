using SalesAssistant.Data;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>How a stretch of text names a record.</summary>
internal enum NameForm : byte
{
    Full,
    Short,
    English,
    Former,
    Given,
    Title,
    Part,
    Misheard,
    Region,
    Team,
}

/// <summary>One record as the index keeps it: small, because there are hundreds of thousands. 0 stands for "none" in ids.</summary>
internal sealed class NameEntry
{
    public required RecordKind Kind { get; init; }

    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Further names: short, English, former ones.</summary>
    public string[] OtherNames { get; init; } = [];

    /// <summary>For a customer its own id.</summary>
    public long CustomerId { get; init; }

    public long OwnerId { get; init; }

    /// <summary>Job title of a contact, product words of a deal, city of a customer, role of a user.</summary>
    public string? Title { get; init; }

    /// <summary>Region of a customer, team or user.</summary>
    public string? Region { get; init; }

    /// <summary>How many characters at the beginning of a deal's name are its customer's.</summary>
    public byte CustomerPrefix { get; set; }

    public bool IsOpen { get; init; } = true;

    public long ProductId { get; init; }

    public long ContactId { get; init; }

    /// <summary>Rivals that a deal names, as written.</summary>
    public string? Competitors { get; init; }

    /// <summary>A user's team.</summary>
    public long TeamId { get; init; }

    /// <summary>"male" or "female" of a contact.</summary>
    public string? Gender { get; init; }

    /// <summary>Day number of the newest activity; 0 = none. The only part that changes in place: it ranks, it decides nothing.</summary>
    public int LastTouched { get; set; }

    public bool IsPublic => Kind is RecordKind.User or RecordKind.Team or RecordKind.Product;

    public RecordRef Ref => new(Kind, Id, Name);

    public NamedRecord ToRecord() => new(
        Ref, [Name, .. OtherNames], CustomerId == 0 ? null : CustomerId, OwnerId == 0 ? null : OwnerId,
        Kind is RecordKind.Contact or RecordKind.Opportunity ? Title : null, IsOpen,
        ProductId == 0 ? null : ProductId, ContactId == 0 ? null : ContactId,
        LastTouched == 0 ? null : DateOnly.FromDayNumber(LastTouched));
}
