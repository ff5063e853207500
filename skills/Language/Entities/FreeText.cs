using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>A clause and which of its characters no name or value has taken.</summary>
internal sealed class FreeText
{
    private readonly bool[] _taken;

    public FreeText(Utterance utterance, Span clause, NameLexicon lexicon)
    {
        Text = utterance.Text;
        Clause = clause;
        Lexicon = lexicon;
        _taken = new bool[Text.Length];
        Take(utterance.Mentions.Select(mention => mention.Span));
        Take(utterance.Dates.Select(date => date.Span));
        Take(utterance.Money.Select(money => money.Span));
    }

    public string Text { get; }

    public Span Clause { get; }

    public NameLexicon Lexicon { get; }

    public void Take(IEnumerable<Span> spans)
    {
        foreach (var span in spans)
        {
            Array.Fill(_taken, true, span.Start, span.Length);
        }
    }

    public bool IsFree(int start, int end)
    {
        if (start < Clause.Start || end > Clause.End)
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (_taken[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first free Han character of the run that ends at <paramref name="end"/>, at most <paramref name="longest"/> back.</summary>
    public int RunStart(int end, int longest)
    {
        var start = end;
        while (start > Clause.Start && end - start < longest && LatinWords.IsHan(Text[start - 1]) && !_taken[start - 1])
        {
            start--;
        }

        return start;
    }

    /// <summary>The longest of <paramref name="words"/> that the text before <paramref name="at"/> ends in; empty when none.</summary>
    public string EndsBefore(int at, IReadOnlyList<string> words)
    {
        var before = Text.AsSpan(Clause.Start, at - Clause.Start).TrimEnd(" :,，：");
        var longest = "";
        foreach (var word in words)
        {
            if (word.Length > longest.Length && before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                longest = word;
            }
        }

        return longest;
    }

    public bool StartsAt(int at, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (Text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>End of text or clause, punctuation, blank.</summary>
    public bool IsBreak(int at) => at >= Clause.End || char.IsWhiteSpace(Text[at]) || char.IsPunctuation(Text[at]);
}
