using SalesAssistant.Skills.Language.Intents;

namespace SalesAssistant.Tests.Skills.Language.Intents;

public sealed class TextClassifierTests
{
    private static readonly LabelledText[] Texts =
    [
        .. new[] { "turn on the light", "light on please", "switch the light on", "lights on now", "make it light here" }.Select(text => new LabelledText(text, "light")),
        .. new[] { "play some music", "music please", "put on a song", "I want to hear a song", "play my favourite song" }.Select(text => new LabelledText(text, "music")),
        .. new[] { "打开空调", "空调开一下", "把空调打开", "开空调", "空调温度调低" }.Select(text => new LabelledText(text, "air")),
    ];

    [Theory]
    [InlineData("please switch on the light", "light")]
    [InlineData("play a song", "music")]
    [InlineData("帮我开一下空调", "air")]
    public void Text_like_the_trained_ones_gets_their_label(string text, string label)
    {
        Assert.Equal(label, TextClassifier.Train(Texts, null).Classify(text).Label);
    }

    [Fact]
    public void Training_twice_gives_the_same_probabilities()
    {
        var first = TextClassifier.Train(Texts, null);
        var second = TextClassifier.Train(Texts, null);

        Assert.All(Texts, text => Assert.Equal(first.Classify(text.Text), second.Classify(text.Text)));
    }
}
