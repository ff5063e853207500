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

/// <summary>Tables, keys and indexes; one table a noun, snake_case is not used: names are the English identifiers.</summary>
internal static class CrmModel
{
    public static void Configure(ModelBuilder model, CrmContext context)
    {
        foreach (var type in new[] { typeof(User), typeof(Team), typeof(Customer), typeof(Contact), typeof(Opportunity), typeof(Interaction), typeof(Activity), typeof(SalesTask), typeof(Product), typeof(Order), typeof(OrderLine), typeof(Target) })
        {
            var record = model.Entity(type);
            record.HasKey(nameof(Record.Id));
            record.Property(nameof(Record.Id)).ValueGeneratedNever();
            record.HasIndex(nameof(Record.Number)).IsUnique();
            record.HasIndex(nameof(Record.SourceId)).IsUnique();
            record.Property(nameof(Record.Version)).IsConcurrencyToken();
        }

        foreach (var type in new[] { typeof(ChannelIdentity), typeof(AccessKey), typeof(StageChange), typeof(OwnerChange), typeof(AmountChange), typeof(SuggestionSnooze), typeof(InboxMessage), typeof(OutboxMessage), typeof(Conversation), typeof(Proposal), typeof(UndoEntry), typeof(CheckInPhoto) })
        {
            model.Entity(type).HasKey("Id");
            model.Entity(type).Property("Id").ValueGeneratedNever();
        }

        model.Entity<ChannelIdentity>().HasIndex(x => new { x.Channel, x.ExternalKey }).IsUnique();
        model.Entity<AccessKey>().HasIndex(x => x.Hash).IsUnique();
        model.Entity<Customer>().HasIndex(x => x.OwnerId);
        model.Entity<Contact>().HasIndex(x => x.CustomerId);
        model.Entity<Opportunity>().Ignore(x => x.IsOpen);
        // Everything that figures over deals read, so that a grouping never leaves the index.
        model.Entity<Opportunity>().HasIndex(x => new { x.OwnerId, x.Stage, x.ExpectedCloseDate, x.ExpectedAmountFen, x.Currency, x.WinProbability }).HasDatabaseName("IX_Opportunities_Open");
        model.Entity<Opportunity>().HasIndex(x => new { x.OwnerId, x.Stage, x.ClosedAt, x.ExpectedAmountFen, x.Currency, x.ClosedTeamId, x.OpenedOn }).HasDatabaseName("IX_Opportunities_Closed");
        model.Entity<Opportunity>().HasIndex(x => x.CustomerId);
        model.Entity<StageChange>().HasIndex(x => x.OpportunityId);
        model.Entity<OwnerChange>().HasIndex(x => new { x.Kind, x.RecordId });
        model.Entity<AmountChange>().HasIndex(x => x.OpportunityId);
        model.Entity<Interaction>().HasIndex(x => new { x.CustomerId, x.OccurredOn });
        model.Entity<Interaction>().HasIndex(x => new { x.OwnerId, x.OccurredOn });
        model.Entity<Interaction>().HasIndex(x => x.OpportunityId);
        model.Entity<Activity>().HasIndex(x => new { x.OwnerId, x.PlannedOn });
        model.Entity<Activity>().HasIndex(x => x.CustomerId);
        model.Entity<SalesTask>().ToTable("Tasks").HasIndex(x => new { x.OwnerId, x.Status, x.DueDate });
        model.Entity<SalesTask>().HasIndex(x => x.CustomerId);
        model.Entity<SalesTask>().HasIndex(x => x.InteractionId);
        model.Entity<SuggestionSnooze>().HasIndex(x => new { x.UserId, x.Key }).IsUnique();
        model.Entity<Order>().HasIndex(x => new { x.OwnerId, x.OrderedOn });
        model.Entity<Order>().HasIndex(x => x.CustomerId);
        model.Entity<OrderLine>().HasIndex(x => x.OrderId);
        model.Entity<Target>().HasIndex(x => new { x.OwnerId, x.Month, x.Currency }).IsUnique();
        model.Entity<InboxMessage>().HasIndex(x => new { x.Channel, x.ConversationKey, x.MessageKey }).IsUnique();
        model.Entity<InboxMessage>().HasIndex(x => x.State);
        model.Entity<OutboxMessage>().HasIndex(x => x.InboxId).IsUnique();
        model.Entity<OutboxMessage>().HasIndex(x => new { x.Channel, x.ConversationKey, x.Id });
        model.Entity<OutboxMessage>().HasIndex(x => x.State);
        model.Entity<Conversation>().HasIndex(x => new { x.Channel, x.Key, x.UserId }).IsUnique();
        model.Entity<Proposal>().HasIndex(x => new { x.ConversationId, x.State });
        model.Entity<UndoEntry>().HasIndex(x => x.ConversationId);
        model.Entity<NoticePreference>().Ignore(x => x.Time).HasKey(x => new { x.UserId, x.Kind });
        model.Entity<CheckInPhoto>().HasIndex(x => new { x.Channel, x.ConversationKey, x.MessageKey }).IsUnique();
        model.Entity<CheckInPhoto>().HasIndex(x => new { x.UserId, x.BelongsFrom });
        model.Entity<UsedNonce>().HasKey(x => x.Nonce);
        model.Entity<AuditEntry>().ToTable("Audit").HasKey(x => x.Sequence);
        model.Entity<AuditEntry>().Property(x => x.Sequence).ValueGeneratedNever();
        model.Entity<ChangeLogEntry>().ToTable("ChangeLog").HasKey(x => x.Sequence);
        ScopeFilters.Apply(model, context);
    }
}
