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

namespace SalesAssistant.Data.Access;

/// <summary>Who may see and do what, written once: the query filter, <see cref="AccessSql"/>, the change writer and the access tests all read this table.</summary>
internal static class AccessPolicy
{
    /// <summary>A line for every mapped entity; one without a line would be invisible (see <see cref="ScopeFilters"/>).</summary>
    public static IReadOnlyList<AccessRule> Rules { get; } =
    [
        //                                 seen                            create         update         delete         assign         export
        Of<Customer>(RecordKind.Customer, Visibility.OwnerOrPool, Roles.Sellers, Roles.Sellers, Roles.Sellers, Roles.Leaders, Roles.Leaders),
        Of<Contact>(RecordKind.Contact, Visibility.OwnerCustomerOrPool, Roles.Sellers, Roles.Sellers, Roles.Sellers, Roles.Leaders, Roles.Leaders),
        Of<Opportunity>(RecordKind.Opportunity, Visibility.OwnerOrCustomer, Roles.Sellers, Roles.Sellers, Roles.Sellers, Roles.Leaders, Roles.Leaders),
        Of<Interaction>(RecordKind.Interaction, Visibility.OwnerOrCustomer, Roles.Sellers, Roles.Sellers, Roles.Sellers, Roles.Leaders, Roles.Leaders),
        Of<Activity>(RecordKind.Activity, Visibility.OwnerOrCustomer, Roles.Sellers, Roles.Sellers, Roles.Sellers, Roles.Leaders, Roles.Leaders),
        // A follow-up may name any colleague, so anybody who sells may give a task away.
        Of<SalesTask>(RecordKind.Task, Visibility.OwnerOrCustomer, Roles.Sellers, Roles.Sellers, Roles.Sellers, Roles.Sellers, Roles.Leaders),
        Of<Order>(RecordKind.Order, Visibility.OwnerOrCustomer, Roles.Leaders, Roles.Leaders, Roles.Leaders, Roles.Leaders, Roles.Leaders),
        Of<OrderLine>(RecordKind.OrderLine, Visibility.OwnerOrCustomer, Roles.Leaders, Roles.Leaders, Roles.Leaders, Roles.Leaders, Roles.Leaders),
        Of<Target>(RecordKind.Target, Visibility.Owner, Roles.Leaders, Roles.Leaders, Roles.Leaders, Roles.Leaders, Roles.Leaders),
        Of<Product>(RecordKind.Product, Visibility.Everyone, Roles.Manager | Roles.Admin, Roles.Manager | Roles.Admin, Roles.Manager | Roles.Admin, Roles.None, Roles.Sellers | Roles.Admin),
        Of<User>(RecordKind.User, Visibility.Everyone, Roles.Admin, Roles.Admin, Roles.Admin, Roles.None, Roles.Admin),
        Of<Team>(RecordKind.Team, Visibility.Everyone, Roles.Admin, Roles.Admin, Roles.Admin, Roles.None, Roles.Admin),
        Own<StageChange>(Visibility.Deal),
        Own<AmountChange>(Visibility.Deal),
        Own<OwnerChange>(Visibility.CustomerOrDeal),
        Own<SuggestionSnooze>(Visibility.Person),
        Own<NoticePreference>(Visibility.Person),
        Own<CheckInPhoto>(Visibility.Person),
        Own<Conversation>(Visibility.Person),
        Own<Proposal>(Visibility.Person),
        Own<UndoEntry>(Visibility.Person),
        Own<ChannelIdentity>(Visibility.Person),
        Own<AccessKey>(Visibility.Person),
        Own<AuditEntry>(Visibility.Person),
        Own<InboxMessage>(Visibility.System),
        Own<OutboxMessage>(Visibility.System),
        Own<UsedNonce>(Visibility.System),
        Own<ChangeLogEntry>(Visibility.System),
    ];

    /// <summary>The line of a kind of record.</summary>
    public static AccessRule Of(RecordKind kind) => Rules.First(rule => rule.Kind == kind);

    /// <summary>Whether <paramref name="caller"/>'s role may do this with records it sees.</summary>
    public static bool Allows(Caller caller, RecordKind kind, AccessOperation operation) =>
        caller.IsSystem || Of(kind).Allows(operation, caller.Role);

    private static AccessRule Of<T>(RecordKind kind, Visibility seen, Roles create, Roles update, Roles delete, Roles assign, Roles export) =>
        new(typeof(T), kind, seen, create, update, delete, assign, export);

    private static AccessRule Own<T>(Visibility seen) => new(typeof(T), null, seen, Roles.None, Roles.None, Roles.None, Roles.None, Roles.None);
}
