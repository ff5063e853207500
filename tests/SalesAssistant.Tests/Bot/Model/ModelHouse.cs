using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Model;
using SalesAssistant.Tests.Support;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Tests.Bot.Model;

/// <summary>The house with a fake endpoint beside it.</summary>
internal sealed class ModelHouse(House house, FakeModel model) : IAsyncDisposable
{
    public House House => house;

    public FakeModel Model => model;

    public static async Task<ModelHouse> OpenAsync(ModelMode mode, Func<ModelAsk, ModelCall?> script, Action<ModelSettings>? more = null)
    {
        var model = await FakeModel.StartAsync(script);
        var house = await House.OpenAsync(services => services.Configure<ModelSettings>(settings =>
        {
            (settings.Mode, settings.Endpoint, settings.Name, settings.Key) = (mode, model.Endpoint, "fake", "test-key");
            settings.TimeLimitSeconds = 60;   // a busy machine is no fault of the endpoint
            more?.Invoke(settings);
        }));
        return new ModelHouse(house, model);
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await model.DisposeAsync();
    }
}
