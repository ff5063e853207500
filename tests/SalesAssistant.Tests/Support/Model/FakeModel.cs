using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SalesAssistant.Tests.Support.Model;

/// <summary>A server that speaks OpenAI's protocol on 127.0.0.1, answers with a scripted function call, and can fail in the ways that real ones do.</summary>
internal sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<ModelAsk, ModelCall?> _script;
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _calls;
    private int _underWay;

    private FakeModel(WebApplication app, Func<ModelAsk, ModelCall?> script) => (_app, _script) = (app, script);

    public string Endpoint { get; private set; } = "";

    /// <summary>How it answers from now on.</summary>
    public ModelFault Fault { get; set; }

    public int Calls => _calls;

    /// <summary>Whole bodies, in order.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <param name="script">The call for what was asked; null = words instead of a call.</param>
    /// <param name="port">0 = any.</param>
    public static async Task<FakeModel> StartAsync(Func<ModelAsk, ModelCall?> script, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        var app = builder.Build();
        var fake = new FakeModel(app, script);
        app.Use(fake.CountAsync);
        app.MapPost("/v1/chat/completions", fake.ChatAsync);
        app.MapPost("/v1/embeddings", EmbedAsync);
        app.MapPost("/v1/audio/transcriptions", fake.TranscribeAsync);
        await app.StartAsync();
        fake.Endpoint = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";   // it has just started
        return fake;
    }

    /// <summary>When no request is under way: also the caller of the last one has left it.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
        {
            return _underWay == 0 ? Task.CompletedTask : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task CountAsync(HttpContext http, RequestDelegate next)
    {
        lock (_gate)
        {
            _underWay++;
        }

        try
        {
            await next(http);
        }
        finally
        {
            lock (_gate)
            {
                if (--_underWay == 0)
                {
                    _idle?.TrySetResult();
                    _idle = null;
                }
            }
        }
    }

    private async Task ChatAsync(HttpContext http)
    {
        Interlocked.Increment(ref _calls);
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Bodies.Enqueue(body);
        if (await FaultyAnswer.WriteAsync(Fault, http))
        {
            return;
        }

        var ask = ModelAsk.Of(body);
        if (ask.IsStream)
        {
            await StreamAsync(http);
            return;
        }

        var call = Fault == ModelFault.UnknownTool ? new ModelCall("drop_database", []) : Fault == ModelFault.WrongSchema ? new ModelCall("next_actions", new JsonObject { ["focus"] = 7, ["table"] = "Users" }) : _script(ask);
        await http.Response.WriteAsync(Completion(call).ToJsonString());
    }

    private async Task StreamAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        foreach (var word in (string[])["您好，", "样品已寄出。", "详见 https://evil.example/x ", "祝好"])
        {
            for (var i = 0; i < (Fault == ModelFault.DuplicatedChunks ? 2 : 1); i++)
            {
                var chunk = new JsonObject { ["id"] = "c", ["object"] = "chat.completion.chunk", ["created"] = 1, ["model"] = "fake", ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = new JsonObject { ["content"] = word } }) };
                await http.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n");
            }
        }

        await http.Response.WriteAsync("data: [DONE]\n\n");
    }

    internal static JsonObject Completion(ModelCall? call)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = call is null ? "好的" : null };
        if (call is not null)
        {
            var function = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments.ToJsonString() };
            message["tool_calls"] = new JsonArray(new JsonObject { ["id"] = "call_1", ["type"] = "function", ["function"] = function });
        }

        return new JsonObject
        {
            ["id"] = "chat_1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = "fake",
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = call is null ? "stop" : "tool_calls", ["message"] = message }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 100, ["total_tokens"] = 1000 },
        };
    }

    private static async Task EmbedAsync(HttpContext http)
    {
        var asked = (await JsonNode.ParseAsync(http.Request.Body))!["input"]!.AsArray();
        var data = asked.Select((text, at) => (JsonNode)new JsonObject
        {
            ["object"] = "embedding",
            ["index"] = at,
            ["embedding"] = Convert.ToBase64String(BitConverter.GetBytes((float)text!.GetValue<string>().Length)),
        }).Reverse();
        await http.Response.WriteAsJsonAsync(new JsonObject { ["object"] = "list", ["model"] = "fake", ["data"] = new JsonArray([.. data]), ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["total_tokens"] = 1 } });
    }

    private async Task TranscribeAsync(HttpContext http)
    {
        Interlocked.Increment(ref _calls);
        if (await FaultyAnswer.WriteAsync(Fault, http))
        {
            return;
        }

        var form = await http.Request.ReadFormAsync();
        Bodies.Enqueue($"{form.Files[0].FileName} {form.Files[0].Length} {form["language"]}");
        await http.Response.WriteAsJsonAsync(new JsonObject { ["text"] = Heard });
    }

    /// <summary>What it hears in any sound.</summary>
    public string Heard { get; set; } = "今天先做什么";
}

/// <summary>What a request asked.</summary>
/// <param name="Data">The data section's JSON.</param>
/// <param name="IsRepair">Whether a refused call came with it.</param>
internal sealed record ModelAsk(JsonObject? Data, bool IsRepair, bool IsStream, string User)
{
    public static ModelAsk Of(string body)
    {
        var request = JsonNode.Parse(body)!.AsObject();
        var messages = request["messages"]!.AsArray();
        var user = Text(messages.Last(message => message!["role"]!.GetValue<string>() == "user")!["content"]!);
        var lines = user.Split('\n');
        var mark = lines.FirstOrDefault(line => line.StartsWith("data-", StringComparison.Ordinal));
        var at = mark is null ? -1 : Array.IndexOf(lines, mark);
        return new ModelAsk(at < 0 ? null : JsonNode.Parse(lines[at + 1])!.AsObject(), messages.Any(message => message!["role"]!.GetValue<string>() == "tool"), request["stream"]?.GetValue<bool>() == true, user);
    }

    public string Message => Data!["message"]!.GetValue<string>();

    private static string Text(JsonNode content) => content is JsonArray parts ? string.Concat(parts.Select(part => part!["text"]!.GetValue<string>())) : content.GetValue<string>();
}

/// <summary>A function call.</summary>
internal sealed record ModelCall(string Name, JsonObject Arguments);
