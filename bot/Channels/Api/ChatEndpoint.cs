using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>`/api/chat`: verifies, stores, and waits for the committed reply.</summary>
internal sealed class ChatEndpoint(IAssistant assistant, ApiGate gate, ApiProblems problems, ITalkLog log, DictatedMessages dictated, IOptions<ApiSettings> settings, TimeProvider clock)
{
    private const int NameLimit = 200;
    private readonly ApiSettings _settings = settings.Value;

    /// <summary>A message in words.</summary>
    public async Task SayAsync(HttpContext http)
    {
        var (entry, fault) = await EnterAsync(http, ApiJson.Wire.ChatRequest);
        fault ??= Check(entry.Body!.Conversation, entry.Body.MessageId) ?? CheckText(entry.Body.Text);
        if (fault is not null)
        {
            await problems.WriteAsync(http, fault);
            return;
        }

        var body = entry.Body!;   // no fault means there is one
        await AnswerAsync(http, entry, Message(entry.Owner!, body.Conversation, body.MessageId, body.Text), body.Conversation, body.MessageId);
    }

    /// <summary>A message spoken into a sound file.</summary>
    public async Task HearAsync(HttpContext http)
    {
        var (owner, fault) = await gate.EnterAsync(http);
        var (wait, conversation, messageId) = (TimeSpan.Zero, (string?)http.Request.Query["conversation"] ?? "", (string?)http.Request.Query["messageId"] ?? "");
        fault ??= TryReadWait(http, out wait) ? Check(conversation, messageId) : Fault.BadWait;
        var words = "";
        if (fault is null)
        {
            (words, fault) = await dictated.HearAsync(http, http.RequestAborted);
        }

        if (fault is not null)
        {
            await problems.WriteAsync(http, fault);
            return;
        }

        var key = DictatedMessages.KeyOf(messageId);
        await WriteReplyAsync(http, await assistant.AcceptAsync(Message(owner!, conversation, key, words), http.RequestAborted), wait, conversation, key);   // no fault means there is an owner
    }

    /// <summary>A button or a form.</summary>
    public async Task ActAsync(HttpContext http)
    {
        var (entry, fault) = await EnterAsync(http, ApiJson.Wire.ActionRequest);
        fault ??= Check(entry.Body!.Conversation, entry.Body.MessageId) ?? CheckAction(entry.Body);
        if (fault is not null)
        {
            await problems.WriteAsync(http, fault);
            return;
        }

        var body = entry.Body!;   // no fault means there is one
        var action = new CardAction(body.Payload, body.Nonce, body.Values);
        var message = Message(entry.Owner!, body.Conversation, DoorAddress.PressKey(action), "") with { Action = action };
        await AnswerAsync(http, entry, message, body.Conversation, body.MessageId);
    }

    /// <summary>The reply to an earlier message of the same person.</summary>
    public async Task FetchAsync(HttpContext http)
    {
        var (owner, fault) = await gate.EnterAsync(http);
        var wait = TimeSpan.Zero;
        fault ??= TryReadWait(http, out wait) ? null : Fault.BadWait;
        var message = fault is null && long.TryParse((string?)http.Request.RouteValues["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await log.FindAsync(id, http.RequestAborted) : null;

        // Another's message is the same as none.
        var conversation = message is { Channel: DoorAddress.Api } ? DoorAddress.NameOf(owner!.Caller, message.ConversationKey) : null;
        if (fault is not null || conversation is null)
        {
            await problems.WriteAsync(http, fault ?? Fault.NotFound);
            return;
        }

        await WriteReplyAsync(http, new Accepted(message!.Id, false), wait, conversation, message.MessageKey);
    }

    private async ValueTask<(Entry<T> Entry, Fault? Fault)> EnterAsync<T>(HttpContext http, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        var (owner, fault) = await gate.EnterAsync(http);
        if (fault is not null)
        {
            return (default, fault);
        }

        if (!TryReadWait(http, out var wait))
        {
            return (default, Fault.BadWait);
        }

        (var body, fault) = await LimitedBody.ReadAsync(http.Request, type, _settings.BodyLimit, http.RequestAborted);
        return (new Entry<T>(owner, body, wait), fault);
    }

    private async Task AnswerAsync<T>(HttpContext http, Entry<T> entry, IncomingMessage message, string conversation, string messageId) =>
        await WriteReplyAsync(http, await assistant.AcceptAsync(message, http.RequestAborted), entry.Wait, conversation, messageId);

    private async Task WriteReplyAsync(HttpContext http, Accepted accepted, TimeSpan wait, string conversation, string messageId)
    {
        var reply = await assistant.WaitForReplyAsync(accepted.InboxId, wait, http.RequestAborted);
        var response = http.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (reply is null)
        {
            var url = $"/api/chat/{accepted.InboxId}";
            response.StatusCode = StatusCodes.Status202Accepted;
            response.Headers.Location = url;
            response.Headers.RetryAfter = "1";
            await JsonSerializer.SerializeAsync(response.BodyWriter, new ChatPending(conversation, DictatedMessages.NameOf(messageId), "working", url), ApiJson.Wire.ChatPending, http.RequestAborted);
            return;
        }

        var blocks = await dictated.ShownAsync(accepted.InboxId, messageId, reply.Reply, http.RequestAborted);
        var answer = new ChatReply(conversation, DictatedMessages.NameOf(messageId), reply.OutboxId.ToString(CultureInfo.InvariantCulture), accepted.IsRepeat, reply.Skill, reply.CreatedAt, blocks);
        await JsonSerializer.SerializeAsync(response.BodyWriter, answer, ApiJson.Wire.ChatReply, http.RequestAborted);
    }

    private IncomingMessage Message(KeyOwner owner, string conversation, string messageId, string text) => new(
        DoorAddress.Api, DoorAddress.Conversation(owner.Caller, conversation), messageId, DoorAddress.Sender(owner.Caller), text, clock.GetUtcNow().UtcDateTime);

    private static Fault? Check(string conversation, string messageId) =>
        !IsName(conversation) ? Fault.BadField("conversation") : !IsName(messageId) ? Fault.BadField("messageId") : null;

    private static bool IsName(string name) => name.Length is > 0 and <= NameLimit && !name.AsSpan().ContainsAnyInRange('\0', '\x1f');

    private Fault? CheckText(string text) =>
        text.Length > _settings.TextLimit ? Fault.TextTooLong : string.IsNullOrWhiteSpace(text) ? Fault.TextEmpty : null;

    private Fault? CheckAction(ActionRequest action) => action switch
    {
        { Payload.Length: 0 or > NameLimit } => Fault.BadField("payload"),
        { Nonce.Length: 0 or > NameLimit } => Fault.BadField("nonce"),
        { Values.Count: > 200 } => Fault.BadField("values"),
        { Values: { } values } when values.Any(value => value.Key.Length > NameLimit || value.Value?.Length > _settings.TextLimit) => Fault.BadField("values"),
        _ => null,
    };

    /// <summary>?wait=SECONDS, 0 up to the setting; absent = the setting.</summary>
    private bool TryReadWait(HttpContext http, out TimeSpan wait)
    {
        wait = TimeSpan.FromSeconds(_settings.WaitSeconds);
        if (!http.Request.QueryString.HasValue || !http.Request.Query.TryGetValue("wait", out var given))
        {
            return true;
        }

        if (!double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        wait = TimeSpan.FromSeconds(Math.Min(seconds, _settings.WaitSeconds));
        return true;
    }

    private readonly record struct Entry<T>(KeyOwner? Owner, T? Body, TimeSpan Wait);
}
