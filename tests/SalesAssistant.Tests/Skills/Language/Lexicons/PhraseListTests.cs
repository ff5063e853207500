using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Lexicons;
using SalesAssistant.Skills.VisitNotes;
using SalesAssistant.Tests.Skills.LogInteraction;
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

    // The letters that an entry waits for are read from its expression; where they are not in a text, the entry is not looked for.
    [Theory]
    [InlineData("拜访|看望", "拜访", "看望")]
    [InlineData("(?:去|到)(?:了)?(?:现场|厂里)", "现场", "厂里")]
    [InlineData(@"(?<!不)(?:很|挺)?满意(?!度)", "满意")]
    [InlineData(@"[^,。]{0,10}毛病", "毛病")]
    [InlineData(@"won.t (?:Buy|budge)", " bu")]
    [InlineData(@"(?:sign|ink)s?\b", "ign", "ink")]
    [InlineData(@"[一1]次(?:都|也)?没", "次没", "次都没", "次也没")]
    [InlineData(@"\w+")]
    [InlineData(@"a?\d*")]
    [InlineData(@"é|ü")]
    public void An_entry_waits_for_letters_that_it_cannot_do_without(string entry, params string[] needed) =>
        Assert.Equal(needed.Order(StringComparer.Ordinal), EntryPattern.Needed(entry).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("KEEN on it", "keen on", true)]
    [InlineData("\u212AEEN on it", "keen on", true)]   // the sign for kelvin is a k to an expression that ignores case
    [InlineData("ke en on it", "keen on", false)]
    [InlineData("他认了", "认|没认", true)]
    public void An_entry_is_found_in_any_case(string text, string entry, bool expected) => Assert.Equal(expected, new PhraseList([entry]).IsIn(text));

    // Every list that is built in, on sentences of all kinds: what its letters rule out is not there.
    [Fact]
    public void What_is_not_looked_for_is_not_there()
    {
        var texts = NoteCase.All.Select(one => one.Say).Take(300).ToList();   // expressions asked more often are compiled
        var parts = ((PhraseFile[])[NoteWords.Attitude, NoteWords.Contact, NoteWords.FollowUps, NoteWords.Instructions, NoteWords.Money, NoteWords.Parties, NoteWords.Stages, NoteWords.Texts, CorrectionCues.Phrases])
            .SelectMany(file => file.Names.SelectMany(name => file[name].Expressions))
            .ToList();
        var asked = 0;
        foreach (var text in texts)
        {
            foreach (var part in parts.Where(part => !part.May(LetterGroups.In(text))))
            {
                asked++;
                Assert.False(part.Expression.IsMatch(text), $"\"{text}\": {part.Expression}");
            }
        }

        Assert.InRange(asked, texts.Count * parts.Count / 2, int.MaxValue);   // most are ruled out, or it is of no use
    }

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
