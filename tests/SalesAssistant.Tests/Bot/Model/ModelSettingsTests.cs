using SalesAssistant.Bot.Model;

namespace SalesAssistant.Tests.Bot.Model;

public sealed class ModelSettingsTests
{
    [Fact]
    public void Nothing_set_is_fine_and_uses_no_model()
    {
        Assert.Empty(ModelRules.FaultsOf(new ModelSettings()));
        Assert.False(new ModelSettings().IsUsed);
    }

    [Theory]
    [InlineData(ModelMode.Cascade, null, "m", false)]
    [InlineData(ModelMode.Model, "https://models.example/v1", null, false)]
    [InlineData(ModelMode.Model, "https://models.example/v1", "m", true)]
    [InlineData(ModelMode.Model, "http://models.example/v1", "m", false)]
    [InlineData(ModelMode.Model, "http://127.0.0.1:11434/v1", "m", true)]
    [InlineData(ModelMode.Model, "https://user:word@models.example/v1", "m", false)]
    [InlineData(ModelMode.Model, "ftp://models.example", "m", false)]
    [InlineData((ModelMode)9, "https://models.example/v1", "m", false)]
    public void A_mode_needs_an_address_it_may_be_sent_to(ModelMode mode, string? endpoint, string? name, bool fits) =>
        Assert.Equal(fits, ModelRules.FaultsOf(new ModelSettings { Mode = mode, Endpoint = endpoint, Name = name }).Count == 0);

    [Fact]
    public void Failures_to_open_may_be_fewer_than_five_never_more()
    {
        Assert.Empty(ModelRules.FaultsOf(new ModelSettings { FailuresToOpen = 1 }));
        Assert.Single(ModelRules.FaultsOf(new ModelSettings { FailuresToOpen = 6 }));
    }
}
