using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Metrics.Sql;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Data.Metrics;

/// <summary>Answers questions over the catalogue of measures: one parameterised statement a question, within the caller's rights, run in the database.</summary>
public sealed class MetricEngine
{
    // Bounded, because shapes come from what people say; the common ones are few.
    private const int MaxShapes = 2000;
    private readonly ConcurrentDictionary<string, CompiledMetric> _figures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (CompiledMetric Statement, IReadOnlyList<ListColumn> Columns)> _lists = new(StringComparer.Ordinal);

    /// <summary>Answers <paramref name="query"/> as <paramref name="db"/>'s caller may see it.</summary>
    /// <param name="db">Bound to the caller; an open transaction of it is used.</param>
    /// <param name="query">Without problems (<see cref="MetricRules.Problem"/>).</param>
    /// <param name="today">Business date of the question: what overdue means.</param>
    /// <param name="asOf">UTC moment of the question, for the receipt.</param>
    /// <param name="language">"zh" or "en": labels of groups.</param>
    /// <param name="settings">The company's rules.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    /// <exception cref="ArgumentException">The question has a <see cref="MetricRules.Problem"/>.</exception>
    public async Task<MetricAnswer> AnswerAsync(CrmContext db, MetricQuery query, DateOnly today, DateTime asOf, string language, MetricSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        if (MetricRules.Problem(query) is { } problem)
        {
            throw new ArgumentException($"Cannot be answered: {problem}.", nameof(query));
        }

        var completed = MetricRules.Complete(query);
        var run = new MetricRun(completed, db.Caller, today, asOf, language, settings);
        var dialect = SqlDialect.Of(db.Database.ProviderName);
        var shape = MetricShape.Of(completed, db.Caller, dialect);
        if (completed.Measure == "list")
        {
            var list = Cached(_lists, shape, () => ListCompiler.Compile(completed, db.Caller, dialect));
            return await RunAsync(db, list.Statement, run, reader => run.ReadListAsync(reader, list.Columns, cancellationToken), cancellationToken);
        }

        var isConversion = completed.Measure == "stage_conversion";
        var compiled = Cached(_figures, shape, () => isConversion ? ConversionCompiler.Compile(completed, db.Caller, dialect) : GroupCompiler.Compile(completed, db.Caller, dialect));
        return await RunAsync(db, compiled, run, reader => isConversion ? run.ReadConversionAsync(reader, cancellationToken) : run.ReadFiguresAsync(reader, compiled, cancellationToken), cancellationToken);
    }

    /// <summary>The statement that a question becomes, for tests and benchmarks.</summary>
    internal static string Explain(MetricQuery query, Caller caller, SqlDialect dialect)
    {
        var completed = MetricRules.Complete(query);
        return completed.Measure switch
        {
            "list" => ListCompiler.Compile(completed, caller, dialect).Statement.Sql,
            "stage_conversion" => ConversionCompiler.Compile(completed, caller, dialect).Sql,
            _ => GroupCompiler.Compile(completed, caller, dialect).Sql,
        };
    }

    private static T Cached<T>(ConcurrentDictionary<string, T> cache, string shape, Func<T> compile)
    {
        if (cache.TryGetValue(shape, out var known))
        {
            return known;
        }

        if (cache.Count >= MaxShapes)
        {
            cache.Clear();
        }

        return cache.GetOrAdd(shape, compile());
    }

    private static async Task<MetricAnswer> RunAsync(CrmContext db, CompiledMetric statement, MetricRun run, Func<DbDataReader, Task<MetricAnswer>> read, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(cancellationToken);   // counted by EF: closes only what it opened
        try
        {
            var command = connection.Prepared(db.Database.CurrentTransaction?.GetDbTransaction(), statement.Sql);
            for (var i = 0; i < statement.Binders.Count; i++)
            {
                command.Set($"@p{i}", statement.Binders[i](run.Inputs));
            }

            foreach (var subject in statement.Scopes)
            {
                AccessSql.For(subject, db.Caller, "r").Bind(command);
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
