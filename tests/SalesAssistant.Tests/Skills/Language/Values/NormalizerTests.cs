using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Tests.Skills.Language.Values;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData("廿三號上晝開會", "廿三号上昼开会")]
    [InlineData("ＡＢＣ１２３％", "ABC123%")]
    [InlineData("聽日覆佢，預算臺幣", "听日覆佢,预算台币")]
    [InlineData("裏面、週三、後天", "里面、周三、后天")]
    [InlineData("5–8月", "5-8月")]
    [InlineData("Already plain 文本", "Already plain 文本")]
    public void Spelling_is_unified(string text, string expected) => Assert.Equal(expected, Normalizer.Normalize(text).Text);

    [Fact]
    public void Span_maps_back_over_invisible_characters()
    {
        const string text = "金\u200B額是\uFEFF８０萬";

        var normalized = Normalizer.Normalize(text);
        var at = normalized.Text.IndexOf("80万", StringComparison.Ordinal);

        Assert.Equal("８０萬", normalized.ToOriginal(new Span(at, 3)).In(text));
    }

    [Fact]
    public void Normalising_twice_changes_nothing()
    {
        var once = Normalizer.Normalize("禮拜三、￥８０，０００").Text;

        Assert.Equal(once, Normalizer.Normalize(once).Text);
    }
}
