using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SalesAssistant.Browser;

/// <summary>The distribution's browser, started once for all tests; where it or the pages' libraries are missing, tests are skipped and say so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Quiet, and without a word to its maker.</summary>
    public static readonly string[] Flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Missing =>
        Environment.GetEnvironmentVariable("CHROMIUM") is null && !Places.Any(File.Exists) ? "Chromium is not installed (looked in /usr/bin)."
        : !File.Exists(Path.Combine(Repository, "bot", "wwwroot", "lib", "tabler.min.css")) ? "bot/wwwroot/lib is missing: build with Node 20 or later."
        : null;

    /// <summary>The program; there is one unless something is <see cref="Missing"/>.</summary>
    public static string Program => Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.First(File.Exists);

    /// <summary>The folder of the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Pictures of the pages as the tests saw them, for people to look at.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "pictures")).FullName;

    public async Task InitializeAsync()
    {
        if (Missing is null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A fresh visitor. Everything that the browser complains about fails the test at the end.</summary>
    public async Task<(IPage Page, List<string> Complaints)> VisitAsync(Uri address, bool isPhone = false, bool isDark = false)
    {
        Skip.If(Missing is not null, Missing);
        var context = await _browser!.NewContextAsync(new()   // there is one unless skipped
        {
            BaseURL = address.ToString(),
            ViewportSize = isPhone ? new() { Width = 360, Height = 740 } : new() { Width = 1280, Height = 860 },
            DeviceScaleFactor = isPhone ? 2 : 1,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "zh-CN",
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                complaints.Add("foreign request: " + request.Url);
            }
        };
        return (page, complaints);
    }

    public static Task PictureAsync(IPage page, string name, bool isWhole = false) => page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = isWhole });

    /// <summary>No rule of WCAG 2.2 A and AA that axe knows is broken.</summary>
    public static async Task CheckAccessAsync(IPage page, string where)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, where + ":\n" + string.Join('\n', result.Violations.Select(violation => $"{violation.Id}: {violation.Help}\n  " + string.Join("\n  ", violation.Nodes.Take(4).Select(node => node.Html + " " + string.Join("; ", node.Any.Select(check => check.Message)))))));
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SalesAssistant.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The solution's folder is not above the tests.");
    }
}

[CollectionDefinition("chromium")]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;
