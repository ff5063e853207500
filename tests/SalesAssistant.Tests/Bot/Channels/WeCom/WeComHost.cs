using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The door and the workspace on a free port of the loopback address, in front of a vendor that is made up. On the machine's clock: other programs sign callbacks with it.</summary>
internal sealed class WeComHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly House _house;

    private WeComHost(WebApplication app, House house, WeComService service)
    {
        (_app, _house, Service) = (app, house, service);
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public WeComService Service { get; }

    /// <summary>Its store, with the small company; the member <see cref="WeComHouse.Person"/> is the rep.</summary>
    public House House => _house;

    /// <param name="settings">Beside those of the app.</param>
    public static async Task<WeComHost> StartAsync(params (string Key, string? Value)[] settings)
    {
        var house = await House.OpenAsync();
        await WeComHouse.LinkAsync(house, WeComHouse.Person);
        var service = new WeComService(TimeProvider.System);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "SalesAssistant.Bot", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([.. WeComHouse.Configuration([("SignIn:PublicUrl", null), .. settings]).AsEnumerable(), new("SignIn:KeyFolder", Path.Combine(house.Folder, "keys"))]);
        builder.Services.AddAssistant(builder.Configuration, house.Store, TimeProvider.System);
        builder.Services.AddSingleton(_ => new WeComHttp(service));
        builder.Services.AddWeComChannel(builder.Configuration);
        builder.Services.AddWorkspace(builder.Configuration);
        var app = builder.Build();
        app.MapWorkspace();
        app.MapWeComChannel();
        await app.StartAsync();
        return new WeComHost(app, house, service);
    }

    /// <summary>A browser that keeps its cookies and follows nothing.</summary>
    public HttpClient Visitor(string userAgent)
    {
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        visitor.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _house.DisposeAsync();
    }
}
