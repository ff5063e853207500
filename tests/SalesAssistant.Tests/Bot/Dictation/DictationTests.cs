using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Dictation;
using SalesAssistant.Bot.Model;
using SalesAssistant.Tests.Bot.Channels.Api;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Tests.Bot.Dictation;

public sealed class DictationTests
{
    [Fact]
    public async Task Without_a_transcriber_the_person_is_told_of_the_keyboards_own()
    {
        await using var host = await ApiHost.StartAsync();
        host.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");

        var (status, body) = await SendAsync(host, SoundFiles.Wav(1));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "dictation_unavailable"), (status, body["code"]!.GetValue<string>()));
        Assert.Contains("键盘", body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_heard_walks_as_a_message_and_is_shown_above_the_reply()
    {
        await using var model = await FakeModel.StartAsync(_ => null);
        await using var host = await ApiHost.StartAsync(services => Configure(services, model));

        var (status, body) = await SendAsync(host, SoundFiles.Mp3(2));
        var again = await SendAsync(host, SoundFiles.Mp3(2));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("听到：“今天先做什么”", body["blocks"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("m1", body["messageId"]!.GetValue<string>());
        Assert.True(again.Body["isRepeat"]!.GetValue<bool>());
        Assert.StartsWith("speech.mp3 32030 zh", model.Bodies.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_too_long_and_no_sound_never_leave()
    {
        await using var model = await FakeModel.StartAsync(_ => null);
        await using var provider = Provider(model, ("Dictation:BytesLimit", "100000"), ("Dictation:SecondsLimit", "2"));
        var dictation = provider.GetRequiredService<IDictation>();

        Assert.Equal(new Heard.Nothing("too_large"), await dictation.HearAsync(SoundFiles.Wav(4), "zh", CancellationToken.None));
        Assert.Equal(new Heard.Nothing("too_long"), await dictation.HearAsync(SoundFiles.Wav(2.5), "zh", CancellationToken.None));
        Assert.Equal(new Heard.Nothing("format"), await dictation.HearAsync("not a sound"u8.ToArray(), "zh", CancellationToken.None));
        Assert.Equal(0, model.Calls);
    }

    [Theory]
    [InlineData(nameof(ModelFault.ServerError))]
    [InlineData(nameof(ModelFault.BadUtf8))]
    [InlineData(nameof(ModelFault.EmptyBody))]
    [InlineData(nameof(ModelFault.Redirect))]
    public async Task A_failing_transcriber_is_said_and_nothing_is_recorded(string fault)
    {
        await using var model = await FakeModel.StartAsync(_ => null);
        model.Fault = Enum.Parse<ModelFault>(fault);
        await using var provider = Provider(model);

        Assert.Equal(new Heard.Nothing("failed"), await provider.GetRequiredService<IDictation>().HearAsync(SoundFiles.Wav(1), "en", CancellationToken.None));
    }

    [Fact]
    public async Task Amr_without_a_converter_is_said()
    {
        await using var model = await FakeModel.StartAsync(_ => null);
        await using var provider = Provider(model, ("Dictation:Converter", "no-such-converter"));

        Assert.Equal(new Heard.Nothing("no_converter"), await provider.GetRequiredService<IDictation>().HearAsync(SoundFiles.Amr(50), "zh", CancellationToken.None));
    }

    [SkippableFact]
    public async Task Amr_is_converted_to_wav()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip.IfNot(folders.Any(folder => File.Exists(Path.Combine(folder, "ffmpeg"))), "ffmpeg is not installed");
        await using var model = await FakeModel.StartAsync(_ => null);
        await using var provider = Provider(model);

        Assert.Equal(new Heard.Words("今天先做什么"), await provider.GetRequiredService<IDictation>().HearAsync(SoundFiles.Amr(50), "zh", CancellationToken.None));
        Assert.StartsWith("speech.wav", model.Bodies.First(), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(ApiHost host, byte[] sound)
    {
        using var content = new ByteArrayContent(sound);
        content.Headers.ContentType = new MediaTypeHeaderValue("audio/mpeg");
        using var response = await host.Client.PostAsync("/api/chat/audio?conversation=c1&messageId=m1", content);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private static ServiceProvider Provider(FakeModel model, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        Configure(services, model);
        return services.AddDictation(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build()).BuildServiceProvider();
    }

    private static void Configure(IServiceCollection services, FakeModel model) =>
        services.AddModel(new ConfigurationBuilder().Build()).Configure<ModelSettings>(settings => (settings.Endpoint, settings.SpeechName) = (model.Endpoint, "hearing"));
}
