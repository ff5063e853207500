using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Lexicons;
using Span = SalesAssistant.Skills.Language.Values.Span;

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

    // Long lists are matched in several expressions; together they find what one alternation would.
    [Fact]
    public void A_long_list_finds_what_one_expression_finds()
    {
        var entries = Enumerable.Range(0, 400).Select(i => $"{(char)('\u4e00' + (i % 23))}{(char)('\u4e00' + (i % 7))}{(i % 3 == 0 ? "" : (char)('\u4e00' + (i % 11)))}").Distinct().ToList();
        var list = new PhraseList(entries);
        var one = new Regex(string.Join('|', entries.OrderByDescending(entry => entry.Length)));
        var random = new Random(11);

        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 60).Select(_ => (char)('\u4e00' + random.Next(23))));
            var expected = one.Matches(text).Select(match => new Span(match.Index, match.Length)).ToList();

            Assert.Equal(expected, list.All(text, new Span(0, text.Length)));
            Assert.Equal(expected.Count == 0 ? null : expected[0], list.First(text));
            Assert.Equal(expected.Count > 0, list.IsIn(text));
        }
    }
}
