using System.CommandLine;
using SalesAssistant.Bot.Channels.Api;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Bot.Rehearsal;
using SalesAssistant.Bot.Settings;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>`serve`, also what runs without a command.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Starts the assistant (default).") { TreatUnmatchedTokensAsErrors = false };
        command.Runs((parsed, cancellationToken) => RunAsync([.. parsed.UnmatchedTokens], cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        NativeMemory.GiveBackSooner();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders().AddJsonConsole(console => console.IncludeScopes = true);   // one JSON object a line, for collectors
        }

        SettingsCheck.Refuse(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();   // without it wwwroot answers 404 in Production from the build folder
        await using var store = await SalesStore.OpenAsync(CommandSettings.Store(builder.Configuration), TimeProvider.System, cancellationToken);
        if (builder.Environment.IsDevelopment() && builder.Configuration.GetValue("Demo:SeedWhenEmpty", defaultValue: true))
        {
            await DemoCommand.SeedAsync(store, builder.Configuration, cancellationToken);
        }

        builder.Services.AddAssistant(builder.Configuration, store, TimeProvider.System);
        builder.Services.AddHostedService<DressRehearsal>();
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Services.AddApiChannel(builder.Configuration);
        builder.Services.AddTeamsChannel(builder.Configuration);
        builder.Services.AddWeComChannel(builder.Configuration);
        builder.Services.AddWorkspace(builder.Configuration);
        builder.Services.AddDigestSchedules(store.Options);
        await using var app = builder.Build();
        app.MapApiChannel();
        app.MapTeamsChannel();
        app.MapWorkspace();
        app.MapWeComChannel();
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
