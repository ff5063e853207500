using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>The vendor's own clients under Node: @wecom/crypto closes callbacks for our web server, and the bot SDK is content with our made-up vendor, so that our bot's tests mean something.</summary>
public sealed class VendorTests
{
    private static readonly string Repository = Support.Repository.Root;
    private static readonly string Modules = Path.Combine(Repository, "artifacts", "peers", "node_modules");

    [SkippableFact]
    public async Task The_vendors_callbacks_are_taken_and_forged_ones_refused()
    {
        NeedsNode();
        await using var host = await WeComHost.StartAsync();

        using var node = Start("wecom-callbacks.cjs", new Uri(host.Address, "/api/wecom").ToString(), WeComHouse.Token, WeComHouse.AesKey, WeComService.Corp, WeComService.Agent.ToString(), WeComHouse.Person);
        var answers = (await EndAsync(node)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("name").GetString()!, line => (line.GetProperty("status").GetInt32(), line.GetProperty("body").GetString()!));   // the script prints both

        Assert.Equal((200, "1616140317555161061"), answers["check"]);
        Assert.All(answers.Where(answer => answer.Key is not "check" && !answer.Key.StartsWith("forged", StringComparison.Ordinal)), answer => Assert.Equal((200, ""), answer.Value));
        Assert.All(answers.Where(answer => answer.Key.StartsWith("forged", StringComparison.Ordinal)), answer => Assert.Equal((401, ""), answer.Value));
        Assert.Equal(1 + 1 + 3 + 32 + 6, answers.Count);
        Assert.Equal(33, await host.House.ReadAsync(db => db.Inbox.CountAsync()));
        await host.Service.ShownAsync(2);   // the greeting and the first answer, in either order
        Assert.Contains(host.Service.Shown, message => WeComHouse.Words(message).Contains("铭泰精密-排程一期", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_vendors_callbacks_of_a_bot_are_answered_as_its_sdk_opens_it()
    {
        NeedsNode();
        await using var host = await WeComHost.StartAsync(("WeCom:Bot:Id", BotCallbackHouse.Id), ("WeCom:Bot:Token", WeComHouse.Token), ("WeCom:Bot:EncodingAesKey", WeComHouse.AesKey));
        await BotCallbackHouse.LinkAsync(host.House);

        using var node = Start("wecom-bot-callbacks.cjs", new Uri(host.Address, "/api/wecom/bot").ToString(), WeComHouse.Token, WeComHouse.AesKey, BotCallbackHouse.Id, WeComHouse.Person);
        var answers = (await EndAsync(node)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("name").GetString()!, line => (line.GetProperty("status").GetInt32(), line.GetProperty("answer").ToString()));   // the script prints all three

        Assert.Equal((200, "1616140317555161061"), answers["check"]);
        Assert.Contains("铭泰精密-排程一期", answers["said"].Item2, StringComparison.Ordinal);
        Assert.Equal(answers["said"], answers["the same again"]);
        Assert.Contains("销售助手", answers["entered"].Item2, StringComparison.Ordinal);
        Assert.Equal((403, ""), answers["forged: another bot"]);
        Assert.Equal(1, await host.House.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [SkippableFact]
    public async Task The_vendors_bot_talks_to_our_made_up_vendor()
    {
        NeedsNode();
        await using var server = await BotServer.StartAsync();
        using var node = Start("wecom-bot.cjs", server.Url, BotServer.Id, BotServer.Secret);
        await server.ConnectedAsync(1);

        server.Event("enter_chat");
        server.Say("查询华东区漏斗");
        await server.UntilAsync(answers: 2, sent: 1);
        server.Event("template_card_event", new JsonObject { ["card_type"] = "button_interaction", ["event_key"] = "confirm", ["task_id"] = "r1-0" });
        await server.UntilAsync(answers: 3, sent: 1);
        server.Say("bye");
        await EndAsync(node);

        Assert.Empty(server.Faults);
        Assert.Equal("正在查询: 5 个商机", (string?)Assert.Single(server.Answers, answer => (string?)answer["stream"]?["id"] == "stream1")["stream"]!["content"]);
        Assert.Equal("**主动**", (string?)Assert.Single(server.Sent)["markdown"]!["content"]);
        Assert.Contains(server.Answers, answer => (string?)answer["response_type"] == "update_template_card");
    }

    private static void NeedsNode() =>
        Skip.IfNot(Directory.Exists(Path.Combine(Modules, "@wecom", "aibot-node-sdk")) && Directory.Exists(Path.Combine(Modules, "@wecom", "crypto")), "artifacts/peers has no @wecom packages: install Node 20 or later and build the solution.");

    private static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Modules).Prepend(Path.Combine(Repository, "tests", "peers", script)))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;   // a started process
    }

    private static async Task<string> EndAsync(Process node)
    {
        var errors = node.StandardError.ReadToEndAsync();
        var lines = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return lines;
    }
}
