using Microsoft.Extensions.DependencyInjection;

namespace SalesAssistant.Data.Store;

/// <summary>Registration of an opened store.</summary>
public static class StoreServices
{
    /// <summary>Adds <paramref name="store"/> (opened before the host is built, so that a refused store stops the start), its contexts, writer and ids. Needs <see cref="TimeProvider"/> and <see cref="CompanyCalendar"/>.</summary>
    public static IServiceCollection AddSalesStore(this IServiceCollection services, SalesStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return services
            .AddSingleton(store)
            .AddSingleton(store.Contexts)
            .AddSingleton(store.Writer)
            .AddSingleton<RecordIds>()
            .AddSingleton<Changes.ChangeWriter>();
    }
}
