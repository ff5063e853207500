using System.Diagnostics;
using Npgsql;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Tests.Support;

/// <summary>A PostgreSQL 15 of this test run: own data directory under the temp folder, own port on loopback, gone with the process. Absent where the distribution's package is not installed; CI installs it.</summary>
internal static class PostgresCluster
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private static readonly Lazy<Task<(string? Connection, string? Reason)>> Started = new(StartAsync);
    private static int _databases;

    /// <summary>A fresh, empty database; skips the test with the reason where there is no PostgreSQL.</summary>
    public static async Task<StoreOptions> NewDatabaseAsync()
    {
        var (connection, reason) = await Started.Value;
        Skip.If(connection is null, reason);
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await using var admin = new NpgsqlConnection(connection);
        await admin.OpenAsync();
        await using var create = admin.CreateCommand();
        create.CommandText = $"CREATE DATABASE {name}";
        await create.ExecuteNonQueryAsync();
        return StoreOptions.Postgres(new NpgsqlConnectionStringBuilder(connection) { Database = name, Pooling = true, MaxPoolSize = 20 }.ToString());
    }

    private static async Task<(string?, string?)> StartAsync()
    {
        if (!File.Exists($"{Binaries}/initdb"))
        {
            return (null, $"PostgreSQL 15 is not installed ({Binaries}/initdb is missing).");
        }

        var folder = Directory.CreateTempSubdirectory("sales-pg-").FullName;
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", ["postgres", folder]);   // PostgreSQL refuses to run as root
        }

        var port = FreePort();
        await RunAsync($"{Binaries}/initdb", ["-D", $"{folder}/data", "-U", "sales", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
        // fsync=off: what is tested is the SQL; durability of PostgreSQL itself is its own tests' matter.
        await RunAsync($"{Binaries}/pg_ctl", ["-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off -c max_connections=200", "start"]);
        CleanUpAfterThisProcess(folder);
        return ($"Host=127.0.0.1;Port={port};Username=sales;Database=postgres;Pooling=false", null);
    }

    // A test run can end without a last word (a time limit, a kill); this waits for its end, stops the server and removes the folder.
    private static void CleanUpAfterThisProcess(string folder)
    {
        var run = Environment.UserName == "root" ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
        var script = $"cd /; tail --pid={Environment.ProcessId} -f /dev/null; {run}{Binaries}/pg_ctl -D {folder}/data -m immediate stop; rm -rf {folder}";
        using var watcher = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", $"({script}) </dev/null >/dev/null 2>&1 &"]));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        var start = Environment.UserName == "root" && program.StartsWith(Binaries, StringComparison.Ordinal)
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        using var process = Process.Start(start)!;
        // pg_ctl's server keeps the pipes open, so only the program's own end is waited for.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited)
        {
            await Task.Yield();
            process.WaitForExit(50);
        }

        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
    }
}
