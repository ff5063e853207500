using System.Text.Json.Nodes;

namespace SalesAssistant.Long.Teams;

/// <summary>An activity of every kind that Teams sends, as it should be.</summary>
internal static class ActivitySeeds
{
    public const string Person = "aaaaaaaa-0000-0000-0000-000000000001";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";

    public static IReadOnlyList<string> All { get; } =
    [
        .. Texts.Select(text => With(one => one["text"] = text)),
        With(one =>
        {
            (one["text"], one["conversation"]!["conversationType"], one["conversation"]!["isGroup"]) = ("<at>Bot</at> 我在谈的商机", "groupChat", true);
            one["entities"] = new JsonArray(Json("""{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot","name":"Bot"}}"""), Json("""{"type":"clientInfo","locale":"zh-CN","country":"CN"}"""));
        }),
        With(one => one["value"] = Json("""{"p":"confirm:1:1","n":"abc","0.Content":"好","0.Date":"2026-03-05"}""")),
        With(one => (one["type"], one["name"], one["value"], one["replyToId"]) = ("invoke", "adaptiveCard/action", Json("""{"action":{"type":"Action.Execute","verb":"act","data":{"p":"confirm:12345678901:2","n":"0123456789abcdef","0.Stage":"Proposal","1.Title":"发报价","2.ExpectedAmountFen":"120万"}},"trigger":"manual"}"""), "r1")),
        With(one => (one["type"], one["name"], one["value"]) = ("invoke", "adaptiveCard/action", Json("""{"action":{"type":"Action.Execute","verb":"act","data":{"p":"task:create:1:call","n":"q"}},"trigger":"manual"}"""))),
        With(one => (one["type"], one["name"], one["value"]) = ("invoke", "adaptiveCard/action", Json("""{"action":{"type":"Action.Execute","verb":"act","data":{"p":"undo","n":"w"}},"trigger":"manual"}"""))),
        With(one => (one["type"], one["name"], one["value"], one["replyToId"]) = ("invoke", "message/submitAction", Json("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"好用\"}"}}"""), "r1")),
        With(one => (one["type"], one["name"], one["value"]) = ("invoke", "task/fetch", Json("""{"data":{"a":1},"context":{"theme":"dark"}}"""))),
        With(one => (one["type"], one["name"], one["value"], one["replyToId"]) = ("invoke", "task/fetch", Json("""{"data":{"type":"task/fetch","o":"12345678901","p":"confirm:12345678901:2"},"context":{"theme":"default"}}"""), "r1")),
        With(one => (one["type"], one["name"], one["value"]) = ("invoke", "task/submit", Json("""{"data":{"o":"12345678901","c":"r1","p":"confirm:12345678901:2","n":"0123456789abcdef","0.Stage":"Proposal","1.Title":"发报价"},"context":{"theme":"default"}}"""))),
        With(one => (one["type"], one["name"], one["value"]) = ("invoke", "fileConsent/invoke", Json("""{"type":"fileUpload","action":"accept","context":{},"uploadInfo":{"uploadUrl":"https://evil.example/u"}}"""))),
        With(one => (one["type"], one["reactionsAdded"], one["replyToId"]) = ("messageReaction", new JsonArray(Json("""{"type":"like"}""")), "r1")),
        With(one => (one["type"], one["channelData"]!["eventType"], one["text"]) = ("messageUpdate", "editMessage", "改一下，是90万")),
        With(one => (one["type"], one["channelData"]!["eventType"]) = ("messageDelete", "softDeleteMessage")),
        With(one => one["type"] = "typing"),
        With(one => (one["type"], one["action"]) = ("installationUpdate", "add")),
        With(one => (one["type"], one["action"]) = ("installationUpdate", "remove")),
        With(one => (one["type"], one["membersAdded"]) = ("conversationUpdate", new JsonArray(Json("""{"id":"29:u"}"""), Json("""{"id":"28:bot"}""")))),
        With(one => (one["type"], one["membersRemoved"]) = ("conversationUpdate", new JsonArray(Json("""{"id":"28:bot"}""")))),
        With(one => (one["text"], one["attachments"]) = ("", new JsonArray(Json("""{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"a.wav","content":{"downloadUrl":"https://t.sharepoint.com/a.wav?x=y","uniqueId":"u","fileType":"wav"}}"""), Json("""{"contentType":"text/html","content":"<div>x</div>"}""")))),
        With(one => (one["type"], one["name"], one["value"]) = ("event", "application/vnd.microsoft.meetingStart", Json("{}"))),
    ];

    private static string[] Texts => ["帮助", "今天先做什么", "我在谈的商机按阶段看", "提醒我明天下午三点核对样品单", "今天拜访了一家新公司，谈了预算120万，周五前给报价", "保存", "撤销", "不对，是150万"];

    private static string With(Action<JsonObject> change)
    {
        var activity = Json($$$$"""
            {"type":"message","id":"a1","timestamp":"2026-03-04T02:00:00Z","localTimezone":"Asia/Shanghai","serviceUrl":"http://127.0.0.1:9/","channelId":"msteams","locale":"zh-CN",
            "from":{"id":"29:u","name":"王","aadObjectId":"{{{{Person}}}}"},"conversation":{"id":"a:talk","conversationType":"personal","tenantId":"{{{{Tenant}}}}"},"recipient":{"id":"28:bot","name":"Bot"},"channelData":{"tenant":{"id":"{{{{Tenant}}}}"}}}
            """);
        change(activity);
        return activity.ToJsonString();
    }

    private static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();   // written above
}
