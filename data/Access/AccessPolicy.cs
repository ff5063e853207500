using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Access;

/// <summary>Who may see which rows, written once.</summary>
internal static class AccessPolicy
{
    public static void Apply(ModelBuilder model, CrmContext context)
    {
        // Filled in by the store work: the named filter "scope" on every set of customer records.
        _ = model;
        _ = context;
    }
}
