using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Targets;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Data.Store;

/// <summary>The store as one caller may see it: every set of customer records carries the named filter "scope".</summary>
public sealed class CrmContext(DbContextOptions<CrmContext> options, Caller caller) : DbContext(options)
{
    private ContextPool? _pool;

    // What the query filters read; EF makes parameters of them for each query.
    internal long CallerId => Caller.UserId;

    internal long? CallerTeamId => Caller.TeamId;

    /// <summary>A connection that goes with this context; null when it belongs to somebody else.</summary>
    internal IDisposable? Owned { get; init; }

    /// <summary>On whose behalf.</summary>
    public Caller Caller { get; private set; } = caller;

    /// <summary>Everybody may see colleagues' names and teams.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Teams.</summary>
    public DbSet<Team> Teams => Set<Team>();

    /// <summary>Accounts in channels; system only.</summary>
    public DbSet<ChannelIdentity> ChannelIdentities => Set<ChannelIdentity>();

    /// <summary>Keys and invites; system only.</summary>
    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();

    /// <summary>Customers in scope.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Contacts in scope.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>Deals in scope.</summary>
    public DbSet<Opportunity> Opportunities => Set<Opportunity>();

    /// <summary>Stage history of deals in scope.</summary>
    public DbSet<StageChange> StageChanges => Set<StageChange>();

    /// <summary>Owner history.</summary>
    public DbSet<OwnerChange> OwnerChanges => Set<OwnerChange>();

    /// <summary>Amount history.</summary>
    public DbSet<AmountChange> AmountChanges => Set<AmountChange>();

    /// <summary>Interactions in scope.</summary>
    public DbSet<Interaction> Interactions => Set<Interaction>();

    /// <summary>The caller's own pictures; others see them with the interaction that they belong to.</summary>
    public DbSet<CheckInPhoto> CheckInPhotos => Set<CheckInPhoto>();

    /// <summary>Planned activities in scope.</summary>
    public DbSet<Activity> Activities => Set<Activity>();

    /// <summary>Tasks in scope.</summary>
    public DbSet<SalesTask> Tasks => Set<SalesTask>();

    /// <summary>The caller's snoozed suggestions.</summary>
    public DbSet<SuggestionSnooze> Snoozes => Set<SuggestionSnooze>();

    /// <summary>How the caller wants to be told of things.</summary>
    public DbSet<NoticePreference> NoticePreferences => Set<NoticePreference>();

    /// <summary>Products; everybody may see them.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Orders in scope.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>Order lines in scope.</summary>
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    /// <summary>Targets in scope.</summary>
    public DbSet<Target> Targets => Set<Target>();

    /// <summary>Incoming messages.</summary>
    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    /// <summary>Replies.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Conversations.</summary>
    public DbSet<Conversation> Conversations => Set<Conversation>();

    /// <summary>Proposals.</summary>
    public DbSet<Proposal> Proposals => Set<Proposal>();

    /// <summary>Undo entries.</summary>
    public DbSet<UndoEntry> UndoEntries => Set<UndoEntry>();

    /// <summary>Used nonces.</summary>
    public DbSet<UsedNonce> UsedNonces => Set<UsedNonce>();

    /// <summary>Audit.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Change log.</summary>
    public DbSet<ChangeLogEntry> ChangeLog => Set<ChangeLogEntry>();

    /// <inheritdoc />
    public override void Dispose()
    {
        if (!GoHome())
        {
            base.Dispose();
            Owned?.Dispose();
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (!GoHome())
        {
            await base.DisposeAsync();
            Owned?.Dispose();
        }
    }

    /// <summary>From the pool to a caller whose view has the same shape as this context's model.</summary>
    internal void LendTo(Caller caller, ContextPool pool)
    {
        Caller = caller;
        _pool = pool;
    }

    // A second Dispose must not put the same context into the pool twice.
    private bool GoHome()
    {
        var pool = Interlocked.Exchange(ref _pool, null);
        return pool is not null && pool.TakeBack(this);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => CrmModel.Configure(modelBuilder, this);
}
