using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Acts;
using SalesAssistant.Skills.Language.Privacy;
using SalesAssistant.Skills.Language.Recognizers;
using SalesAssistant.Skills.Language.Routing;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Long.Mutation;

/// <summary>One text through understanding as a turn does it, then through every reader and recogniser, likely or not. Throws where one throws or claims words that are not there.</summary>
internal sealed class ReadEverything(SkillRouter router, ActReader acts, IEnumerable<ISkillReader> readers)
{
    private static readonly string[] Kinds = ["number", "ordinal", "percent", "numberrange", "currency", "datetime"];
    private readonly ISkillReader[] _readers = [.. readers];

    /// <summary>Milliseconds of processor time of understanding, and of all the rest.</summary>
    public (double Understanding, double Others) Run(string text, ReadingContext context)
    {
        var started = ThreadTime.Now();
        var utterance = UtteranceReader.Read(text, context.Now, context.Names);
        var act = acts.Read(utterance, context);
        var understood = router.Route(utterance, context);
        var understanding = ThreadTime.Now() - started;
        Check(utterance);
        Check(understood.Score, "score");
        Check(act?.Confidence ?? 1, "act");
        foreach (var reader in _readers)
        {
            Check(reader.Read(utterance, context)?.Confidence ?? 0, reader.Skill);
        }

        Recognize(text, context.Now);
        var masked = PersonalData.Mask(text);
        if (PersonalData.Mask(masked.Text).Text != masked.Text)
        {
            throw new InvalidOperationException("Masking found something in what it had masked.");
        }

        return (understanding, ThreadTime.Now() - started - understanding);
    }

    private static void Recognize(string text, DateTime now)
    {
        foreach (var language in (string[])["zh", "en"])
        {
            foreach (var kind in Kinds)
            {
                foreach (var found in EntityRecognizers.Recognize(text, language, kind, now))
                {
                    Inside(found.Span, text, kind);
                }
            }
        }
    }

    private static void Check(Utterance utterance)
    {
        var spans = utterance.Dates.Select(date => date.Span)
            .Concat(utterance.Money.Select(money => money.Span))
            .Concat(utterance.Numbers.Select(number => number.Span))
            .Concat(utterance.Percents.Select(percent => percent.Span))
            .Concat(utterance.Durations.Select(duration => duration.Span))
            .Concat(utterance.Mentions.Select(mention => mention.Span));
        foreach (var span in spans)
        {
            Inside(span, utterance.Text, "value");
            _ = utterance.Words(span);
        }

        for (var i = 1; i < utterance.Mentions.Count; i++)
        {
            if (utterance.Mentions[i].Span.Start < utterance.Mentions[i - 1].Span.End)
            {
                throw new InvalidOperationException("Two names overlap.");
            }
        }
    }

    private static void Inside(Span span, string text, string what)
    {
        if (span.Start < 0 || span.Length <= 0 || span.End > text.Length)
        {
            throw new InvalidOperationException($"A {what} at {span.Start}..{span.End} of {text.Length} characters.");
        }
    }

    private static void Check(double confidence, string of)
    {
        if (confidence is not (>= 0 and <= 1))
        {
            throw new InvalidOperationException($"Confidence {confidence} of {of}.");
        }
    }
}
