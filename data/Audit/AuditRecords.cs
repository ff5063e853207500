namespace SalesAssistant.Data.Audit;

/// <summary>One line of the append-only, hash-chained audit.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Sequence { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who; null = the system.</summary>
    public long? UserId { get; set; }

    /// <summary>What was done, such as "create", "update", "delete", "undo", "denied", "import".</summary>
    public required string Action { get; set; }

    /// <summary>About which kind of record; null = none.</summary>
    public RecordKind? Kind { get; set; }

    /// <summary>About which record; null = none.</summary>
    public long? RecordId { get; set; }

    /// <summary>Masked details as JSON: fields old → new.</summary>
    public required string DetailJson { get; set; }

    /// <summary>Hash of the line before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>SHA-256 over this line's fields and <see cref="PreviousHash"/>, lower-case hex.</summary>
    public required string Hash { get; set; }
}

/// <summary>A record changed: what caches and indexes replay, by sequence, before each turn.</summary>
public sealed class ChangeLogEntry
{
    /// <summary>Given by the database, growing.</summary>
    public long Sequence { get; set; }

    /// <summary>Which kind.</summary>
    public RecordKind Kind { get; set; }

    /// <summary>Which record.</summary>
    public long RecordId { get; set; }

    /// <summary>True when it was deleted.</summary>
    public bool IsDeleted { get; set; }
}
