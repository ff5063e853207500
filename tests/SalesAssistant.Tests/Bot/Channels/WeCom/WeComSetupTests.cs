using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Channels.WeCom.Bot;
using SalesAssistant.Bot.Channels.WeCom.Sending;
using SalesAssistant.Bot.Commands;
using SalesAssistant.Skills;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

public sealed class WeComSetupTests
{
    private static readonly JsonObject Menu = WeComMenu.Draw(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), "zh");

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_menu_is_taken_in_both_languages(string language)
    {
        using var service = new WeComService(TimeProvider.System);
        using var http = new WeComHttp(service);

        var said = await WeComMenuCommand.SetAsync(http, Settings(), WeComMenu.Draw(Texts.Load(Path.Combine(AppContext.BaseDirectory, "prompts")), language), default);

        Assert.Contains(WeComService.Agent.ToString(), said, StringComparison.Ordinal);
        Assert.Equal([5, 4, 4], service.Menu!["button"]!.AsArray().Select(column => column!["sub_button"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(60020, "可信IP")]
    [InlineData(40001, "WeCom__Secret")]
    [InlineData(45009, "minute")]
    public async Task A_refusal_says_what_to_do(int code, string advice)
    {
        using var service = new WeComService(TimeProvider.System) { TokenCode = code };
        using var http = new WeComHttp(service);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => WeComMenuCommand.SetAsync(http, Settings(), Menu, default));

        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(WeComService.Secret, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_chat_is_made_and_the_setting_that_names_it_printed()
    {
        using var service = new WeComService(TimeProvider.System);
        using var http = new WeComHttp(service);

        var said = await WeComChatCommand.MakeAsync(http, Settings(), "东区周报", ["QinLing", "LiWei"], default);
        var alone = await Assert.ThrowsAsync<InvalidDataException>(() => WeComChatCommand.MakeAsync(http, Settings(), "东区周报", ["QinLing"], default));

        Assert.EndsWith("ChatId=chat1", said, StringComparison.Ordinal);
        Assert.Contains("two members", alone.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<WeComSettings>> Broken => new()
    {
        { "no app", of => of.AgentId = 0 },
        { "no secret", of => of.Secret = null },
        { "no token", of => of.Token = "" },
        { "a token with a blank", of => of.Token = "a b" },
        { "a long token", of => of.Token = new string('a', 33) },
        { "a short key", of => of.EncodingAesKey = new string('a', 42) },
        { "a key with its sign", of => of.EncodingAesKey = new string('a', 42) + "=" },
        { "a company with a blank", of => of.CorpId = "ww 1" },
        { "plain http elsewhere", of => of.ApiUrl = "http://proxy.example" },
        { "a name in the address", of => of.ApiUrl = "https://user@qyapi.weixin.qq.com" },
        { "no login address", of => of.LoginUrl = "" },
        { "no window", of => of.ReplayMinutes = 0 },
        { "a short look for duplicates", of => of.DuplicateSeconds = 10 },
        { "no silence when shut out", of => of.ThrottleSeconds = 0 },
        { "a body of nothing", of => of.BodyLimit = 1 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Settings_that_cannot_work_are_refused(string name, Action<WeComSettings> breaks)
    {
        var settings = Settings();
        Assert.Empty(WeComRules.FaultsOf(settings));

        breaks(settings);

        Assert.True(WeComRules.FaultsOf(settings).Count == 1, name);
    }

    public static TheoryData<string, WeComBotSettings> BrokenBots => new()
    {
        { "neither a secret nor callbacks", new() { Id = "bot1" } },
        { "both", new() { Id = "bot1", Secret = "test-only", Token = WeComHouse.Token, EncodingAesKey = WeComHouse.AesKey } },
        { "callbacks without a key", new() { Id = "bot1", Token = WeComHouse.Token } },
        { "callbacks without a token", new() { Id = "bot1", EncodingAesKey = WeComHouse.AesKey } },
        { "a short key", new() { Id = "bot1", Token = WeComHouse.Token, EncodingAesKey = new string('a', 42) } },
        { "an id with a blank", new() { Id = "bot 1", Secret = "test-only" } },
    };

    [Theory]
    [MemberData(nameof(BrokenBots))]
    public void A_bot_has_one_way_and_all_that_it_takes(string name, WeComBotSettings settings)
    {
        Assert.Empty(WeComBotRules.FaultsOf(new() { Id = "bot1", Secret = "test-only" }));
        Assert.Empty(WeComBotRules.FaultsOf(new() { Id = "bot1", Token = WeComHouse.Token, EncodingAesKey = WeComHouse.AesKey }));
        Assert.True(WeComBotRules.FaultsOf(settings).Count > 0, name);
    }

    [Fact]
    public void Without_a_company_the_door_is_closed_and_nothing_is_asked_for() => Assert.Empty(WeComRules.FaultsOf(new WeComSettings()));

    private static WeComSettings Settings() => new() { CorpId = WeComService.Corp, AgentId = WeComService.Agent, Secret = WeComService.Secret, Token = WeComHouse.Token, EncodingAesKey = WeComHouse.AesKey };
}
