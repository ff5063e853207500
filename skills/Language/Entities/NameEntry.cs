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

/// <summary>One record as the index keeps it: small, because there are hundreds of thousands. 0 stands for "none" in ids. What only some kinds have is in <see cref="NamedParty"/>,
/// <see cref="NamedPerson"/> and <see cref="NamedDeal"/>.</summary>
internal class NameEntry
{
    private readonly byte _kind;

    public required RecordKind Kind
    {
        get => (RecordKind)_kind;
        init => _kind = checked((byte)value);
    }

    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>For a customer its own id.</summary>
    public long CustomerId { get; init; }

    public long OwnerId { get; init; }

    /// <summary>Job title of a contact, product words of a deal, city of a customer, role of a user.</summary>
    public string? Title { get; init; }

    /// <summary>Day number of the newest activity; 0 = none. The only part that changes in place: it ranks, it decides nothing.</summary>
    public int LastTouched { get; set; }

    /// <summary>How many characters at the beginning of a deal's name are its customer's.</summary>
    public byte CustomerPrefix { get; set; }

    public bool IsOpen { get; init; } = true;

    /// <summary>Further names: short, English, former ones.</summary>
    public virtual string[] OtherNames => [];

    /// <summary>Region of a customer, team or user.</summary>
    public virtual string? Region => null;

    /// <summary>A user's team.</summary>
    public virtual long TeamId => 0;

    /// <summary>"male" or "female" of a contact.</summary>
    public virtual string? Gender => null;

    public virtual long ProductId => 0;

    public virtual long ContactId => 0;

    /// <summary>Rivals that a deal names, as written.</summary>
    public virtual string? Competitors => null;

    public bool IsPublic => Kind is RecordKind.User or RecordKind.Team or RecordKind.Product;

    public RecordRef Ref => new(Kind, Id, Name);

    public NamedRecord ToRecord() => new(
        Ref, [Name, .. OtherNames], CustomerId == 0 ? null : CustomerId, OwnerId == 0 ? null : OwnerId,
        Kind is RecordKind.Contact or RecordKind.Opportunity ? Title : null, IsOpen,
        ProductId == 0 ? null : ProductId, ContactId == 0 ? null : ContactId,
        LastTouched == 0 ? null : DateOnly.FromDayNumber(LastTouched));
}

/// <summary>A customer, product, team or user.</summary>
internal sealed class NamedParty(string[] otherNames, string? region = null, long teamId = 0) : NameEntry
{
    public override string[] OtherNames => otherNames;

    public override string? Region => region;

    public override long TeamId => teamId;
}

/// <summary>A contact.</summary>
internal sealed class NamedPerson(string? gender) : NameEntry
{
    public override string? Gender => gender;
}

/// <summary>A deal, or an activity that is planned.</summary>
internal sealed class NamedDeal(long productId, long contactId, string? competitors = null) : NameEntry
{
    public override long ProductId => productId;

    public override long ContactId => contactId;

    public override string? Competitors => competitors;
}
