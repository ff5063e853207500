using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Channels.Web;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot.Workspace;

/// <summary>The pages: chat, records, sign-in.</summary>
public static class WorkspaceServices
{
    private const int YearOfSeconds = 365 * 24 * 60 * 60;

    /// <summary>Their services. Needs <see cref="Conversation.IAssistant"/>, the store and the texts.</summary>
    public static IServiceCollection AddWorkspace(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSignIn(configuration);
        services.TryAddSingleton<ITalkLog, TalkLog>();
        services.TryAddSingleton(CompanyCalendar.Shanghai);
        services.TryAddSingleton(FieldCatalogue.Default);
        services.TryAddSingleton<FieldWords>();
        services.AddHttpContextAccessor();
        services.AddScoped<Ui>();
        services.AddScoped<ViewWriter>();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));   // Chinese as it is: a third of the bytes
        services.AddSingleton<RecordReader>();
        services.AddSingleton<LinkedRecords>();
        services.TryAddSingleton<PhotoStore>();
        services.AddRazorPages(options => options.RootDirectory = "/Workspace").AddMvcOptions(options => options.Filters.Add<RequireCaller>());
        services.AddResponseCompression(options =>
        {
            // Only files that hold no secrets: compressing a page with a token in it would help to guess the token.
            options.EnableForHttps = true;
            options.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        return services;
    }

    /// <summary>The pages and what they load. The Api door is left out of all of it.</summary>
    public static WebApplication MapWorkspace(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/health"), pages =>
        {
            if (!app.Environment.IsDevelopment())
            {
                pages.UseExceptionHandler(failed => failed.Run(ProblemPages.OnExceptionAsync));
                pages.UseHsts();
            }

            pages.Use(next => http => SafeHeaders.AddAsync(http, next));
            pages.UseResponseCompression();
            pages.UseStaticFiles(new StaticFileOptions
            {
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? $"public, max-age={YearOfSeconds}, immutable" : "no-cache",
            });
            pages.UseStatusCodePages(ProblemPages.OnStatusAsync);
            pages.Use(next => http => SecureTransport.RequireAsync(http, next));
            pages.UseAuthentication();
            pages.Use(next => http => Session.RecogniseAsync(http, next));
        });
        app.MapHealth();
        app.MapSignIn();
        app.MapWebChannel();
        app.MapRazorPages();
        return app;
    }
}
