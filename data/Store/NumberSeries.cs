using System.Data.Common;
using System.Globalization;

namespace SalesAssistant.Data.Store;

/// <summary>The numbers that people say, such as C-000042. A number that a rolled-back change took is not given again in PostgreSQL's sense of it: gaps are fine, doubles are not.</summary>
internal static class NumberSeries
{
    private const string TakeSql = """INSERT INTO "Numbers" ("Series","Last") VALUES (@s,@n) ON CONFLICT ("Series") DO UPDATE SET "Last"="Numbers"."Last"+@n RETURNING "Last" """;

    /// <summary>Takes <paramref name="count"/> numbers of a series and returns the first.</summary>
    public static async Task<long> TakeAsync(DbConnection connection, DbTransaction? transaction, string prefix, int count, CancellationToken cancellationToken)
    {
        var last = await connection.Prepared(transaction, TakeSql).Set("@s", prefix).Set("@n", (long)count).ExecuteScalarAsync(cancellationToken);
        return Convert.ToInt64(last, CultureInfo.InvariantCulture) - count + 1;
    }

    /// <summary>A number as people write it.</summary>
    public static string Format(string prefix, long number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D6}");
}
