using SalesAssistant.Data.Access;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;

namespace SalesAssistant.Data.Changes;

/// <summary>The policy table applied to one planned change.</summary>
internal static class ChangeRights
{
    private const string TeamSql = """SELECT "TeamId" FROM "Users" WHERE "Id"=@Id""";
    private const string EnabledSql = """SELECT "Id" FROM "Users" WHERE "Id"=@Id AND NOT "IsDisabled" """;
    private const string CustomerOwnerSql = """SELECT "OwnerId" FROM "Customers" WHERE "Id"=@Id""";

    /// <summary>Whether the caller may do this with a record it sees; asked before the fields are set.</summary>
    public static async Task<bool> MayAsync(ChangeSession session, AccessOperation operation, RecordKind kind, Record record, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Allows(session.Caller, kind, operation))
        {
            return false;
        }

        // What is in the pool can be read by all who sell, but is changed only after it was claimed or assigned.
        return operation == AccessOperation.Create || session.Caller.Scope != AccessScope.Own || !await IsInPoolAsync(session, record, cancellationToken);
    }

    /// <summary>Whether the caller may make <paramref name="planned"/>'s record belong to its (new) owner.</summary>
    public static async Task<bool> MayOwnAsync(ChangeSession session, PlannedChange planned, CancellationToken cancellationToken)
    {
        var caller = session.Caller;
        var isNew = planned.Operation == ChangeOperation.Create;
        if (caller.IsSystem || planned.Record is not IOwned owned || (!isNew && !planned.HasChanged(nameof(IOwned.OwnerId))))
        {
            return true;
        }

        var kind = planned.Table.Kind;
        if (!isNew && !AccessPolicy.Allows(caller, kind, AccessOperation.Assign))
        {
            return false;
        }

        if (owned.OwnerId is not { } owner)
        {
            return kind is RecordKind.Contact or RecordKind.Order or RecordKind.OrderLine || (kind == RecordKind.Customer && caller.Scope != AccessScope.Own);
        }

        if (await session.ScalarAsync(EnabledSql, owner, cancellationToken) is null)
        {
            return false;
        }

        return kind == RecordKind.Task || owner == caller.UserId || caller.Scope switch
        {
            AccessScope.All => true,
            AccessScope.Team => await session.ScalarAsync(TeamSql, owner, cancellationToken) == caller.TeamId,
            _ => false,
        };
    }

    private static async Task<bool> IsInPoolAsync(ChangeSession session, Record record, CancellationToken cancellationToken) => record switch
    {
        Customer customer => customer.OwnerId is null,
        Contact { CustomerId: { } customer } contact when contact.OwnerId != session.Caller.UserId => await session.ScalarAsync(CustomerOwnerSql, customer, cancellationToken) is null,
        _ => false,
    };
}
