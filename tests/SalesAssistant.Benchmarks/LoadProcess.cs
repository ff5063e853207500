using System.Globalization;

namespace SalesAssistant.Benchmarks;

/// <summary>What a process has used so far: seconds of processor time, megabytes.</summary>
internal static class LoadProcess
{
    /// <summary>Nothing for id 0.</summary>
    public static (double Cpu, double Resident, double Peak) Read(int id)
    {
        if (id == 0)
        {
            return default;
        }

        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        double Megabytes(string name) => double.Parse(File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        return ((double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100, Megabytes("VmRSS"), Megabytes("VmHWM"));
    }
}
