namespace SalesAssistant.Skills.Language.Routing;

/// <summary>What the built-in reader made of a message.</summary>
/// <param name="Request">What will be done.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="Why">The decision, for people who ask.</param>
public sealed record Understood(Request Request, double Score, Decision Why);

/// <summary>Lets every skill's reader read the message, weighs what they found with how the message is worded, and picks one: act, ask which of two is meant, or decline.</summary>
public sealed class SkillRouter(IEnumerable<ISkillReader> readers, IIntentClassifier classifier, RoutingSettings settings)
{
    private const double Nothing = 0.1;
    private const int MostFound = 6;
    private const double Continued = 0.8;
    private const double Certain = 0.95;
    private const double Read = 0.6;
    private const double LessOfANote = 0.5;
    private const double ReadWhole = 0.85;

    // Both are read by one reader, which tells them apart by what is measured; how a question is worded only says that it is one.
    private static readonly string[] Figures = ["pipeline_query", "performance_report"];
    private readonly ISkillReader[] _readers = [.. readers];

    public Understood Route(Utterance utterance, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var probabilities = classifier.Classify(utterance, context).ToDictionary(found => found.Skill, found => found.Probability);
        var ofFigures = Figures.Sum(skill => probabilities.GetValueOrDefault(skill));
        foreach (var skill in Figures)
        {
            probabilities[skill] = ofFigures;
        }

        var readings = _readers
            .Where(reader => probabilities.GetValueOrDefault(reader.Skill) >= settings.Consider || (reader.Skill == "manage_task" && context.State.LastSkill == reader.Skill))
            .Select(reader => (reader.Skill, Request: reader.Read(utterance, context)))
            .Where(reading => reading.Request is not null)
            .Select(reading => new Reading(reading.Request!, Score(probabilities.GetValueOrDefault(reading.Skill), reading.Request!.Confidence)))   // filtered above
            .ToList();
        var isOfTask = readings.Exists(reading => reading.Request is ManageTask { Confidence: >= Certain });   // 周二八点喊我…: it is still to come; 刚催完了 behind 催…: it is done
        var asksForSteps = readings.Exists(reading => reading.Request is NextActions { Confidence: >= ReadWhole });   // 哪些单子有风险: a figure would leave the risk out
        readings = (isOfTask || readings.Exists(reading => reading.Request is FigureQuestion { IsFollowUp: true, Confidence: >= Continued } or CustomerProfile { Confidence: >= Certain }) ? readings.Select(Weaker) : readings)
            .Select(reading => reading.Request is LogInteraction && isOfTask ? reading with { Score = reading.Score * LessOfANote } : reading)
            .Select(reading => reading.Request is FigureQuestion { Unread.Count: > 0, IsFollowUp: false } && asksForSteps ? reading with { Score = reading.Score / 2 } : reading)
            .OrderByDescending(reading => reading.Score)
            .ToList();
        if (readings.Count > 1 && IsWordingOnly(readings[0].Request) && readings[1].Request is FigureQuestion { Confidence: >= Read } or CustomerProfile { Confidence: >= Certain })
        {
            readings.RemoveAt(0);   // 近期我跟进了哪些客户: worded like another skill, whose reader found nothing, and read as a figure
        }

        if (readings.Count == 0 || readings[0].Score < settings.Decline || IsWordingOnly(readings[0].Request))
        {
            return new Understood(new OutOfScope("not_understood"), readings.Count == 0 ? 0 : readings[0].Score, Explain(readings));
        }

        return CloseCall.Between(readings, settings) is { } question
            ? new Understood(question, readings[0].Score, Explain(readings) with { IsAsked = true })
            : new Understood(readings[0].Request, readings[0].Score, Explain(readings));
    }

    // It sounds like a question, but its own reader found nothing in it that is asked here: 端午节怎么来的, "how do I open a jar".
    private static bool IsWordingOnly(Request request) =>
        request.Confidence < Nothing && request is Help or NextActions { Confidence: < Nothing, About: null, Deals.Count: 0, Owner: null, Team: null };

    // What goes on with the question or the task before, word for word, is hardly small talk, however short it is.
    private static Reading Weaker(Reading reading) => reading.Request is OutOfScope { IsDenied: false } or Help ? reading with { Score = reading.Score / 2 } : reading;

    // A reader that finds next to nothing of its own in the sentence outweighs half of what the wording sounds like.
    private double Score(double probability, double confidence) =>
        (settings.WordingWeight * probability + (1 - settings.WordingWeight) * confidence) * (confidence < Nothing ? 0.6 : 1);

    private static Decision Explain(List<Reading> readings) => readings.Count == 0 ? new Decision("read") : new Decision(
        "read", readings[0].Request.Skill, readings[0].Score, readings.Count > 1 ? readings[1].Request.Skill : null, readings.Count > 1 ? readings[1].Score : 0)
    {
        Found = readings[0].Request.Evidence.Take(MostFound).ToDictionary(),
    };

    internal sealed record Reading(Request Request, double Score);
}

/// <summary>`Understanding` in appsettings.json.</summary>
public sealed class RoutingSettings
{
    /// <summary>How much the wording counts beside what a skill's own reader found, 0 to 1.</summary>
    public double WordingWeight { get; set; } = 0.6;

    /// <summary>Skills less probable than this by the wording are not read at all: it saves time and never decided a message.</summary>
    public double Consider { get; set; } = 0.004;

    /// <summary>Below this the assistant says that it did not understand, with examples.</summary>
    public double Decline { get; set; } = 0.2;

    /// <summary>Two skills whose scores lie closer than this are both offered, and the person picks; 0 = the better one is taken without asking.</summary>
    public double AskWithin { get; set; } = 0.05;
}
