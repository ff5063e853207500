using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Access;

/// <summary>The named query filter "scope": the policy's visibilities as predicates. Each kind of scope has its own model with its own short predicate; "IN (SELECT …)" rather than EXISTS, so that both halves of an OR can use their index.</summary>
internal static class ScopeFilters
{
    /// <summary>The filter's name.</summary>
    public const string Name = "scope";

    public static void Apply(ModelBuilder model, CrmContext context)
    {
        var scope = context.Caller.ModelScope;
        if (scope == ModelScope.System)
        {
            return;
        }

        var rules = AccessPolicy.Rules.ToDictionary(rule => rule.Entity);
        var apply = typeof(ScopeFilters).GetMethod(nameof(ApplyTo), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;   // below
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            var seen = rules.TryGetValue(entity.ClrType, out var rule) ? rule.Seen : Visibility.System;   // fail closed: what nobody thought of is nobody's
            apply.MakeGenericMethod(entity.ClrType).Invoke(null, [model, context, scope, seen]);
        }
    }

    private static void ApplyTo<T>(ModelBuilder model, CrmContext context, ModelScope scope, Visibility seen)
        where T : class
    {
        if (Filter<T>(context, scope, seen) is { } filter)
        {
            model.Entity<T>().HasQueryFilter(Name, filter);
        }
    }

    private static Expression<Func<T, bool>>? Filter<T>(CrmContext db, ModelScope scope, Visibility seen)
        where T : class => (seen, scope) switch
        {
            (Visibility.Everyone, _) => null,
            (Visibility.System, _) => row => false,
            (Visibility.Person, _) => row => EF.Property<long?>(row, "UserId") == db.CallerId,
            (_, ModelScope.All) => null,
            (_, ModelScope.None) => row => false,
            (Visibility.Deal, _) => row => db.Set<Opportunity>().Select(deal => deal.Id).Contains(EF.Property<long>(row, nameof(StageChange.OpportunityId))),
            (Visibility.CustomerOrDeal, _) => row =>
                (EF.Property<RecordKind>(row, nameof(OwnerChange.Kind)) == RecordKind.Customer && db.Set<Customer>().Select(customer => customer.Id).Contains(EF.Property<long>(row, nameof(OwnerChange.RecordId)))) ||
                (EF.Property<RecordKind>(row, nameof(OwnerChange.Kind)) == RecordKind.Opportunity && db.Set<Opportunity>().Select(deal => deal.Id).Contains(EF.Property<long>(row, nameof(OwnerChange.RecordId)))),
            (_, ModelScope.Own) => Own<T>(db, seen),
            (_, ModelScope.Team) => Team<T>(db, seen),
            _ => throw new InvalidOperationException($"{typeof(T).Name}: no filter for {seen} under {scope}."),
        };

    private static Expression<Func<T, bool>> Own<T>(CrmContext db, Visibility seen)
        where T : class => seen switch
        {
            Visibility.Owner => row => EF.Property<long?>(row, "OwnerId") == db.CallerId,
            Visibility.OwnerOrPool => row => EF.Property<long?>(row, "OwnerId") == db.CallerId || EF.Property<long?>(row, "OwnerId") == null,
            Visibility.OwnerOrCustomer => row => EF.Property<long?>(row, "OwnerId") == db.CallerId ||
                db.Set<Customer>().Where(customer => customer.OwnerId == db.CallerId).Select(customer => (long?)customer.Id).Contains(EF.Property<long?>(row, "CustomerId")),
            Visibility.OwnerCustomerOrPool => row => EF.Property<long?>(row, "OwnerId") == db.CallerId ||
                db.Set<Customer>().Where(customer => customer.OwnerId == db.CallerId || customer.OwnerId == null).Select(customer => (long?)customer.Id).Contains(EF.Property<long?>(row, "CustomerId")),
            _ => throw new InvalidOperationException($"{typeof(T).Name}: {seen} has no own rows."),
        };

    private static Expression<Func<T, bool>> Team<T>(CrmContext db, Visibility seen)
        where T : class => seen switch
        {
            Visibility.Owner => row => db.Set<User>().Where(user => user.TeamId == db.CallerTeamId).Select(user => (long?)user.Id).Contains(EF.Property<long?>(row, "OwnerId")),
            Visibility.OwnerOrPool => row => EF.Property<long?>(row, "OwnerId") == null ||
                db.Set<User>().Where(user => user.TeamId == db.CallerTeamId).Select(user => (long?)user.Id).Contains(EF.Property<long?>(row, "OwnerId")),
            Visibility.OwnerOrCustomer => row =>
                db.Set<User>().Where(user => user.TeamId == db.CallerTeamId).Select(user => (long?)user.Id).Contains(EF.Property<long?>(row, "OwnerId")) ||
                db.Set<Customer>().Where(customer => db.Set<User>().Where(user => user.TeamId == db.CallerTeamId).Select(user => (long?)user.Id).Contains(customer.OwnerId)).Select(customer => (long?)customer.Id).Contains(EF.Property<long?>(row, "CustomerId")),
            Visibility.OwnerCustomerOrPool => row =>
                db.Set<User>().Where(user => user.TeamId == db.CallerTeamId).Select(user => (long?)user.Id).Contains(EF.Property<long?>(row, "OwnerId")) ||
                db.Set<Customer>().Where(customer => customer.OwnerId == null || db.Set<User>().Where(user => user.TeamId == db.CallerTeamId).Select(user => (long?)user.Id).Contains(customer.OwnerId)).Select(customer => (long?)customer.Id).Contains(EF.Property<long?>(row, "CustomerId")),
            _ => throw new InvalidOperationException($"{typeof(T).Name}: {seen} has no team rows."),
        };
}
