using SalesAssistant.Skills.Language.Lexicons;

namespace SalesAssistant.Tests.Skills.Language.Lexicons;

public sealed class PhraseListTests
{
    private static readonly PhraseList Words = new(["拜访", "went to see"]);

    [Theory]
    [InlineData("今天拜访佳源", 4, 0, true)]
    [InlineData("今天拜访佳源", 4, 3, false)]
    [InlineData("今天拜访佳源", 5, 0, false)]
    [InlineData("we went to see Ada", 15, 0, true)]
    [InlineData("今天拜访佳源", 2, 4, false)]   // asked to look only behind the end: a lead that reaches past the name
    public void A_phrase_ends_where_it_is_looked_for(string text, int end, int from, bool expected) => Assert.Equal(expected, Words.EndsAt(text, end, from));

    [Fact]
    public void A_loop_that_the_runtime_miscounts_is_refused() => Assert.Throws<InvalidDataException>(() => new PhraseList(["signed (?:[a-z]+ ){0,4}?deal"]));
}
