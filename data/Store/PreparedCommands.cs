using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace SalesAssistant.Data.Store;

/// <summary>Raw statements of the hot path. On SQLite a statement is parsed once per connection and kept; PostgreSQL's driver keeps them itself.</summary>
public static class PreparedCommands
{
    private const int MostKept = 400;
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, SqliteCommand>> Kept = [];

    /// <summary>A command with <paramref name="sql"/> and no parameter values yet. Do not dispose it, and finish with it before asking for the same text again.</summary>
    /// <param name="connection">Open, and used by one thread at a time.</param>
    /// <param name="transaction">The unit's transaction; null outside one.</param>
    /// <param name="sql">Constant text: it is the key under which the statement is kept.</param>
    public static DbCommand Prepared(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        if (connection is not SqliteConnection sqlite)
        {
            ArgumentNullException.ThrowIfNull(connection);
            var fresh = connection.CreateCommand();
            fresh.CommandText = sql;
            fresh.Transaction = transaction;
            return fresh;
        }

        var commands = Kept.GetOrCreateValue(connection);
        if (!commands.TryGetValue(sql, out var command))
        {
            if (commands.Count >= MostKept)
            {
                commands.Clear();   // questions have many shapes; which of them were asked long ago is not worth knowing
            }

            command = sqlite.CreateCommand();
            command.CommandText = sql;
            commands[sql] = command;
        }

        command.Transaction = (SqliteTransaction?)transaction;
        return command;
    }

    /// <summary>Sets a parameter, making it the first time; null is NULL.</summary>
    public static DbCommand Set(this DbCommand command, string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(command);
        var at = command.Parameters.IndexOf(name);
        if (at < 0)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            at = command.Parameters.Add(parameter);
        }

        command.Parameters[at].Value = value ?? DBNull.Value;
        return command;
    }
}
