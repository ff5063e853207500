using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>What a task of a note is called: the person's own words without a leading connective and without who asked for it (他让我们周五前送样品 → 周五前送样品).</summary>
internal static partial class FollowUpText
{
    public static string Of(NotePart part, Span words) => Lead().Replace(part.Words(BehindAsker(part, words)), "").Trim(' ', ',', '，', '.', '。', ';', '；');

    /// <summary>How many characters of a clause its connective takes.</summary>
    public static int LeadLength(string clause) => Lead().Match(clause).Length;

    // Only where nothing but who asks stands before it: "the contract is fine, they want us to send the seal" keeps the contract.
    private static Span BehindAsker(NotePart part, Span words)
    {
        if (NoteWords.FollowUps["asked_to"].First(part.Text, words) is not { } asked || asked.End >= words.End)
        {
            return words;
        }

        var said = NoteWords.FollowUps["asker"].All(part.Text, words).Concat(part.Mentions.Select(mention => mention.Span)).ToList();
        var isOnlyAsker = Enumerable.Range(words.Start, asked.Start - words.Start).All(at => !char.IsLetterOrDigit(part.Text[at]) || said.Exists(word => word.Start <= at && at < word.End));
        return isOnlyAsker ? Span.Between(asked.End, words.End) : words;
    }

    [GeneratedRegex(@"^(?:然后|另外|还有|顺便|所以|因此|但是|不过|但|而且|并且|同时|就是|那|那么|(?:so|and|but|then|also|well|yeah|ok|um|uh|to)(?![A-Za-z]))[\s,，]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();
}
