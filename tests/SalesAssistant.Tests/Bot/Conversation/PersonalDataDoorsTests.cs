using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAssistant.Bot;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Channels.Api;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Import;
using SalesAssistant.Data.People;
using SalesAssistant.Tests.Skills.Language.Privacy;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Conversation;

/// <summary>What may not be recorded (R48) does not reach one byte of the store or the log, whatever its spelling and door.</summary>
public sealed class PersonalDataDoorsTests
{
    [Fact]
    public async Task Notes_in_every_spelling_leave_no_raw_byte()
    {
        await using var house = await House.OpenAsync();
        var random = new Random(21);
        var raw = new List<string>();
        foreach (var spelling in Spelling.All)
        {
            foreach (var (number, words, kind) in new[] { (PersonalNumbers.ResidentId(random), "身份证", "身份证号"), (PersonalNumbers.OldResidentId(random), "老身份证号", "身份证号"), (PersonalNumbers.BankCard(random), "卡", "银行卡号") })
            {
                var written = spelling.Write(number, random);
                raw.AddRange([number, written]);

                var said = await house.SayAsync($"今天拜访铭泰精密顾总，他给了{words}{written}，周五前给报价", conversation: spelling.Name);
                Assert.True(said.Text.Contains(kind, StringComparison.Ordinal) && said.Text.Contains("没有留存", StringComparison.Ordinal), $"{spelling.Name}: {said.Text}");
            }

            var saved = await house.SayAsync("全部保存", conversation: spelling.Name);
            Assert.True(saved.Text.Contains("已保存", StringComparison.Ordinal), $"{spelling.Name}: {saved.Text}");
        }

        await new ExportService(house.Store, house.Services.GetRequiredService<CompanyCalendar>()).ExportAsync(new Caller(House.People.Manager, Role.Manager, null, "段磊", "zh"), Path.Combine(house.Folder, "export"));
        Assert.Contains(Directory.GetFiles(Path.Combine(house.Folder, "export")), file => File.ReadAllText(file).Contains("[身份证号已屏蔽]", StringComparison.Ordinal));
        AssertNowhere(house, raw);
    }

    [Fact]
    public async Task Secrets_in_notes_leave_no_raw_byte()
    {
        await using var house = await House.OpenAsync();
        var random = new Random(22);
        var raw = new List<string>();
        foreach (var (before, length) in new[] { ("登录密码：", 9), ("系统口令是", 8), ("password is ", 11), ("API key: ", 24), ("client_secret=", 20), ("Authorization: Bearer ", 30) })
        {
            var secret = PersonalNumbers.Token(random, length);
            raw.Add(secret);

            var said = await house.SayAsync($"今天拜访铭泰精密顾总，他把{before}{secret} 发来了，周五前给报价", conversation: before);
            Assert.Contains("密码或密钥", said.Text, StringComparison.Ordinal);
            await house.SayAsync("保存", conversation: before);
        }

        AssertNowhere(house, raw);
    }

    [Fact]
    public async Task Card_fields_are_masked_like_notes()
    {
        await using var house = await House.OpenAsync();
        var random = new Random(23);
        var (id, card) = (PersonalNumbers.ResidentId(random), PersonalNumbers.BankCard(random));
        var draft = await house.SayAsync("今天拜访铭泰精密顾总，他认可排程方案，周五前给报价");
        var section = draft.Card.Sections.Single(section => section.Kind == "Interaction").Index;

        var said = await house.PressAsync(draft.Button("confirm:"), new Dictionary<string, string?> { [$"{section}.Subject"] = $"身份证 {id}", [$"{section}.Content"] = $"卡 {card}，报价90万" });

        var saved = await house.ReadAsync(db => db.Interactions.SingleAsync());
        Assert.Contains("没有留存", said.Text, StringComparison.Ordinal);
        Assert.Contains("报价90万", saved.Content, StringComparison.Ordinal);
        AssertNowhere(house, [id, card]);
    }

    [Fact]
    public async Task The_api_door_masks_before_it_stores()
    {
        await using var house = await House.OpenAsync();
        await using var app = await ApiAsync(house);
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key");
        var random = new Random(24);
        var raw = new List<string>();
        foreach (var spelling in Spelling.All)
        {
            var number = PersonalNumbers.ResidentId(random);
            var written = spelling.Write(number, random);
            raw.AddRange([number, written]);

            using var answer = await client.PostAsJsonAsync(new Uri("/api/chat", UriKind.Relative), new { conversation = "c", text = $"提醒我明天核对身份证{written}", messageId = "m" + raw.Count });
            Assert.Contains("没有留存", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        AssertNowhere(house, raw);
    }

    private static async Task<WebApplication> ApiAsync(House house)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAssistant(builder.Configuration, house.Store, house.Clock);
        builder.Services.AddApiChannel(builder.Configuration);
        builder.Services.AddSingleton<ITalkLog, TalkLog>();
        builder.Services.AddSingleton<IAccounts>(new OnePerson());
        builder.Configuration["Api:RequestsPerSecond"] = "0";
        var app = builder.Build();
        app.MapApiChannel();
        await app.StartAsync();
        return app;
    }

    private static void AssertNowhere(House house, List<string> raw)
    {
        raw.RemoveAll(one => one.Length < 6);
        foreach (var file in Directory.GetFiles(house.Folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.All(raw, one => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(one)) < 0, $"{Path.GetFileName(file)} holds {one}"));
        }

        Assert.All(raw, one => Assert.DoesNotContain(house.Log, line => line.Contains(one, StringComparison.Ordinal)));
    }

    private sealed class OnePerson : IAccounts
    {
        public ValueTask<Caller?> FindAsync(long userId, CancellationToken cancellationToken) => ValueTask.FromResult<Caller?>(new Caller(House.People.Rep, Role.Rep, 1, "苏晴", "zh"));

        public ValueTask<KeyOwner?> FindByKeyAsync(string secret, CancellationToken cancellationToken) => ValueTask.FromResult<KeyOwner?>(new KeyOwner(1, new Caller(House.People.Rep, Role.Rep, 1, "苏晴", "zh")));
    }
}
