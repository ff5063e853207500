using SalesAssistant.Data.People;

namespace SalesAssistant.Data.Access;

/// <summary>What makes a row visible.</summary>
internal enum Visibility
{
    /// <summary>To everybody who is signed in.</summary>
    Everyone,

    /// <summary>A customer: its owner is in scope, or it is in the public pool.</summary>
    OwnerOrPool,

    /// <summary>A contact: its owner or its customer's is in scope, or its customer is in the pool (phones are withheld, see <see cref="ContactPrivacy"/>).</summary>
    OwnerCustomerOrPool,

    /// <summary>Its owner or its customer's is in scope.</summary>
    OwnerOrCustomer,

    /// <summary>Its owner is in scope.</summary>
    Owner,

    /// <summary>History of a deal: the deal is visible.</summary>
    Deal,

    /// <summary>History of a customer or deal: that record is visible.</summary>
    CustomerOrDeal,

    /// <summary>The person's own rows, whatever the role.</summary>
    Person,

    /// <summary>Nobody but the process itself.</summary>
    System,
}

/// <summary>Roles that may do something.</summary>
[Flags]
internal enum Roles
{
    None = 0,
    Rep = 1,
    Supervisor = 2,
    Manager = 4,
    Admin = 8,
    Leaders = Supervisor | Manager,
    Sellers = Rep | Leaders,
}

/// <summary>What is done with records, beyond reading.</summary>
internal enum AccessOperation
{
    Create,
    Update,
    Delete,

    /// <summary>Giving a record to another owner.</summary>
    Assign,

    /// <summary>Taking many records out of the house.</summary>
    Export,
}

/// <summary>One line of the policy: what makes an entity visible, and which roles may do what with the visible ones.</summary>
/// <param name="Entity">The mapped class.</param>
/// <param name="Kind">Null for the store's own tables.</param>
internal sealed record AccessRule(Type Entity, RecordKind? Kind, Visibility Seen, Roles Create, Roles Update, Roles Delete, Roles Assign, Roles Export)
{
    public bool Allows(AccessOperation operation, Role role)
    {
        var allowed = operation switch
        {
            AccessOperation.Create => Create,
            AccessOperation.Update => Update,
            AccessOperation.Delete => Delete,
            AccessOperation.Assign => Assign,
            AccessOperation.Export => Export,
            _ => Roles.None,
        };
        return allowed.HasFlag(role switch
        {
            Role.Rep => Roles.Rep,
            Role.Supervisor => Roles.Supervisor,
            Role.Manager => Roles.Manager,
            _ => Roles.Admin,
        });
    }
}
