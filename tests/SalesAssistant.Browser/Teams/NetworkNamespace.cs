using System.Collections.Concurrent;
using System.Diagnostics;

namespace SalesAssistant.Browser.Teams;

/// <summary>A network of its own for programs that listen on all interfaces: nothing outside reaches them, and their ports clash with nobody's.</summary>
internal sealed class NetworkNamespace : IDisposable
{
    private readonly Process _holder;
    private readonly ConcurrentBag<Process> _programs = [];

    private NetworkNamespace(Process holder) => _holder = holder;

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() ? "Network namespaces are of Linux."
        : !Environment.IsPrivilegedProcess ? "Making a network namespace needs root."
        : Run("unshare", "-n", "true") != 0 ? "unshare -n does not work here."
        : null;

    /// <summary>With its loopback interface up.</summary>
    public static NetworkNamespace Open()
    {
        // Lives until its input is closed, so that it ends with this process in any case.
        var holder = Process.Start(new ProcessStartInfo("unshare", ["-n", "sh", "-c", "ip link set lo up && echo up && exec cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("unshare did not start.");
        Assert.Equal("up", holder.StandardOutput.ReadLine());
        return new NetworkNamespace(holder);
    }

    /// <summary>The words before a command that runs inside.</summary>
    public string[] Inside => ["nsenter", $"--net=/proc/{_holder.Id}/ns/net"];

    /// <summary>Starts a program inside and waits until it prints <paramref name="ready"/>.</summary>
    public async Task StartAsync(string folder, string ready, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var info = new ProcessStartInfo(Inside[0], [.. Inside.Skip(1), .. command]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        var process = Process.Start(info) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        _programs.Add(process);
        var errors = process.StandardError.ReadToEndAsync();
        var printed = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            printed.Add(line);
            if (line.Contains(ready, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();   // a full pipe would stop it
                return;
            }
        }

        throw new InvalidOperationException($"{string.Join(' ', command)} ended:\n{string.Join('\n', printed)}\n{await errors}");
    }

    /// <summary>Ends what was started inside, whether it became ready or not.</summary>
    public void Dispose()
    {
        foreach (var program in _programs)
        {
            program.Kill(entireProcessTree: true);
            program.WaitForExit();
            program.Dispose();
        }

        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        return process.ExitCode;
    }
}
