using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>The keyed JSON door.</summary>
public static class ApiChannel
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    /// <summary>Its services. Settings: `Api`.</summary>
    public static IServiceCollection AddApiChannel(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.Configure<ApiSettings>(configuration.GetSection("Api"));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAccounts, Accounts>();
        services.TryAddSingleton<ITalkLog, TalkLog>();
        services.AddSingleton<ApiGate>();
        services.AddSingleton<ApiProblems>();
        services.AddDictation(configuration);
        services.AddSingleton<DictatedMessages>();
        services.AddSingleton<ChatEndpoint>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Wire);
            options.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter());
        });
        services.AddOpenApi("v1", ApiDescription.Configure);
        return services;
    }

    /// <summary>POST /api/chat, POST /api/chat/audio, POST /api/chat/actions, GET /api/chat/{id}, GET /openapi/v1.json.</summary>
    public static IEndpointRouteBuilder MapApiChannel(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var endpoint = routes.ServiceProvider.GetRequiredService<ChatEndpoint>();
        var chat = routes.MapGroup("/api/chat").WithTags("chat");
        Describe(chat.MapPost("", endpoint.SayAsync), endpoint.SayAsync, "say", "Say something to the assistant.", new AcceptsMetadata([Json], typeof(ChatRequest)));
        Describe(chat.MapPost("/audio", endpoint.HearAsync), endpoint.HearAsync, "hear", "Say something by a sound file (wav, mp3 or amr); the reply repeats what was heard.", new AcceptsMetadata(["audio/wav", "audio/mpeg", "audio/amr"], typeof(Stream)));
        Describe(chat.MapPost("/actions", endpoint.ActAsync), endpoint.ActAsync, "act", "Press a button of kind \"act\" or submit the form of an earlier reply.", new AcceptsMetadata([Json], typeof(ActionRequest)));
        Describe(chat.MapGet("/{id}", endpoint.FetchAsync), endpoint.FetchAsync, "fetch", "Fetch the reply to a message that was answered with 202.", Failure(404));
        routes.MapOpenApi();
        return routes;
    }

    // Endpoints that handle the request themselves cost nothing per request, but tell the description nothing either.
    private static void Describe(IEndpointConventionBuilder endpoint, RequestDelegate handler, string name, string summary, object more) =>
        endpoint.WithName(name).WithSummary(summary).WithMetadata(
            handler.Method,
            more,
            new ProducesResponseTypeMetadata(200, typeof(ChatReply), [Json]),
            new ProducesResponseTypeMetadata(202, typeof(ChatPending), [Json]),
            Failure(400),
            Failure(401),
            Failure(413),
            Failure(415),
            Failure(429));

    private static ProducesResponseTypeMetadata Failure(int status) => new(status, typeof(ApiProblem), [Problem]);
}
