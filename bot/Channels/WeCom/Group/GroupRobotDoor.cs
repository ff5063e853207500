using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Channels.WeCom.Drawing;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Conversations;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.WeCom.Group;

/// <summary>Writes to groups, by their message robots or as the app whose groups they are: words only, nothing comes back. A conversation is a group's name.</summary>
/// <param name="api">Null where there is no app.</param>
internal sealed class GroupRobotDoor(WeComHttp http, WeComApi? api, IReadOnlyList<GroupRobotSettings> robots, IOptions<WeComSettings> common, Texts texts, string? publicUrl, TimeProvider clock) : IPushDoor
{
    private readonly SendPace _pace = new(clock, SendPace.GroupRobot);
    private readonly SentParts _parts = new(clock);

    public string Channel => PushedChannels.WeComGroup;

    public TimeSpan Pace(string conversationKey) => _pace.Book(conversationKey);

    public async Task<Delivery> SendAsync(PushedReply reply, CancellationToken cancellationToken)
    {
        if (robots.FirstOrDefault(robot => robot.Name == reply.ConversationKey) is not { } robot)
        {
            return new Delivery(OutboxState.Refused, "no_address");   // taken out of the settings
        }

        var isOld = robot.OldMarkdown || robot.ChatId is { Length: > 0 };   // the app's Markdown has no tables
        var pieces = GroupText.Draw(reply.Reply, texts, publicUrl, robot.ChatId is { Length: > 0 } ? WeComRenderer.TextBytes : GroupText.TextBytes, isOld, signsIn: common.Value.IsConfigured);
        var type = isOld ? "markdown" : "markdown_v2";
        return pieces.Count == 0
            ? new Delivery(OutboxState.Refused, "says_nothing")
            : await _parts.SendAsync(
                reply.OutboxId, [.. pieces.Select(piece => (Func<Task<Delivery>>)(() => SendAsync(robot, new JsonObject { ["msgtype"] = type, [type] = new JsonObject { ["content"] = piece } }, cancellationToken)))], () => Pace(reply.ConversationKey), cancellationToken);
    }

    private Task<Delivery> SendAsync(GroupRobotSettings robot, JsonObject message, CancellationToken cancellationToken) =>
        robot.ChatId is { Length: > 0 } chat ? PostAsync(chat, message, cancellationToken) : PostAsync(robot, message, cancellationToken);

    private async Task<Delivery> PostAsync(string chat, JsonObject message, CancellationToken cancellationToken)
    {
        message["chatid"] = chat;
        return await api!.PostAsync("appchat/send", message, cancellationToken) switch   // checked at start
        {
            WeComAnswer.Said said => WeComErrors.Delivery(said.Code),
            WeComAnswer.NotSent not => new Delivery(OutboxState.Pending, not.Why),
            _ => new Delivery(OutboxState.Unknown, "no_answer"),   // nor has this one
        };
    }

    // The address holds the key: it stands in no log, and nothing follows a redirect.
    private async Task<Delivery> PostAsync(GroupRobotSettings robot, JsonObject message, CancellationToken cancellationToken)
    {
        var url = new Uri($"{common.Value.ApiUrl.TrimEnd('/')}/cgi-bin/webhook/send?key={Uri.EscapeDataString(robot.Key!)}");   // checked at start
        try
        {
            using var content = new StringContent(message.ToJsonString(WireJson.Options), Encoding.UTF8, "application/json");
            using var response = await http.Client.PostAsync(url, content, cancellationToken);
            return response.IsSuccessStatusCode && JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is JsonObject json && json.Code() is { } code
                ? WeComErrors.Delivery(code)
                : new Delivery(OutboxState.Unknown, "no_answer");   // a robot has no look for duplicates: a second copy would be seen
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new Delivery(OutboxState.Pending, problem.HttpRequestError.ToString());
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Delivery(OutboxState.Unknown, "no_answer");
        }
    }
}
