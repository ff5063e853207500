namespace SalesAssistant.Tests.Data.Access;

public sealed class ScopeIsNeverLiftedTests
{
    [Fact]
    public void No_class_lifts_the_scope_filter()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "SalesAssistant.sln")))
        {
            root = root.Parent!;   // tests run below the repository
        }

        var lifted = ((string[])["bot", "skills", "data"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains("IgnoreQueryFilters", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Empty(lifted);
    }
}
