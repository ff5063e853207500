using SalesAssistant.Data;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>What a reader may know about a record without asking the store.</summary>
/// <param name="CustomerId">The customer it belongs to; for a customer its own id; null for people, teams, products.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="Title">Job title of a contact; product name of a deal; null otherwise.</param>
/// <param name="IsOpen">False for closed deals, done or cancelled activities, disabled users.</param>
/// <param name="ProductId">A deal's product.</param>
/// <param name="ContactId">A deal's or activity's contact.</param>
/// <param name="LastTouched">Newest activity in it, for ranking candidates.</param>
public sealed record NamedRecord(RecordRef Record, IReadOnlyList<string> Names, long? CustomerId, long? OwnerId, string? Title, bool IsOpen, long? ProductId, long? ContactId, DateOnly? LastTouched)
{
    public long Id => Record.Id;
}

/// <summary>The names that one caller may see: every lookup is already within the caller's rights. Colleagues, teams, products and regions are visible to all.</summary>
public abstract class NameScope
{
    /// <summary>The caller whose view it is.</summary>
    public abstract Caller Caller { get; }

    /// <summary>Marks all names in <paramref name="text"/> (normalised).</summary>
    public abstract IReadOnlyList<EntityMention> Mark(string text);

    /// <summary>One record; null when it does not exist or is not visible.</summary>
    public abstract NamedRecord? Find(RecordKind kind, long id);

    /// <summary>Contacts of a visible customer.</summary>
    public abstract IReadOnlyList<NamedRecord> ContactsOf(long customerId);

    /// <summary>Deals of a visible customer, open ones first.</summary>
    public abstract IReadOnlyList<NamedRecord> DealsOf(long customerId);

    /// <summary>Planned activities of a visible customer.</summary>
    public abstract IReadOnlyList<NamedRecord> PlannedOf(long customerId);

    /// <summary>Colleagues (enabled), teams, products.</summary>
    public abstract IReadOnlyList<NamedRecord> All(RecordKind kind);

    /// <summary>Regions that customers and teams name, as written.</summary>
    public abstract IReadOnlyList<string> Regions { get; }

    /// <summary>Rivals that deals name, lower case.</summary>
    internal virtual IReadOnlyList<string> Competitors => [];

    /// <summary>The word lists that the names are read with; null in a scope without any.</summary>
    internal virtual NameLexicon? Lexicon => null;
}
