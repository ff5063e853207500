using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SalesAssistant.Data.Store;

/// <summary>The one writer of a SQLite store. Its thread takes what is waiting, runs each unit in a savepoint and pays one durable commit for all of them.</summary>
internal sealed class SqliteStoreWriter : StoreWriter
{
    private const int LargestBatch = 64;
    private const int LongestQueue = 20_000;
    private const int DeferredForeignKeys = 10;   // SQLITE_DBSTATUS_DEFERRED_FKS
    private readonly Func<SqliteConnection> _connect;
    private readonly Queue<Unit> _waiting = new();
    private readonly Thread _thread;
    private SqliteConnection? _connection;
    private bool _isClosing;

    public SqliteStoreWriter(Func<SqliteConnection> connect)
    {
        _connect = connect;
        _connection = connect();
        // A thread of its own: while it waits for the disk, the pool's threads go on with other messages.
        _thread = new Thread(Loop) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    public override Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> unit, CancellationToken cancellationToken = default) => Enqueue(unit, isOneStatement: false, cancellationToken);

    public override Task<T> WriteOneAsync<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> unit, CancellationToken cancellationToken = default) => Enqueue(unit, isOneStatement: true, cancellationToken);

    private Task<T> Enqueue<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> unit, bool isOneStatement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var waiting = new Unit<T>(unit, isOneStatement, cancellationToken);
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_isClosing, this);
            if (_waiting.Count >= LongestQueue)
            {
                throw new StoreBusyException();
            }

            _waiting.Enqueue(waiting);
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_waiting);
            }
        }

        return waiting.Task;
    }

    public override ValueTask DisposeAsync()
    {
        lock (_waiting)
        {
            _isClosing = true;
            Monitor.Pulse(_waiting);
        }

        _thread.Join();
        _connection?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Loop()
    {
        var batch = new List<Unit>(LargestBatch);
        while (Take(batch))
        {
            try
            {
                Run(batch);
            }
            catch (Exception problem)
            {
                // Nothing of this batch was committed: Commit() reports its own doubt to the units.
                batch.ForEach(unit => unit.Fail(problem));
                _connection?.Dispose();
                _connection = null;
            }
        }
    }

    private bool Take(List<Unit> batch)
    {
        batch.Clear();
        lock (_waiting)
        {
            while (_waiting.Count == 0)
            {
                if (_isClosing)
                {
                    return false;
                }

                Monitor.Wait(_waiting);
            }

            while (batch.Count < LargestBatch && _waiting.TryDequeue(out var unit))
            {
                batch.Add(unit);
            }

            return true;
        }
    }

    private void Run(List<Unit> batch)
    {
        batch.RemoveAll(unit => unit.IsCancelled());
        if (batch.Count == 0)
        {
            return;
        }

        _connection ??= _connect();
        using var transaction = _connection.BeginTransaction(deferred: false);
        var isAlone = batch.Count == 1;
        for (var i = 0; i < batch.Count; i++)
        {
            var hasSavepoint = !isAlone && !batch[i].IsOneStatement;   // a savepoint copies every page that its unit changes
            if (hasSavepoint)
            {
                Execute(transaction, "SAVEPOINT unit");
            }

            var failure = batch[i].Run(_connection, transaction) ?? DanglingReference();
            if (failure is null)
            {
                if (hasSavepoint)
                {
                    Execute(transaction, "RELEASE unit");
                }

                continue;
            }

            batch[i].Fail(failure);
            if (isAlone)
            {
                transaction.Rollback();
                return;
            }

            // A full disk or an I/O error ends the whole transaction inside SQLite; then this throws and nobody's unit is stored.
            if (hasSavepoint)
            {
                Execute(transaction, "ROLLBACK TO unit");
                Execute(transaction, "RELEASE unit");
            }
            else if (raw.sqlite3_get_autocommit(_connection.Handle) != 0)
            {
                throw new InvalidOperationException("The transaction ended with a statement that failed.", failure);
            }
        }

        Commit(batch, transaction);
    }

    private void Commit(List<Unit> batch, SqliteTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (Exception problem)
        {
            var unknown = new CommitUnknownException(problem);
            batch.ForEach(unit => unit.Fail(unknown));
            _connection?.Dispose();
            _connection = null;
            return;
        }

        foreach (var unit in batch)
        {
            unit.Complete();
        }
    }

    // Foreign keys are checked at COMMIT, so that linked records may be written in any order; asked here, one unit's dangling link does not fail its neighbours' commit.
    private InvalidOperationException? DanglingReference()
    {
        raw.sqlite3_db_status(_connection!.Handle, DeferredForeignKeys, out var dangling, out _, 0);
        return dangling == 0 ? null : new InvalidOperationException("A written row points at a record that does not exist.");
    }

    private void Execute(SqliteTransaction transaction, string sql) => _connection!.Prepared(transaction, sql).ExecuteNonQuery();

    /// <summary>A piece of work and whoever waits for it, in one object.</summary>
    private abstract class Unit
    {
        /// <summary>Whether its failure leaves nothing to take back.</summary>
        public abstract bool IsOneStatement { get; }

        /// <summary>Null when it did its work.</summary>
        public abstract Exception? Run(SqliteConnection connection, SqliteTransaction transaction);

        public abstract void Complete();

        public abstract void Fail(Exception problem);

        public abstract bool IsCancelled();
    }

    private sealed class Unit<T>(Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, bool isOneStatement, CancellationToken cancellationToken) : Unit
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _done.Task;

        public override bool IsOneStatement => isOneStatement;

        public override Exception? Run(SqliteConnection connection, SqliteTransaction transaction)
        {
            try
            {
                _result = work(connection, transaction, cancellationToken).GetAwaiter().GetResult();
                return null;
            }
            catch (Exception problem)
            {
                return problem;
            }
        }

        public override void Complete() => _done.TrySetResult(_result!);   // set by Run; Fail came first otherwise

        public override void Fail(Exception problem)
        {
            if (problem is OperationCanceledException)
            {
                _done.TrySetCanceled(cancellationToken);
            }
            else
            {
                _done.TrySetException(problem);
            }
        }

        public override bool IsCancelled() => cancellationToken.IsCancellationRequested && _done.TrySetCanceled(cancellationToken);
    }
}
