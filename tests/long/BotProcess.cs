using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace SalesAssistant.Long;

/// <summary>The real program in a process of its own, on a store and port of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private BotProcess(Process process, Uri address, Task<string> printed) => (_process, Address, Printed) = (process, address, printed);

    public Uri Address { get; }

    /// <summary>All that it printed, once it has ended.</summary>
    public Task<string> Printed { get; }

    private static string Program => typeof(Bot.BotAssembly).Assembly.Location;

    /// <summary>Runs one command to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(string store, params string[] arguments)
    {
        using var process = Process.Start(Info(store, arguments)) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? printed.Trim() : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await error}");
    }

    /// <summary>Serves until killed; returns when it answers.</summary>
    /// <param name="settings">Beside the usual ones, as environment variables.</param>
    public static async Task<BotProcess> ServeAsync(string store, HttpClient http, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var info = Info(store, ["serve"]);
        info.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }

        var process = Process.Start(info) ?? throw new InvalidOperationException("dotnet did not start.");
        var printed = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        for (var i = 0; i < 2400; i++)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The assistant stopped at its start: " + await error);
            }

            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return new BotProcess(process, address, printed);
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)   // not listening yet, or too busy to answer
            {
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("The assistant was not ready within a minute.");
    }

    /// <summary>Adds a rep to a fresh store; <paramref name="http"/> speaks as that rep from then on.</summary>
    public static async Task AddRepAsync(string store, HttpClient http)
    {
        const string Name = "Load Tester";
        await RunAsync(store, "user", "add", Name, "--role", "Rep");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await RunAsync(store, "key", "create", Name));
    }

    /// <summary>kill -9: no handler runs.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Info(string store, string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["Data__Path"] = store;
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        info.Environment["Api__RequestsPerSecond"] = "0";
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        return info;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
