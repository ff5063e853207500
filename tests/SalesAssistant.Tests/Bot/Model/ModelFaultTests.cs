using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Model.Wire;
using SalesAssistant.Tests.Support;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Tests.Bot.Model;

/// <summary>Each way in which an endpoint fails: an error within the limit, nothing left open, and after five of them it is left alone. The seconds of the real limit are measured by tests/long.</summary>
public sealed class ModelFaultTests(ModelFaultTests.Desk desk) : IClassFixture<ModelFaultTests.Desk>
{
    public static TheoryData<string> Faults => [.. Enum.GetNames<ModelFault>().Where(name => name is not (nameof(ModelFault.None) or nameof(ModelFault.WrongSchema) or nameof(ModelFault.UnknownTool)))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_failing_endpoint_is_left_alone_after_five_failures(string fault)
    {
        await using var model = await FakeModel.StartAsync(_ => new ModelCall("help", []));
        model.Fault = Enum.Parse<ModelFault>(fault);
        var isSlow = model.Fault is ModelFault.Hang or ModelFault.ByteByByte or ModelFault.SlowFirstByte;
        using var clients = Desk.Clients(model);
        var asking = desk.Asking(clients, model);

        var reasons = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            reasons.Add((await Assert.ThrowsAsync<ModelFailureException>(() => AskAsync(asking))).Reason);
        }

        Assert.DoesNotContain("open", reasons.Take(1));
        Assert.Equal("open", reasons[5]);
        Assert.InRange(model.Calls, isSlow ? 0 : 1, 5);   // a short limit may end before the request has arrived
        await model.IdleAsync().WaitAsync(TimeSpan.FromSeconds(30));   // nothing is left under way; the wait is a guard, not a measure
    }

    [Theory]
    [InlineData(nameof(ModelFault.WrongSchema))]
    [InlineData(nameof(ModelFault.UnknownTool))]
    [InlineData(nameof(ModelFault.CutJson))]
    public async Task The_person_gets_the_built_in_answer_and_the_rest_of_the_talk_goes_on(string fault)
    {
        await using var house = await ModelHouse.OpenAsync(ModelMode.Model, _ => null);
        house.Model.Fault = Enum.Parse<ModelFault>(fault);

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal("next_actions", (await house.House.SayAsync("今天先做什么")).Skill);
        }

        Assert.InRange(house.Model.Calls, 5, 10);   // a call that cannot be done is asked for again once
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_no_other_host_is_asked()
    {
        await using var model = await FakeModel.StartAsync(_ => null);
        var settings = Desk.Settings(model);
        using var http = ModelHttp.Create(new Uri(model.Endpoint), settings);
        model.Fault = ModelFault.Redirect;

        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(model.Endpoint + "/chat/completions", new StringContent("{}")));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("http://127.0.0.2:9/"));
        Assert.Equal(1, model.Calls);
    }

    private static Task<ChatResponse> AskAsync(ModelDesk asking) =>
        asking.RunAsync(House.People.Rep, (ask, _) => ask([new ChatMessage(ChatRole.User, "hello")], new ChatOptions()), CancellationToken.None);

    /// <summary>One store for all; the desk is new for each.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        private House? _house;

        internal static ModelSettings Settings(FakeModel model) => new()
        {
            Mode = ModelMode.Model,
            Endpoint = model.Endpoint,
            Name = "fake",
            TimeLimitSeconds = model.Fault is ModelFault.Hang or ModelFault.ByteByByte or ModelFault.SlowFirstByte ? 0.05 : 60,   // what never ends is cut short; nothing else may depend on time
        };

        internal static ModelClients Clients(FakeModel model) => new(Options.Create(Settings(model)));

        internal ModelDesk Asking(ModelClients clients, FakeModel model)
        {
            var settings = Options.Create(Settings(model));
            return new ModelDesk(clients.Chat(), new ModelBreaker(settings, TimeProvider.System), _house!.Services.GetRequiredService<TokenAllowance>(), TimeProvider.System, settings, NullLogger<ModelDesk>.Instance);   // InitializeAsync has run
        }

        public async Task InitializeAsync() => _house = await House.OpenAsync();

        public async Task DisposeAsync() => await _house!.DisposeAsync();   // as above
    }
}
