using System.Globalization;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Skills.Clarifying;

/// <summary>Reads an answer to a question asked back: by place ("第二个", "the last one"), by name, product, stage or amount.</summary>
public static class ClarifyContinuation
{
    // An answer is short; a longer message is a request of its own, even where it names a candidate.
    private const int LongestAnswer = 18;
    private const int MostWords = 9;
    private const int MostPlaces = 5;
    private static readonly Lexicon Words = Lexicon.Of("clarify");

    /// <summary>The pending request, completed; null when no question is open or the message is something else.</summary>
    public static Request? Read(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        if (context.State.Question is { Readings.Count: > 0 } choice)
        {
            return IsShort(utterance) && ReadingChoice.Pick(choice.Readings, utterance.Text) is { } chosen ? chosen with { Confidence = 0.95 } : null;
        }

        if (context.State.Question is not { } question || PendingRequests.Read(question) is not { } pending)
        {
            return null;
        }

        // 好 behind "which of the two?" picks none: it is asked again.
        return Pick(question, utterance, context) is { } picked ? PendingRequests.Fill(PutRight(question, utterance, context) ?? pending, picked) with { Confidence = 0.95 }
            : question.Candidates.Count > 1 && IsYes(utterance.Text) ? new Clarify("", question.Candidates, pending) { About = question.About }
            : null;
    }

    // 第一个，改成125万: the answer, and a new value with it; an amount that a candidate has only names it.
    private static Request? PutRight(OpenQuestion question, Utterance utterance, ReadingContext context) =>
        (Words.Has(utterance.Text, "sets_anew") || utterance.Percents.Count > 0) && ByAmount(question, utterance) is null ? PendingCorrection.Read(question, utterance, context) : null;

    private static bool IsYes(string text) => Words.Find(text, "yes") is { Start: 0 } yes && !text.AsSpan(yes.End).ContainsAnyInRange('0', '9') && text.Count(char.IsLetterOrDigit) <= yes.Length + 1;

    /// <summary>The candidate that the answer means; null when none or several.</summary>
    public static RecordRef? Pick(OpenQuestion question, Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(utterance);
        ArgumentNullException.ThrowIfNull(context);
        if (!IsShort(utterance))
        {
            return null;
        }

        if (question.About == "owner" && utterance.Of(RecordKind.User).ToList() is [{ IsClear: true } person])
        {
            return person.Best.Record;   // any colleague answers "who", not only those shown
        }

        if (question.Candidates.Count == 0)
        {
            return null;
        }

        return ByPlace(question.Candidates, utterance.Text) ?? ByMention(question.Candidates, utterance) ?? ByWords(question, utterance, context) ?? ByAmount(question, utterance) ?? BySize(question, utterance.Text);
    }

    private static bool IsShort(Utterance utterance) => utterance.Language == "en"
        ? utterance.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords
        : utterance.Text.Length <= LongestAnswer;

    private static RecordRef? ByPlace(IReadOnlyList<RecordRef> candidates, string text) => Place(text, candidates.Count) is { } place ? candidates[place] : null;

    /// <summary>Which of <paramref name="count"/> numbered things is meant, from 0; null when no place is said.</summary>
    internal static int? Place(string text, int count)
    {
        var bare = text.Trim().TrimEnd('.', '。', '吧', '!', '！');
        if (int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= count ? number - 1 : null;
        }

        for (var place = 1; place <= Math.Min(count, MostPlaces); place++)
        {
            if (Words.Has(text, $"place_{place}"))
            {
                return place - 1;
            }
        }

        return Words.Has(text, "place_last") ? count - 1 : null;
    }

    private static RecordRef? ByMention(IReadOnlyList<RecordRef> candidates, Utterance utterance)
    {
        var named = candidates.Where(candidate => utterance.Mentions.Any(mention => mention.IsClear && Same(mention.Best.Record, candidate))).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static RecordRef? ByWords(OpenQuestion question, Utterance utterance, ReadingContext context)
    {
        var scored = question.Candidates
            .Select((candidate, at) => (Candidate: candidate, Score: Score(question, candidate, at, utterance, context)))
            .OrderByDescending(pair => pair.Score)
            .ToList();
        return scored[0].Score > 0 && (scored.Count == 1 || scored[0].Score - scored[1].Score >= 0.9) ? scored[0].Candidate : null;
    }

    private static double Score(OpenQuestion question, RecordRef candidate, int at, Utterance utterance, ReadingContext context)
    {
        var score = context.Names.Find(candidate.Kind, candidate.Id) is { } known ? DealChoice.Score(known, utterance, null) : DealChoice.Shared(candidate.Name, utterance.Text);
        return score + (at < question.CandidateWords.Count ? DealChoice.Shared(question.CandidateWords[at], utterance.Text) : 0);
    }

    private static RecordRef? ByAmount(OpenQuestion question, Utterance utterance)
    {
        var said = utterance.Money.Select(money => money.High.ToString("0", CultureInfo.InvariantCulture)).ToHashSet();
        var fitting = question.Candidates.Where((_, at) => at < question.CandidateWords.Count && question.CandidateWords[at].Split(' ').Any(said.Contains)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    // 大的那单, "the smaller one": the amount is the last of a deal's words.
    private static RecordRef? BySize(OpenQuestion question, string text)
    {
        var (wantsLargest, wantsSmallest) = (Words.Has(text, "largest"), Words.Has(text, "smallest"));
        if (wantsLargest == wantsSmallest || question.CandidateWords.Count < question.Candidates.Count)
        {
            return null;
        }

        var sized = question.Candidates.Select((candidate, at) => (candidate, Size: decimal.TryParse(question.CandidateWords[at].Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var yuan) ? yuan : -1))
            .OrderBy(pair => wantsLargest ? -pair.Size : pair.Size).ToList();
        return sized.Count > 1 && sized.TrueForAll(pair => pair.Size >= 0) && sized[0].Size != sized[1].Size ? sized[0].candidate : null;
    }

    private static bool Same(RecordRef left, RecordRef right) => left.Kind == right.Kind && left.Id == right.Id;
}
