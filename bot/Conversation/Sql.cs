using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Plain SQL for the conversation's own tables, which every message touches: the same statements on SQLite and PostgreSQL, kept prepared per connection.</summary>
internal static class Sql
{
    /// <summary>The open connection of a context.</summary>
    public static async ValueTask<DbConnection> ConnectionAsync(this CrmContext db, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        return connection;
    }

    /// <summary>A statement with its values; kept by the connection, so it is not disposed.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.Prepared(transaction, sql);
        foreach (var (name, value) in values)
        {
            command.Set(name, value);
        }

        return command;
    }

    public static Task<int> ExecuteAsync(this DbConnection connection, DbTransaction transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        connection.Command(transaction, sql, values).ExecuteNonQueryAsync();
}
