namespace SalesAssistant.Browser.Teams;

/// <summary>The vendors' clients, as the build has fetched them.</summary>
internal static class Peers
{
    private static string Modules { get; } = Path.Combine(Chromium.Repository, "artifacts", "peers", "node_modules");

    /// <summary>Why they cannot be used; null when they can.</summary>
    public static string? Missing => System.IO.File.Exists(File("adaptivecards/dist/adaptivecards.min.js")) ? null : "artifacts/peers is missing: build with Node 20 or later and a registry.";

    /// <summary>Our own parts of the tests with them.</summary>
    public static string Source { get; } = Path.Combine(Chromium.Repository, "tests", "peers");

    /// <summary>A file of a package.</summary>
    public static string File(string path) => Path.Combine(Modules, path);
}
