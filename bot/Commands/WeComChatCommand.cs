using System.CommandLine;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Sending;

namespace SalesAssistant.Bot.Commands;

/// <summary>`wecom-chat`.</summary>
internal static class WeComChatCommand
{
    public static Command Create()
    {
        var (name, members) = (new Option<string>("--name") { Required = true, Description = "What the group is called." }, new Option<string[]>("--members") { Required = true, AllowMultipleArgumentsPerToken = true, Description = "User ids in WeCom; the first owns the group." });
        var command = new Command("wecom-chat", "Makes a group chat of the WeCom app for the weekly digest, and prints the id that WeCom:Groups takes.") { name, members };
        command.Runs(async (parsed, cancellationToken) =>
        {
            using var http = new WeComHttp();
            Console.WriteLine(await MakeAsync(http, WeComAppCall.Settings(), parsed.GetValue(name)!, parsed.GetValue(members)!, cancellationToken));   // both are required
            return 0;
        });
        return command;
    }

    /// <summary>Makes the group; the setting that names it.</summary>
    /// <exception cref="InvalidDataException">Fewer than two members, the settings do not fit, or the vendor refuses; the message says what to do.</exception>
    public static async Task<string> MakeAsync(WeComHttp http, WeComSettings settings, string name, IReadOnlyList<string> members, CancellationToken cancellationToken)
    {
        if (members.Count < 2)
        {
            throw new InvalidDataException("A group has two members or more: --members one two.");
        }

        var chat = new JsonObject { ["name"] = name, ["owner"] = members[0], ["userlist"] = new JsonArray([.. members.Select(member => (JsonNode)member)]) };
        var said = await WeComAppCall.PostAsync(http, settings, "appchat/create", "", chat, cancellationToken);
        return $"WeCom__Groups__0__ChatId={said.Text("chatid")}";
    }
}
