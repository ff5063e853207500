namespace SalesAssistant.Tests.Bot.Channels.Api;

public sealed class ApiDescriptionTests
{
    private const string Committed = "openapi.v1.json";

    /// <summary>Callers build on this file: a change of the interface is a change of the committed copy, on purpose. `UPDATE_OPENAPI=1 dotnet test --filter ApiDescription` writes it.</summary>
    [Fact]
    public async Task Description_is_the_committed_one()
    {
        await using var host = await ApiHost.StartAsync();
        host.Client.DefaultRequestHeaders.Authorization = null;

        var served = (await host.Client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";

        var path = FindCommitted();
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(path, served);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), served);
    }

    private static string FindCommitted()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SalesAssistant.sln")))
            {
                return Path.Combine(folder.FullName, "docs", Committed);
            }
        }

        throw new FileNotFoundException("The solution's folder is not above the tests.");
    }
}
