using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Acts;
using SalesAssistant.Skills.Language.Privacy;
using SalesAssistant.Skills.Language.Recognizers;
using SalesAssistant.Skills.Language.Routing;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Long.Mutation;

/// <summary>One text through understanding as a turn does it, but with every reader asked, however unlikely. Throws where one throws or claims words that are not there.</summary>
internal sealed class ReadEverything(IEnumerable<ISkillReader> readers, IIntentClassifier classifier, ActReader acts)
{
    private static readonly (string Language, string Kind)[] Recognizers =
        [.. from language in (string[])["zh", "en"] from kind in (string[])["number", "ordinal", "percent", "numberrange", "currency", "datetime"] select (language, kind)];

    private readonly SkillRouter _router = new(readers, classifier, new RoutingSettings { Consider = 0 });

    /// <summary>Milliseconds of processor time that understanding took; the recogniser of the text's turn and masking come after it.</summary>
    public double Run(string text, int number, ReadingContext context)
    {
        var started = ThreadTime.Now();
        var utterance = UtteranceReader.Read(text, context.Now, context.Names);
        var act = acts.Read(utterance, context);
        var understood = _router.Route(utterance, context);
        var took = ThreadTime.Now() - started;
        Check(utterance);
        Check(understood.Score, "score");
        Check(understood.Request.Confidence, understood.Request.Skill);
        Check(act?.Confidence ?? 1, "act");
        Recognize(text, Recognizers[number % Recognizers.Length], context.Now);
        var masked = PersonalData.Mask(text).Text;
        if (PersonalData.Mask(masked).Text != masked)
        {
            throw new InvalidOperationException("Masking found something in what it had masked.");
        }

        return took;
    }

    private static void Recognize(string text, (string Language, string Kind) recognizer, DateTime now)
    {
        foreach (var found in EntityRecognizers.Recognize(text, recognizer.Language, recognizer.Kind, now))
        {
            Inside(found.Span, text, recognizer.Kind);
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
